import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.actions.log import flag_for_supervision, share_entry, write_entry
from activities.actions.supervision import flag_passages
from activities.forms.log_search import days_of
from activities.models import LogEntry, LogTag, LogTemplate
from activities.models.log_timeline import ON_A_PAGE
from activities.models.written import Written
from tests.factories.activities import make_entry
from tests.factories.documents import make_document
from tests.factories.writing import make_voice_note
from writing.actions.attachment import give_attachments, remove_attachment
from writing.models import Audience
from writing.models.tag import tags_in

pytestmark = pytest.mark.django_db
LOG = "/log/"


def wrote(author, title, *, on=date(2026, 11, 20), body="The ramp.", tags=(), template="", version_seen=0, pk=None):
    written = Written(title=title, body=body, event_on=on, tags=tags, template=template)
    return write_entry(id=pk or uuid4(), written=written, by=author, version_seen=version_seen)


def found(client, **asked):
    return [entry.title for entry in client.get(LOG, asked).context["page"].entries]


@pytest.fixture
def three(amara, joan, around_amara):
    """A shared one with a tag, a flagged one of October, and one written long after."""
    LogTemplate.objects.create(key="short", title="Short", questions=["What?"])
    ramp = wrote(amara, "The ramp", body="He BUILT it with his uncle.", tags=("home visit", "family"), template="short")
    share_entry(entry=ramp, with_person=joan, by=amara)
    calls = wrote(amara, "Four calls", on=date(2026, 10, 2), body="I rang, and rang.")
    flag_for_supervision(entry=calls, by=amara)
    pen = wrote(amara, "A pen", on=date(2025, 10, 1), body="She held it.\n\nThree lines.", tags=("family",))
    flag_passages(entry=pen, names=["p2"], version_seen=1, by=amara)
    return ramp, calls, pen


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["The ramp", "Four calls", "A pen"]),
        ({"q": "built"}, ["The ramp"]),
        ({"q": "UNCLE ramp"}, ["The ramp"]),
        ({"q": "fam"}, ["The ramp", "A pen"]),
        ({"q": "nothing like it"}, []),
        ({"tag": "family"}, ["The ramp", "A pen"]),
        ({"tag": "famil"}, []),
        ({"template": "short"}, ["The ramp"]),
        ({"flagged": "on"}, ["Four calls", "A pen"]),
        ({"shared": "yes"}, ["The ramp"]),
        ({"shared": "no"}, ["Four calls", "A pen"]),
        ({"when": "2026"}, ["The ramp", "Four calls"]),
        ({"when": "2026-10"}, ["Four calls"]),
        ({"when": "2026-11-20"}, ["The ramp"]),
        ({"when": "2026", "flagged": "on", "q": "rang"}, ["Four calls"]),
        ({"when": "2026-13", "shared": "perhaps", "page": "no", "template": "a b"}, ["The ramp", "Four calls", "A pen"]),
    ],
)
def test_amara_looks_for(as_person, amara, three, asked, titles):
    assert found(as_person(amara), **asked) == titles


def test_nothing_found_says_so_and_leads_back(as_person, amara, three):
    page = as_person(amara).get(LOG, {"q": "quincunx"}).content.decode()
    assert "Nothing in your log fits that." in page
    assert 'value="quincunx"' in page


def test_a_search_never_finds_what_others_wrote_or_shared(as_person, amara, ben, joan, three):
    for person in (ben, joan):
        client = as_person(person)
        assert found(client, q="ramp") == found(client, tag="family") == found(client, when="2026") == []


def test_others_read_neither_tags_nor_counts_nor_flags(as_person, joan, three):
    page = as_person(joan).get(LOG).content.decode()
    assert "The ramp" in page
    for private in ("home visit", "family", "Four calls", "Flagged", "entries", "October", "Search my log"):
        assert private not in page


def test_a_reader_of_an_entry_sees_neither_its_tags_nor_its_flags(as_person, amara, joan, three):
    ramp = three[0]
    flag_passages(entry=ramp, names=["p1"], version_seen=1, by=amara)
    page = as_person(joan).get(reverse("activities:log_entry", args=[ramp.pk])).content.decode()
    for private in ("home visit", "flagged", "For supervision", "This log is not a report"):
        assert private not in page


