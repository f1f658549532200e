"""Addresses that exist only where the mode is demo: anybody may become any of the invented people."""

from django.urls import path

from config.views import demo

app_name = "demo"
urlpatterns = [
    path("", demo.Cast.as_view(), name="cast"),
    path("sign-in/<int:pk>/", demo.SignInAs.as_view(), name="sign_in_as"),
    path("mailbox/", demo.Mailbox.as_view(), name="mailbox"),
    path("mailbox/<str:message>/", demo.Message.as_view(), name="message"),
]
