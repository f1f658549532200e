from django.urls import include, path

from accounts.views import sign_in, sign_in_again, sign_out

urlpatterns = [
    path("sign-in/with/<str:token>/", sign_in.SignInByLink.as_view(), name="sign_in_by_link"),
    path("sign-in/again/", sign_in_again.SignInAgain.as_view(), name="sign_in_again"),
    path("account/logout/", sign_out.SignOut.as_view(), name="account_logout"),
    path("account/", include("allauth.urls")),
]
