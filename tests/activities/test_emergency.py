"""The pages of an emergency reading: Priya asks, Ruth agrees, Priya reads, Amara is told. Nothing else opens."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.access import SIGNED_IN_AT
from accounts.models import Membership
from activities.actions.log import share_entry, write_entry
from activities.models import LogEntry
from activities.models.log_emergency import sentence_for
from activities.models.written import Written
from history.models import Delivery
from tests.factories.accounts import make_person
from tests.factories.activities import make_entry
from tests.writing.test_emergency import REASON, ask
from writing.actions import emergency as actions
from writing.actions.draft import save_draft
from writing.models import Audience, EmergencyOpening, EmergencyReading
from writing.views.emergency import NOBODY

pytestmark = pytest.mark.django_db

WORDS = "Quincunxbody"
TITLE = "Quincunxtitle"
ASK = reverse("writing:emergency_reading_ask")
MINE = reverse("writing:emergency_readings_of_mine")
REGISTER = reverse("writing:emergency_readings")


@pytest.fixture
def entry(amara):
    return make_entry(amara, title=TITLE, body=WORDS)


@pytest.fixture
def reading(entry, amara, priya, ruth, university):
    return actions.agree_to_emergency_reading(reading=ask(priya, amara, university), by=ruth)


def listing(reading):
    return reverse("activities:emergency_entries", args=[reading.pk])


def entry_page(reading, entry, name="emergency_entry"):
    return reverse(f"activities:{name}", args=[reading.pk, entry.pk])


def asked_with(**others):
    today = timezone.localdate()
    given = {"email": "Amara.Osei@alderbrook.example", "first_day": today - timedelta(days=5), "last_day": today, "reason": REASON}
    return given | {"key": uuid4()} | others


def told(page):
    return page.content.decode()


def test_priya_asks_for_days_and_learns_nothing_of_the_log(as_person, priya, ruth, entry):
    client = as_person(priya)
    assert "First, the other ways" in told(client.get(ASK))
    page = client.post(ASK, asked_with(), follow=True)
    reading = EmergencyReading.objects.get()
    assert page.redirect_chain[-1][0] == reverse("writing:emergency_reading", args=[reading.pk])
    assert TITLE not in told(page) and WORDS not in told(page)
    assert told(client.get(listing(reading))).count("is not open") == 2  # title and heading
    assert (reading.reason, reading.author.name) == (REASON, "Amara Osei")


def test_where_nobody_could_agree_priya_reads_so_before_she_types_anything(as_person, priya, entry, settings):
    settings.DATA_PROTECTION_CONTACT = "Data Protection Office"
    client = as_person(priya)
    page = " ".join(told(client.get(ASK)).split())
    assert "Nobody could agree, so you cannot ask now" in page
    assert "It needs a second person at University of Alderbrook who is system administrator and has been for 7 days." in page
    assert "ask your university’s data-protection contact for another way: Data Protection Office." in page
    assert 'id="ask-form"' not in page
    client.post(ASK, asked_with())
    assert (EmergencyReading.objects.count(), Delivery.objects.count()) == (0, 0)


def test_what_she_typed_is_kept_where_the_second_lost_the_role_meanwhile(as_person, priya, ruth, entry):
    client = as_person(priya)
    client.get(ASK)
    Membership.objects.filter(person=ruth).delete()
    page = client.post(ASK, asked_with())
    assert page.context["form"].errors == {"email": [NOBODY]}
    assert (page.context["form"]["reason"].value(), EmergencyReading.objects.count()) == (REASON, 0)


TODAY = timezone.localdate()
WRONG = {
    "no student": ({"email": "sam.whitlock@alderbrook.example"}, "No student of your university has this address."),
    "too short a reason": ({"reason": "She is ill."}, "Say why in at least 30 characters"),
    "too many days": ({"first_day": TODAY - timedelta(days=31)}, "Choose at most 31 days."),
    "days to come": ({"last_day": TODAY + timedelta(days=1)}, "Choose today or an earlier day"),
    "days the wrong way round": ({"last_day": TODAY - timedelta(days=9)}, "Choose the same day as the first"),
}


@pytest.mark.parametrize("what", WRONG)
def test_bad_input_says_what_to_do_and_keeps_what_was_typed(as_person, amara, sam, priya, what):
    sent, said = WRONG[what]
    page = as_person(priya).post(ASK, asked_with(**sent))
    assert said in told(page)
    assert page.context["form"]["email"].value()
    assert not EmergencyReading.objects.exists()


def test_asking_again_leads_to_what_waits(as_person, amara, priya, ruth, university):
    earlier = ask(priya, amara, university)
    page = as_person(priya).post(ASK, asked_with())
    assert "Withdraw it to ask otherwise" in told(page)
    assert reverse("writing:emergency_reading", args=[earlier.pk]) in told(page)


def test_a_coordinator_of_two_days_ago_is_told_when(as_person, university, reading):
    client = as_person(make_person("Kit Vale", "coordinator", university, given_days_ago=2))
    for page in (client.get(REGISTER), client.get(ASK), client.post(ASK, asked_with())):
        assert "your role for 7 days" in told(page)
        assert REASON not in told(page) and 'name="first_day"' not in told(page)
    assert client.get(reverse("writing:emergency_reading", args=[reading.pk])).status_code == 404
    assert EmergencyReading.objects.count() == 1


def long_ago(client):
    session = client.session
    session[SIGNED_IN_AT] -= 3 * 60 * 60
    session.save()


def test_whoever_signed_in_long_ago_shows_first_that_it_is_them(as_person, priya, ruth, amara, university):
    client = as_person(priya)
    long_ago(client)
    assert client.get(ASK).url == f"{reverse('sign_in_again')}?next=%2Femergency-readings%2Fask%2F"
    page = client.post(ASK, asked_with())
    assert "It is a while since you signed in" in told(page) and REASON in told(page)
    reading = ask(priya, amara, university)
    client = as_person(ruth)
    long_ago(client)
    answer = reverse("writing:emergency_reading_answer", args=[reading.pk])
    assert "It is a while since you signed in" in told(client.post(answer, {"answer": "agree"}))
    reading.refresh_from_db()
    assert reading.is_waiting


def test_signing_in_again_comes_back_and_leads_nowhere_else(as_person, priya):
    client, again = as_person(priya), reverse("sign_in_again")
    assert "get a new code by mail" in told(client.get(again, {"next": ASK}))
    assert client.post(f"{again}?next={ASK}").url == f"{reverse('account_request_login_code')}?next=%2Femergency-readings%2Fask%2F"
    client = as_person(priya)
    assert client.post(f"{again}?next=https://elsewhere.example/").url == f"{reverse('account_request_login_code')}?next=%2F"


def test_with_a_password_it_is_asked_for_once_more(as_person, priya):
    priya.set_password("a long enough password")
    priya.save()
    client = as_person(priya)
    long_ago(client)
    page = client.get(ASK, follow=True)
    assert page.redirect_chain[-1][0] == f"{reverse('account_reauthenticate')}?next=%2Femergency-readings%2Fask%2F"
    done = client.post(page.redirect_chain[-1][0], {"password": "a long enough password"})
    assert client.get(done.url).status_code == 200


def test_ruth_answers_on_a_page_where_nothing_is_chosen(as_person, amara, priya, ruth, university):
    reading = ask(priya, amara, university)
    client, address = as_person(ruth), reverse("writing:emergency_reading_answer", args=[reading.pk])
    assert "checked" not in told(client.get(address))
    assert "Choose one of the two." in told(client.post(address, {}))
    assert "Say why you refuse" in told(client.post(address, {"answer": "refuse", "words": "no"}))
    client.post(address, {"answer": "refuse", "words": "Ring her sister first."})
    assert "Ring her sister first." in told(as_person(priya).get(reverse("writing:emergency_reading", args=[reading.pk])))
    assert "There is nothing to answer any more: refused." in told(as_person(ruth).get(address, follow=True))


def test_ruths_answer_comes_too_late(as_person, amara, priya, ruth, university):
    reading = ask(priya, amara, university)
    actions.withdraw_emergency_reading(reading=reading, by=priya)
    address = reverse("writing:emergency_reading_answer", args=[reading.pk])
    assert "Your answer changed nothing: withdrawn." in told(as_person(ruth).post(address, {"answer": "agree"}, follow=True))


def test_the_list_shows_days_and_neither_titles_nor_words(as_person, priya, reading, entry):
    page = as_person(priya).get(listing(reading))
    assert (TITLE in told(page), WORDS in told(page), "Entry of" in told(page)) == (False, False, True)
    assert 0 < int(page["Refresh"]) <= 3601
    assert "no-store" in page["Cache-Control"]


def test_an_entry_is_read_once_it_is_opened_and_not_before(as_person, priya, reading, entry):
    client = as_person(priya)
    assert client.get(entry_page(reading, entry)).url == listing(reading)
    assert not EmergencyOpening.objects.exists()
    page = client.post(entry_page(reading, entry, "emergency_entry_open"), follow=True)
    assert TITLE in told(page) and WORDS in told(page)
    client.post(entry_page(reading, entry, "emergency_entry_open"))
    assert EmergencyOpening.objects.count() == 1
    assert f"/log/{entry.pk}/" not in told(page)  # where sharing, comments, evidence and editing begin


def test_an_entry_that_changed_has_to_be_opened_again(as_person, priya, amara, reading, entry):
    client = as_person(priya)
    client.post(entry_page(reading, entry, "emergency_entry_open"))
    write_entry(id=entry.pk, written=Written(body="Newer", event_on=entry.event_on), version_seen=1, by=amara)
    assert client.get(entry_page(reading, entry)).url == listing(reading)
    client.post(entry_page(reading, entry, "emergency_entry_open"))
    assert list(EmergencyOpening.objects.values_list("version", flat=True)) == [1, 2]


def test_other_days_drafts_and_other_peoples_entries_are_not_there(as_person, priya, amara, ben, reading):
    old = make_entry(amara, title="Long ago", event_on=timezone.localdate() - timedelta(days=20))
    other = make_entry(ben)
    pk = uuid4()
    save_draft(id=pk, kind="log_entry", about=str(pk), fields={"title": "Draft", "body": "typed"}, version_seen=0, by=amara)
    client = as_person(priya)
    page = told(client.get(listing(reading)))
    assert page.count("Entry of") == 1
    for one in (old.pk, other.pk, pk):
        address = reverse("activities:emergency_entry_open", args=[reading.pk, one])
        assert client.post(address).status_code == 404
    assert not EmergencyOpening.objects.exists()


@pytest.mark.parametrize("how", ["over", "ended", "role"])
def test_after_the_hour_there_is_a_kind_sentence(as_person, priya, ruth, reading, entry, how):
    client = as_person(priya)
    client.post(entry_page(reading, entry, "emergency_entry_open"))
    if how == "over":
        EmergencyReading.objects.filter(pk=reading.pk).update(ends_at=timezone.now())
    elif how == "ended":
        actions.end_emergency_reading(reading=reading, by=ruth)
    else:
        priya.memberships.update(ends=timezone.localdate() - timedelta(days=1))
    pages = [client.get(listing(reading)), client.get(entry_page(reading, entry))]
    again = client.post(entry_page(reading, entry, "emergency_entry_open"))
    if how == "role":
        assert [page.status_code for page in (*pages, again)] == [404, 404, 404]
    else:
        assert again.url == listing(reading)
        for page in pages:
            assert "This emergency reading is not open" in told(page)
            assert (WORDS in told(page), TITLE in told(page), page.has_header("Refresh")) == (False, False, False)


@pytest.mark.parametrize("who", ["ruth", "amara", "sam", "joan"])
def test_nobody_else_reads_while_it_lasts_not_even_ruth(as_person, cast, reading, entry, who):
    for address in (listing(reading), entry_page(reading, entry)):
        assert as_person(cast[who]).get(address).status_code in (403, 404)


def test_nothing_else_opens_for_priya_meanwhile(as_person, priya, amara, reading, entry, around_amara):
    client = as_person(priya)
    client.post(entry_page(reading, entry, "emergency_entry_open"))
    assert not LogEntry.objects.visible_to(priya).exists()
    assert not Audience.objects.open_to(priya).exists()
    for name in ("log_entry", "log_entry_edit", "log_entry_share", "log_identifier_flag"):
        assert client.get(reverse(f"activities:{name}", args=[entry.pk])).status_code == 404
    for address in (reverse("activities:log"), reverse("home"), REGISTER, reverse("activities:log_export_file", args=["json"])):
        page = client.get(address)
        said = told(page) if not page.streaming else b"".join(page.streaming_content).decode()
        assert TITLE not in said and WORDS not in said
    assert client.get(reverse("placements:evidence_from_log", args=[entry.pk])).status_code == 404


def test_amara_is_told_at_home_until_she_has_read_it(as_person, amara, priya, reading, entry):
    client = as_person(amara)
    assert "Priya Nair can read until" in told(client.get(reverse("home")))
    page = told(client.get(MINE))
    assert REASON in page and "Priya has opened nothing yet" in page
    as_person(priya).post(entry_page(reading, entry, "emergency_entry_open"))
    client = as_person(amara)
    page = told(client.get(MINE))
    assert TITLE in page and "Ruth Bell" in page
    client.post(reverse("writing:emergency_reading_note", args=[reading.pk]))
    assert "can read until" not in told(client.get(reverse("home")))
    assert REASON in told(client.get(MINE))


def test_the_line_that_says_who_can_see_it_is_true_while_it_lasts_and_afterwards(
    as_person, amara, priya, ruth, joan, entry, reading, around_amara
):
    ends = timezone.localtime(reading.ends_at).strftime("%H:%M")
    line = f"You and Priya Nair (in an emergency, until {ends}) can see this"
    client = as_person(amara)
    addresses = [
        reverse("activities:log"),
        reverse("activities:log_entry", args=[entry.pk]),
        reverse("activities:log_entry_edit", args=[entry.pk]),
    ]
    for address in addresses:
        assert line in told(client.get(address)), address
    share_entry(entry=entry, with_person=joan, by=amara)
    for address in addresses:
        assert f"You, Joan Pritchard and Priya Nair (in an emergency, until {ends}) can see this" in told(client.get(address))
    assert "Priya" not in sentence_for(LogEntry.objects.get(), joan)
    as_person(priya).post(entry_page(reading, entry, "emergency_entry_open"))
    actions.end_emergency_reading(reading=reading, by=ruth)
    client = as_person(amara)
    assert "You and Joan Pritchard can see this" in told(client.get(addresses[0]))
    assert "Opened in an emergency" in told(client.get(addresses[0]))
    page = told(client.get(addresses[1]))
    assert "opened this on" in page and "Ruth Bell</span>’s agreement." in page and REASON in page


def test_entries_of_other_days_stay_amaras_alone_meanwhile(as_person, amara, reading):
    old = make_entry(amara, title="Long ago", event_on=timezone.localdate() - timedelta(days=20))
    assert sentence_for(old, amara) == "Only you can see this"
    assert "Only you can see this" in told(as_person(amara).get(reverse("activities:log")))


def test_what_amara_begins_after_it_was_agreed_is_hers_alone(as_person, amara, priya, entry, reading):
    about_it = make_entry(amara, title="About being read")
    client = as_person(priya)
    assert told(client.get(listing(reading))).count("Entry of") == 1
    assert client.post(entry_page(reading, about_it, "emergency_entry_open")).status_code == 404
    assert not EmergencyOpening.objects.exists()
    assert sentence_for(about_it, amara) == "Only you can see this"
    page = told(as_person(amara).get(reverse("activities:log")))
    assert ("Only you can see this" in page, page.count("(in an emergency, until")) == (True, 1)


def test_joan_learns_nothing_of_it_beside_what_was_shared_with_her(as_person, amara, priya, joan, entry, reading, around_amara):
    share_entry(entry=entry, with_person=joan, by=amara)
    as_person(priya).post(entry_page(reading, entry, "emergency_entry_open"))
    page = told(as_person(joan).get(reverse("activities:log_entry", args=[entry.pk])))
    assert "Priya" not in page and "emergency" not in page


def test_the_register_says_who_whom_when_why_and_what_by_month(as_person, priya, ruth, reading, entry):
    as_person(priya).post(entry_page(reading, entry, "emergency_entry_open"))
    page = told(as_person(ruth).get(REGISTER))
    for said in ("Amara Osei", "Priya Nair", "Ruth Bell", REASON, "Opened: 1 entry", "Open now"):
        assert said in page
    assert TITLE not in page
    assert "Nobody asked for an emergency reading in this month." in told(as_person(ruth).get(REGISTER, {"month": "2025-01"}))
    assert as_person(ruth).get(REGISTER, {"month": "nonsense"}).status_code == 200


def test_at_home_ruth_finds_what_waits_for_her_and_priya_her_hour(as_person, amara, priya, ruth, university):
    reading = ask(priya, amara, university)
    assert "Priya Nair asks for an emergency reading" in told(as_person(ruth).get(reverse("home")))
    assert "asks for an emergency reading" not in told(as_person(priya).get(reverse("home")))
    actions.agree_to_emergency_reading(reading=reading, by=ruth)
    assert "Your emergency reading of Amara Osei’s log" in told(as_person(priya).get(reverse("home")))


def test_priya_and_ruth_press_the_buttons(as_person, amara, priya, ruth, university):
    def presses(person, name, reading):
        return told(as_person(person).post(reverse(f"writing:emergency_reading_{name}", args=[reading.pk]), follow=True))

    first = ask(priya, amara, university)
    assert "Withdrawn. Nothing was opened." in presses(priya, "withdraw", first)
    assert "there is nothing to end" in presses(priya, "end", first)
    second = actions.agree_to_emergency_reading(reading=ask(priya, amara, university), by=ruth)
    assert "nothing to withdraw" in presses(priya, "withdraw", second)
    assert "Ended." in presses(ruth, "end", second)


def test_whoever_was_never_read_is_told_so(as_person, ben):
    page = told(as_person(ben).get(MINE))
    assert "Nobody. If it ever happens" in page and "Nobody watches logs." in page
