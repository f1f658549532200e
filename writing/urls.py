from django.urls import path

from writing.views import attachment, draft

app_name = "writing"
urlpatterns = [
    path("writing/files/<uuid:pk>/", attachment.AttachmentFile.as_view(), name="attachment"),
    path("writing/drafts/<uuid:id>/", draft.DraftEndpoint.as_view(), name="draft"),
]
