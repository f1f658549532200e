from django.urls import path

from writing.views import draft

app_name = "writing"
urlpatterns = [
    path("writing/drafts/<uuid:id>/", draft.DraftEndpoint.as_view(), name="draft"),
]
