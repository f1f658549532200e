import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


@pytest.mark.parametrize("said", ["1", "true", "YES", " on "])
def test_a_flag_may_say_yes_in_many_ways(monkeypatch, said):
    monkeypatch.setenv("DEBUG", said)
    assert env.flag("DEBUG") is True


@pytest.mark.parametrize("said", ["0", "false", "No", "off", ""])
def test_a_flag_may_say_no_in_many_ways(monkeypatch, said):
    monkeypatch.setenv("DEBUG", said)
    assert env.flag("DEBUG", default=True) is False


def test_a_flag_that_says_neither_is_refused(monkeypatch):
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match=r"^DEBUG is 'maybe'\. Write yes or no\.$"):
        env.flag("DEBUG")


def test_a_number_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("LINK_DAYS", "a month")
    with pytest.raises(ImproperlyConfigured, match=r"^LINK_DAYS is 'a month'\. Write a whole number\.$"):
        env.number("LINK_DAYS", 30)


def test_a_number_that_is_empty_is_the_default(monkeypatch):
    monkeypatch.setenv("LINK_DAYS", "")
    assert env.number("LINK_DAYS", 30) == 30


def test_a_choice_outside_the_list_is_refused_with_the_list(monkeypatch):
    monkeypatch.setenv("WAYMARK_MODE", "live")
    with pytest.raises(ImproperlyConfigured, match=r"Choose one of: demo, production\.$"):
        env.choice("WAYMARK_MODE", ("demo", "production"), "demo")


def test_a_list_is_split_at_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "a.example, b.example,")
    assert env.words("ALLOWED_HOSTS") == ["a.example", "b.example"]


def test_a_secret_can_be_read_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("very secret\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    assert env.secret("SECRET_KEY") == "very secret"


def test_a_secret_file_that_is_not_there_is_said_loudly(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match=r"No such file or directory\)\. Mend the path, or set SECRET_KEY\.$"):
        env.secret("SECRET_KEY")


def test_what_is_already_set_wins_over_the_file(monkeypatch, tmp_path):
    monkeypatch.setenv("SITE_NAME", "Ours")
    (tmp_path / ".env").write_text('# a comment\nSITE_NAME=Theirs\nHELP_EMAIL="help@b.example"\n')
    monkeypatch.delenv("HELP_EMAIL", raising=False)
    env.load(tmp_path / ".env")
    assert (env.text("SITE_NAME"), env.text("HELP_EMAIL")) == ("Ours", "help@b.example")
    monkeypatch.delenv("HELP_EMAIL")
