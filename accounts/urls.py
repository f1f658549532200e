from django.urls import include, path

from accounts.views import sign_in

urlpatterns = [
    path("sign-in/with/<str:token>/", sign_in.SignInByLink.as_view(), name="sign_in_by_link"),
    path("account/", include("allauth.urls")),
]
