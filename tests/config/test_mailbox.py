from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.mail import EmailMessage, get_connection

from config import mailbox


@pytest.fixture
def post(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return get_connection("config.mailbox.EmailBackend")


def letter(subject="Please read", body="Open http://127.0.0.1:8000/links/abc/. Thank you."):
    return EmailMessage(subject, body, "Waymark <waymark@alderbrook.example>", ["joan@alderbrook.example"])


def test_an_empty_mailbox_has_no_messages(post):
    assert mailbox.messages() == []


def test_a_message_can_be_read_as_it_was_sent(post):
    post.send_messages([letter(subject="Sign-off for “Visit to Mrs A”", body="Annwyl Joan, tŷ\n")])
    mail = mailbox.messages()[0]
    assert (mail.to, mail.subject, mail.text) == ("joan@alderbrook.example", "Sign-off for “Visit to Mrs A”", "Annwyl Joan, tŷ\n")


def test_the_newest_message_comes_first(post):
    post.send_messages([letter("First"), letter("Second")])
    assert [mail.subject for mail in mailbox.messages()] == ["Second", "First"]


def test_links_are_found_without_the_full_stop_behind_them(post):
    post.send_messages([letter()])
    assert mailbox.messages()[0].links == ["http://127.0.0.1:8000/links/abc/"]


def test_one_message_can_be_asked_for_by_its_name(post):
    post.send_messages([letter("First"), letter("Second")])
    second = mailbox.messages()[0]
    assert mailbox.message(second.id) == second


@pytest.mark.parametrize("name", ["../waymark", "1-1", "", "9999999999999999999-1"])
def test_a_name_that_is_no_message_gives_nothing(post, name):
    assert mailbox.message(name) is None


def test_many_senders_at_once_lose_nothing(post):
    with ThreadPoolExecutor(8) as senders:
        list(senders.map(lambda n: post.send_messages([letter(str(n))]), range(40)))
    assert sorted(int(mail.subject) for mail in mailbox.messages()) == list(range(40))


def test_half_written_messages_are_not_shown(post, tmp_path):
    post.send_messages([letter()])
    (tmp_path / "mailbox" / "1763000000000000000-1.part").write_bytes(b"Subject: half")
    assert len(mailbox.messages()) == 1
