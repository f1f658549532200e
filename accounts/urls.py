from django.urls import include, path

from accounts.views import sign_in, sign_in_again, sign_out, university

urlpatterns = [
    path("sign-in/with/<str:token>/", sign_in.SignInByLink.as_view(), name="sign_in_by_link"),
    path("sign-in/again/", sign_in_again.SignInAgain.as_view(), name="sign_in_again"),
    path("account/logout/", sign_out.SignOut.as_view(), name="account_logout"),
    path("account/university/", university.SignInAtUniversity.as_view(), name="sign_in_at_university"),
    # The only address of allauth's for other sites' accounts: nobody connects one, or makes an account from one.
    path("account/<str:provider_id>/back/", university.BackFromUniversity.as_view(), name="openid_connect_callback"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
]
