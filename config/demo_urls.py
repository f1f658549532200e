"""Addresses that exist only where the mode is demo: anybody may become any of the invented people."""

from django.urls import path

from config.views import demo, demo_university

app_name = "demo"
urlpatterns = [
    path("", demo.Cast.as_view(), name="cast"),
    path("sign-in/<int:pk>/", demo.SignInAs.as_view(), name="sign_in_as"),
    path("university/.well-known/openid-configuration", demo_university.Configuration.as_view(), name="university_configuration"),
    path("university/", demo_university.Authorise.as_view(), name="university_authorise"),
    path("university/token/", demo_university.Token.as_view(), name="university_token"),
    path("university/person/", demo_university.Person.as_view(), name="university_person"),
    path("university/keys.json", demo_university.Keys.as_view(), name="university_keys"),
    path("mailbox/", demo.Mailbox.as_view(), name="mailbox"),
    path("mailbox/<str:message>/", demo.Message.as_view(), name="message"),
]
