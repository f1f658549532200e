import pytest
from django.core.checks import run_checks

from config import checks
from tests.factories.clamd import running


@pytest.fixture
def production(settings):
    settings.PRODUCTION = True
    settings.DEFAULT_FROM_EMAIL = "Waymark <waymark@alderbrook.ac.uk>"
    return settings


def ids(messages):
    return [message.id for message in messages]


def test_every_check_says_what_to_do(production, tmp_path):
    production.BASE_DIR = tmp_path
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "vendor-files.txt").write_text("a → static/vendor/a.woff2\n")
    production.LINK_DAYS, production.DEFAULT_FROM_EMAIL = 0, "waymark@alderbrook.example"
    ours = [message for message in run_checks() if message.id.startswith("waymark.")]
    assert sorted(ids(ours)) == ["waymark.E002", "waymark.W001", "waymark.W003"]
    assert all(message.hint for message in ours)


def test_fonts_that_are_there_need_no_word(settings):
    assert checks.fonts_are_there() == []


@pytest.mark.parametrize(("days", "found"), [(1, []), (90, []), (0, ["waymark.E002"]), (91, ["waymark.E002"])])
def test_links_live_between_one_and_ninety_days(settings, days, found):
    settings.LINK_DAYS = days
    assert ids(checks.links_do_not_live_for_ever()) == found


def test_a_data_folder_that_cannot_be_written_is_an_error(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)  # root may write everywhere
    settings.DATA_DIR = tmp_path / "var"
    assert ids(checks.data_folder_can_be_written()) == ["waymark.E001"]


def test_a_data_folder_that_will_be_made_is_judged_by_where_it_goes(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "not" / "yet"
    assert checks.data_folder_can_be_written() == []


def test_a_full_disk_is_said_before_somebody_loses_work(settings, monkeypatch):
    monkeypatch.setattr(checks, "ENOUGH_MEGABYTES", 10**9)
    assert ids(checks.data_folder_can_be_written()) == ["waymark.W002"]


def test_redis_is_not_asked_without_a_connection_being_wanted(production):
    production.REDIS_URL = "redis://127.0.0.1:1/0"
    assert checks.redis_answers(databases=None) == []


@pytest.mark.parametrize(("address", "found"), [("", ["waymark.W004"]), ("redis://127.0.0.1:1/0", ["waymark.W005"])])
def test_a_redis_that_is_away_is_said_in_production(production, address, found):
    production.REDIS_URL = address
    assert ids(checks.redis_answers(databases=["default"])) == found


def test_outside_production_nobody_needs_redis(settings):
    settings.REDIS_URL = ""
    assert checks.redis_answers(databases=["default"]) == []


class TestTheScanner:
    def test_none_is_asked_nothing(self):
        assert checks.scanner_answers(databases=["default"]) == []

    def test_one_that_answers_needs_no_word(self, settings):
        settings.FILE_SCANNER = "clamd"
        with running() as clamd:
            settings.FILE_SCANNER_ADDRESS = clamd.address
            assert checks.scanner_answers(databases=["default"]) == []

    def test_one_that_is_away_is_said_with_what_to_do(self, settings):
        settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = "clamd", "/nowhere/clamd.ctl"
        [said] = checks.scanner_answers(databases=["default"])
        assert (said.id, said.hint) == (
            "waymark.W006",
            "Start it, or mend FILE_SCANNER_ADDRESS. Until then files are kept, and cannot be shared.",
        )
        assert checks.scanner_answers(databases=None) == []