def test_months_say_how_many_there_are_and_later_writing_is_plain(as_person, amara):
    at = timezone.now()
    make_entry(amara, title="Late", event_on=timezone.localdate(at) - timedelta(days=6))
    page = as_person(amara).get(LOG).content.decode()
    assert "written 6 days later" in page


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("home visit, Law ,law,, #Power", ("home visit", "law", "power")),
        ("  ", ()),
        ("a  b\nc", ("a b", "c")),
    ],
)
def test_tags_are_read_from_a_line(typed, tags):
    assert tags_in(typed) == tags


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("x" * 41, f"“{'x' * 41}” is too long for a tag. Use at most 40 letters, with commas between tags."),
        (",".join(f"t{number}" for number in range(13)), "Keep at most 12 tags: the ones you will look for."),
    ],
)
def test_too_much_of_a_tag_is_told_kindly(as_person, amara, typed, says):
    sent = {"body": "The ramp.", "event_on": timezone.localdate().isoformat(), "version": 0, "draft_version": 0, "tags": typed}
    answer = as_person(amara).post(reverse("activities:log_entry_write", args=[uuid4()]), sent)
    assert answer.context["form"].errors == {"tags": [says]}
    assert LogEntry.objects.count() == 0


def test_tags_are_suggested_from_ones_own_earlier_ones(as_person, amara, ben, three):
    wrote(ben, "Mine", tags=("secret",))
    page = as_person(amara).get(reverse("activities:log_entry_write", args=[uuid4()]))
    assert page.context["my_tags"] == ["family", "home visit"]


def test_tags_are_changed_with_the_entry_and_saved_once(as_person, amara, three):
    ramp = three[0]
    address = reverse("activities:log_entry_edit", args=[ramp.pk])
    sent = {"title": ramp.title, "body": ramp.body, "event_on": "2026-11-20", "version": 1, "draft_version": 0, "template": "short"}
    as_person(amara).post(address, sent | {"tags": "family, home visit"})
    ramp.refresh_from_db()
    assert ([tag.word for tag in ramp.tags.all()], ramp.version) == (["family", "home visit"], 2)
    as_person(amara).post(address, sent | {"tags": "family, home visit", "version": 2})
    ramp.refresh_from_db()
    assert (LogTag.objects.filter(entry=ramp).count(), ramp.version) == (2, 2)


def test_days_of():
    assert days_of("2026") == (date(2026, 1, 1), date(2026, 12, 31))
    assert days_of("2028-02") == (date(2028, 2, 1), date(2028, 2, 29))
    assert days_of("2026-11-20") == (date(2026, 11, 20), date(2026, 11, 20))
    assert days_of("2026-02-30") is days_of("") is days_of("0026-01") is None


def test_the_calendar_leads_to_the_entry_or_to_the_entries_of_the_day(as_person, amara, three):
    second = wrote(amara, "The same day", on=date(2026, 10, 2))
    client = as_person(amara)
    november = client.get("/log/calendar/", {"month": "2026-11"})
    october = client.get("/log/calendar/", {"month": "2026-10"}).content.decode()
    assert november.context["count"] == 1
    assert reverse("activities:log_entry", args=[three[0].pk]) in november.content.decode()
    assert "/log/?when=2026-10-02" in october
    assert reverse("activities:log_entry", args=[second.pk]) not in october
    assert found(client, when="2026-10-02") == ["The same day", "Four calls"]


@pytest.mark.parametrize("month", ["", "2026", "nonsense", "2026-13", "9999-12", "1900-01"])
def test_the_calendar_opens_whatever_its_address_says(as_person, amara, month):
    assert as_person(amara).get("/log/calendar/", {"month": month}).status_code == 200


def test_the_calendar_shows_nothing_of_others(as_person, ben, joan, three):
    assert as_person(ben).get("/log/calendar/", {"month": "2026-11"}).context["count"] == 0
    assert as_person(joan).get("/log/calendar/").status_code == 403


