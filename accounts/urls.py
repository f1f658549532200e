from django.urls import include, path

from accounts.views import sign_in, sign_out

urlpatterns = [
    path("sign-in/with/<str:token>/", sign_in.SignInByLink.as_view(), name="sign_in_by_link"),
    path("account/logout/", sign_out.SignOut.as_view(), name="account_logout"),
    path("account/", include("allauth.urls")),
]
