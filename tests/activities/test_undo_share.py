"""Amara pressed Share too soon. For a quarter of an hour nothing has happened, as far as that is in anybody's power."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from activities.actions.log import write_entry
from activities.actions.sharing import share_checked
from activities.actions.supervision import flag_passages
from activities.actions.undo_share import TooLate, undo_share
from activities.models import FlaggedPassage, LogEntry, RecentShare
from activities.models.log_check import checked_entry
from activities.models.written import Written
from activities.views.readers import NOTHING_TO_UNDO
from history.models import Entry
from history.outbox import drain
from tests.factories.activities import make_entry
from writing.actions.draft import Conflict, save_draft
from writing.models import Draft, DraftVersion
from writing.models.candidates import Chosen

pytestmark = pytest.mark.django_db

BODY = "His mum rang me on 07700 900123.\n\nI was late and said so."
QUARTER = timedelta(minutes=15)


@pytest.fixture
def entry(amara, around_amara):
    return make_entry(amara, title="The call", body=BODY)


def shares(entry, reader, *, words="his number", keep_original=False):
    checked = checked_entry(entry, reader)
    choices = {one.key: words for one in checked.pointed}
    share_checked(
        entry=entry, with_people=[Chosen(reader)], by=entry.author, version_seen=entry.version, checked=checked, choices=choices,
        keep_original=keep_original,
    )  # fmt: skip
    entry.refresh_from_db()
    return entry


def presses_undo(client, entry, reader):
    share = RecentShare.objects.filter(readers__person=reader).first()
    return press(client, entry, share.pk if share else 0)


def press(client, entry, share):
    return client.post(reverse("activities:log_entry_undo_share", args=[entry.pk]), {"share": share}, follow=True)


def page_of(client, entry):
    return client.get(reverse("activities:log_entry", args=[entry.pk])).content.decode()


def reads(person, entry):
    return LogEntry.objects.visible_to(person).filter(pk=entry.pk).exists()


def said(answer):
    return " ".join(str(one) for one in answer.context["messages"])


def test_joan_is_out_again_and_her_own_words_are_back(as_person, amara, joan, entry):
    shares(entry, joan)
    assert "07700" not in entry.body
    answer = presses_undo(as_person(amara), entry, joan)
    entry.refresh_from_db()
    assert entry.body == BODY
    assert not reads(joan, entry)
    assert said(answer) == "Undone. Your own words are back. Only you can see this."
    assert not RecentShare.objects.exists()


def test_the_page_says_until_when_and_for_how_long_it_offers_it(as_person, amara, joan, entry):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        shares(entry, joan)
        until = timezone.localtime(timezone.now() + QUARTER)
        page = page_of(as_person(amara), entry)
        assert "Undo<" in page
        assert f"You can undo this until {until:%H:%M}: your own words come back." in " ".join(page.split())
        clock.shift(QUARTER + timedelta(seconds=1))
        assert "Undo<" not in page_of(as_person(amara), entry)
        answer = presses_undo(as_person(amara), entry, joan)
    assert said(answer) == NOTHING_TO_UNDO
    assert reads(joan, entry)


def test_undoing_twice_is_undoing_once(as_person, amara, joan, entry):
    shares(entry, joan)
    [share] = RecentShare.objects.values_list("pk", flat=True)
    press(as_person(amara), entry, share)
    answer = press(as_person(amara), entry, share)
    entry.refresh_from_db()
    assert said(answer) == NOTHING_TO_UNDO
    assert entry.body == BODY
    assert entry.version == 3
    with pytest.raises(TooLate):
        undo_share(entry=entry, share=share, by=amara)


def test_words_she_has_changed_since_stay_as_they_are(as_person, amara, joan, entry):
    shares(entry, joan)
    entry.put_words({"body": "I began again."})
    answer = presses_undo(as_person(amara), entry, joan)
    entry.refresh_from_db()
    assert entry.body == "I began again."
    assert "You have changed the entry since, so its words stay as they are now." in said(answer)


def test_joan_goes_back_to_what_she_could_read_before(as_person, amara, joan, entry):
    shares(entry, joan)
    before = entry.body
    RecentShare.objects.all().delete()
    entry.put_words({"body": "His sister Agnieszka Nowicka rang too."})
    shares(entry, joan, words="his sister")
    answer = presses_undo(as_person(amara), entry, joan)
    assert LogEntry.objects.get(pk=entry.pk).as_read_by(joan).body == before
    assert said(answer).startswith("Undone. Joan has what you shared before. Your own words are back.")


def test_sam_keeps_what_was_shared_with_him(amara, joan, sam, entry):
    shares(entry, joan)
    shares(entry, sam)
    undo_share(entry=entry, share=RecentShare.objects.get(readers__person=joan).pk, by=amara)
    entry.refresh_from_db()
    assert entry.body == BODY
    assert "07700" not in entry.as_read_by(sam).body
    assert not reads(joan, entry)


def test_it_says_so_when_joan_has_opened_it(as_person, amara, joan, entry):
    shares(entry, joan)
    page_of(as_person(joan), entry)
    answer = presses_undo(as_person(amara), entry, joan)
    assert "Joan opened it today and may have read it." in said(answer)


def test_sharing_the_same_words_again_leaves_the_first_undo_as_it_was(amara, joan, entry):
    shares(entry, joan)
    first = RecentShare.objects.get()
    shares(entry, joan)
    assert RecentShare.objects.get() == first


def test_a_kept_original_is_not_touched_by_undoing(as_person, amara, joan, entry):
    shares(entry, joan, keep_original=True)
    answer = presses_undo(as_person(amara), entry, joan)
    entry.refresh_from_db()
    assert entry.body == BODY
    assert entry.version == 2
    assert said(answer) == "Undone. Only you can see this."


def test_nobody_else_can_undo(as_person, amara, joan, ben, entry):
    shares(entry, joan)
    assert presses_undo(as_person(ben), entry, joan).status_code == 404
    assert presses_undo(as_person(joan), entry, joan).status_code == 403
    assert list(RecentShare.objects.visible_to(joan)) == []
    with pytest.raises(LogEntry.DoesNotExist):
        undo_share(entry=entry, share=RecentShare.objects.get().pk, by=joan)


def typed(entry, body, version=0):
    return save_draft(id=entry.pk, kind="log_entry", fields={"body": body}, version_seen=version, by=entry.author)


@pytest.fixture
def typed_before(entry):
    """What Amara typed until then: an earlier text among the versions, and the last one in the draft."""
    typed(entry, f"{BODY} Mr Greenhalgh laughed, and I did not know what to say to him at all, so I said nothing.")
    typed(entry, BODY, version=1)
    Draft.objects.update(finished_at=timezone.now())
    assert DraftVersion.objects.count() == 1


def everything_kept():
    places = [(Draft, "fields"), (DraftVersion, "fields"), (RecentShare, "words_before"), (LogEntry, "body")]
    return str([list(model.objects.values_list(name, flat=True)) for model, name in places])


def test_after_a_quarter_of_an_hour_the_words_that_were_replaced_are_gone(amara, joan, entry, typed_before):
    shares(entry, joan)
    drain(worker="test")
    assert "07700" in everything_kept()
    with time_machine.travel(timezone.now() + QUARTER + timedelta(seconds=1)):
        drain(worker="test")
    assert "07700" not in everything_kept()
    assert "Greenhalgh" not in everything_kept()
    assert Entry.objects.filter(verb="history.erase", actor_pk=amara.pk).count() == 1
    assert reads(joan, entry)


def test_a_private_original_that_she_asked_for_stays(amara, joan, entry, typed_before):
    shares(entry, joan, keep_original=True)
    with time_machine.travel(timezone.now() + QUARTER + timedelta(seconds=1)):
        drain(worker="test")
    assert "Greenhalgh" in everything_kept()
    assert LogEntry.objects.get().body == BODY


def test_what_she_typed_after_sharing_stays(amara, joan, entry, typed_before):
    shares(entry, joan)
    typed(entry, f"{entry.body} And then I rang back.", version=2)
    with time_machine.travel(timezone.now() + QUARTER + timedelta(seconds=1)):
        drain(worker="test")
    assert "And then I rang back." in Draft.objects.get().fields["body"]
    assert "07700" not in everything_kept()


def test_a_late_save_of_the_old_text_does_not_pass_for_the_same_text(amara, joan, entry, typed_before):
    shares(entry, joan)
    with time_machine.travel(timezone.now() + QUARTER + timedelta(seconds=1)):
        drain(worker="test")
    with pytest.raises(Conflict):
        typed(entry, BODY, version=2)


def test_nothing_is_forgotten_where_it_was_undone(amara, joan, entry, typed_before):
    shares(entry, joan)
    undo_share(entry=entry, share=RecentShare.objects.get().pk, by=amara)
    with time_machine.travel(timezone.now() + QUARTER + timedelta(seconds=1)):
        drain(worker="test")
    assert "Greenhalgh" in everything_kept()


class TestPassagesForSupervision:
    """Her only paragraph is so short that the words in place of the others make it another one."""

    OTHER_WORDS = "the number that he gave me on the phone before I had asked for it"

    @pytest.fixture
    def entry(self, amara, around_amara):
        entry = make_entry(amara, title="", body="07700 900123, Zelkova Gardens.\n\nI was late and said so.")
        return flag_passages(entry=entry, names=["p1"], version_seen=1, by=amara)

    def passages(self):
        return list(FlaggedPassage.objects.values_list("text", flat=True))

    def quarter_of_an_hour_later(self):
        with time_machine.travel(timezone.now() + QUARTER + timedelta(seconds=1)):
            drain(worker="test")

    def test_a_passage_has_the_words_that_were_chosen(self, amara, joan, entry):
        shares(entry, joan, words=self.OTHER_WORDS)
        assert self.passages() == [dict(entry.paragraphs)["p1"]]
        assert "07700" not in str(self.passages())
        self.quarter_of_an_hour_later()
        assert "07700" not in everything_kept() + str(self.passages())

    def test_undoing_gives_it_its_own_words_again(self, amara, joan, entry):
        shares(entry, joan, words=self.OTHER_WORDS)
        undo_share(entry=entry, share=RecentShare.objects.get().pk, by=amara)
        assert self.passages() == ["07700 900123, Zelkova Gardens."]

    def test_a_passage_that_left_the_entry_before_loses_the_words_that_are_erased(self, amara, joan, entry):
        written = Written(title="", body="Ring 07700 900123.\n\nI was late and said so.", event_on=entry.event_on)
        write_entry(id=entry.pk, written=written, by=amara, version_seen=1)
        entry.refresh_from_db()
        assert self.passages() == ["07700 900123, Zelkova Gardens."]
        shares(entry, joan, words=self.OTHER_WORDS)
        assert self.passages() == ["07700 900123, Zelkova Gardens."]
        self.quarter_of_an_hour_later()
        assert self.passages() == ["… …, Zelkova Gardens."]

    def test_a_private_original_keeps_its_passage(self, amara, joan, entry):
        shares(entry, joan, words=self.OTHER_WORDS, keep_original=True)
        self.quarter_of_an_hour_later()
        assert self.passages() == ["07700 900123, Zelkova Gardens."]