def many(author, number):
    """As many entries as a whole degree brings, without the time that a thousand saves take."""
    today = timezone.localdate()
    audiences = Audience.objects.bulk_create(Audience(owner=author) for _ in range(number))
    entries = LogEntry.objects.bulk_create(
        LogEntry(id=uuid4(), author=author, audience=audience, title=f"Number {index}", body="The ramp. " * 50, format="marks",
                 event_on=today - timedelta(days=index))
        for index, audience in enumerate(audiences)
    )  # fmt: skip
    LogTag.objects.bulk_create(LogTag(entry=entry, word=f"tag {index % 7}") for index, entry in enumerate(entries))
    return entries


def facts_in(client):
    return re.findall(r"<span>(Voice note|\d+ voice notes|\d+ documents?)</span>", client.get(LOG).content.decode())


@pytest.mark.parametrize(("number", "said"), [(1, ["Voice note", "1 document"]), (3, ["3 voice notes", "3 documents"])])
def test_a_row_says_what_goes_with_its_entry(as_person, amara, number, said, django_assert_num_queries):
    entry, client = make_entry(amara), as_person(amara)
    for _ in range(number):
        make_voice_note(amara, about=entry.pk, audience=entry.audience)
        make_document(entry)
    with django_assert_num_queries(8):
        assert facts_in(client) == said
    for file in entry.audience.attachments.all():
        remove_attachment(attachment=file, by=amara)
    assert facts_in(client) == []


def test_a_reader_is_told_of_the_files_she_was_given_alone(as_person, amara, joan, around_amara):
    entry = make_entry(amara)
    note, _ = (make_voice_note(amara, about=entry.pk, audience=entry.audience) for _ in range(2))
    share_entry(entry=entry, with_person=joan, by=amara)
    assert facts_in(as_person(joan)) == []
    give_attachments(attachments=[note], member=entry.audience.members.get(), reason="Nobody is in it.", by=amara)
    assert facts_in(as_person(joan)) == ["Voice note"]


@pytest.mark.parametrize("number", [1, 3, 1000])
def test_a_thousand_entries_cost_as_many_queries_as_one(as_person, amara, django_assert_num_queries, number):
    many(amara, number)
    client = as_person(amara)
    with django_assert_num_queries(8):
        client.get(LOG)
    with django_assert_num_queries(9):
        client.get(LOG, {"q": "ramp", "tag": "tag 0", "shared": "no"})
    with django_assert_num_queries(4):
        client.get("/log/calendar/")


def test_a_thousand_entries_come_a_page_at_a_time_each_once(as_person, amara):
    many(amara, 1000)
    client = as_person(amara)
    seen, page = [], client.get(LOG)
    while True:
        seen += [entry.title for entry in page.context["page"].entries]
        if not page.context["earlier"]:
            break
        page = client.get(LOG + page.context["earlier"])
    assert seen == [f"Number {index}" for index in range(1000)]
    assert len(page.context["page"].entries) == ON_A_PAGE
    assert len(client.get(LOG).content) < 60_000


def test_a_search_keeps_its_words_from_page_to_page(as_person, amara):
    many(amara, ON_A_PAGE + 1)
    page = as_person(amara).get(LOG, {"q": "ramp"})
    assert page.context["page"].found == ON_A_PAGE + 1
    assert page.context["earlier"] == "?q=ramp&page=2"
    last = as_person(amara).get(LOG + page.context["earlier"])
    assert [entry.title for entry in last.context["page"].entries] == [f"Number {ON_A_PAGE}"]
    assert last.context["later"] == "?q=ramp&page=1"


def test_a_month_that_goes_on_upon_the_next_page_says_so(as_person, amara):
    many(amara, ON_A_PAGE + 1)
    months = as_person(amara).get(LOG).context["page"].months
    assert [whole for _, _, whole in months] == [True] * (len(months) - 1) + [False]


def test_the_search_offers_only_what_is_in_use(as_person, amara, ben, three):
    wrote(ben, "Mine", tags=("secret",))
    context = as_person(amara).get(LOG, {"search": "on"}).context
    assert context["months"] == [(date(2026, 11, 1), 1), (date(2026, 10, 1), 1), (date(2025, 10, 1), 1)]
    assert (context["years"], context["tags"]) == ([2026, 2025], ["family", "home visit"])
    assert context["templates"] == [("short", "Short")]
    assert [entry.title for entry in context["page"].entries] == ["The ramp", "Four calls", "A pen"]
