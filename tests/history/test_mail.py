import pytest

from history.mail import send
from history.outbox import message_id


@pytest.fixture
def sent(mailoutbox, settings):
    settings.SITE_URL = "https://waymark.alderbrook.example"
    settings.HELP_EMAIL = "help@alderbrook.example"

    def send_one(**more):
        send(key="accounts.invitation:4", to="joan@kestrelshire.example", subject="You are expected", text="Dear Joan", **more)
        return mailoutbox[-1]

    return send_one


def test_the_message_id_is_made_from_the_key_and_the_site(settings):
    settings.SITE_URL = "https://waymark.alderbrook.example:8443"
    assert message_id("a") == "<ca978112ca1bbdcafac231b39a23dc4d@waymark.alderbrook.example>"


def test_a_second_try_goes_under_the_same_message_id(sent):
    assert sent().message()["Message-ID"] == sent().message()["Message-ID"] == message_id("accounts.invitation:4")


def test_a_mail_comes_from_an_address_that_somebody_reads(sent, settings):
    mail = sent()
    assert (mail.from_email, mail.reply_to) == (settings.DEFAULT_FROM_EMAIL, ["help@alderbrook.example"])
    assert mail.to == ["joan@kestrelshire.example"]


def test_a_mail_is_plain_text_unless_html_is_given(sent):
    assert sent().alternatives == []
    assert sent(html="<p>Dear Joan</p>").alternatives[0].content == "<p>Dear Joan</p>"


def test_a_machine_that_answers_mail_is_asked_not_to(sent):
    assert sent().message()["Auto-Submitted"] == "auto-generated"
