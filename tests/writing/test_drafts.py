from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.utils import timezone

from history.append_only import CannotChange
from writing.actions.draft import Conflict, discard_draft, finish_draft, save_draft
from writing.models import Draft, DraftVersion

pytestmark = pytest.mark.django_db

PK = UUID("7d0d5c4e-5d26-4f0b-9c6e-0d5b0a0c5f11")


def save(by, body, seen, *, pk=PK, about="visit"):
    return save_draft(id=pk, kind="log_entry", about=about, fields={"body": body}, version_seen=seen, by=by)


def texts_kept(draft):
    return {version.fields["body"]: version.why for version in draft.versions.all()}


def test_typing_on_counts_versions(amara):
    assert [save(amara, "A", 0).version, save(amara, "A ramp", 1).version] == [1, 2]


def test_the_same_text_again_is_one_version(amara):
    save(amara, "A", 0)
    assert save(amara, "A", 0).version == 1


def test_a_second_tab_is_told_and_both_texts_are_kept(amara):
    save(amara, "From the phone", 0)
    with pytest.raises(Conflict) as conflict:
        save(amara, "From the laptop", 0)
    draft = conflict.value.draft
    assert (draft.fields, draft.version) == ({"body": "From the phone"}, 1)
    assert texts_kept(draft) == {"From the phone": "conflict", "From the laptop": "conflict"}


def test_a_page_with_another_id_for_the_same_thing_is_a_second_tab(amara):
    save(amara, "From the phone", 0)
    with pytest.raises(Conflict) as conflict:
        save(amara, "From the laptop", 0, pk=uuid4())
    assert conflict.value.draft.pk == PK


def test_drafts_about_nothing_yet_do_not_meet(amara):
    save(amara, "One", 0, about="")
    save(amara, "Two", 0, pk=uuid4(), about="")
    assert Draft.objects.count() == 2


def test_after_choosing_the_page_goes_on_from_the_version_it_was_shown(amara):
    save(amara, "From the phone", 0)
    with pytest.raises(Conflict):
        save(amara, "From the laptop", 0)
    assert save(amara, "Both", 1).fields == {"body": "Both"}


def test_a_server_that_went_back_to_an_older_copy_takes_what_the_page_has(amara):
    save(amara, "Old", 0)
    assert save(amara, "New", 7).fields == {"body": "New"}


def test_what_is_taken_away_is_kept(amara):
    long = "A long thought. " * 10
    save(amara, long, 0)
    draft = save(amara, "Gone", 1)
    assert texts_kept(draft) == {long: "earlier"}


def test_an_earlier_text_is_kept_every_five_minutes(amara):
    with time_machine.travel(timezone.now() - timedelta(minutes=6)):
        save(amara, "A", 0)
    draft = save(amara, "A ramp", 1)
    assert texts_kept(draft) == {"A": "earlier"}
    assert texts_kept(save(amara, "A ramp he built", 2)) == {"A": "earlier"}


def test_kept_texts_are_never_changed(amara):
    save(amara, "A long thought. " * 10, 0)
    version = save(amara, "Gone", 1).versions.get()
    with pytest.raises(CannotChange):
        version.delete()
    with pytest.raises(CannotChange):
        DraftVersion.objects.update(why="conflict")


def test_nobody_saves_into_anothers_draft(amara, ben):
    save(amara, "Mine", 0)
    with pytest.raises(Draft.DoesNotExist):
        save(ben, "Mine now", 1)
    assert Draft.objects.get().fields == {"body": "Mine"}


def test_two_people_write_about_the_same_thing_apart(amara, ben):
    save(amara, "Hers", 0)
    save(ben, "His", 0, pk=uuid4())
    assert Draft.objects.count() == 2


def test_a_text_that_reached_its_place_is_not_offered(amara):
    save(amara, "Done", 0)
    assert finish_draft(id=PK, fields={"body": "Done"}, version_seen=1, by=amara)
    assert list(Draft.objects.visible_to(amara).unfinished("log_entry")) == []


def test_a_late_save_of_the_same_text_does_not_bring_it_back(amara):
    save(amara, "Almost", 0)
    finish_draft(id=PK, fields={"body": "Done"}, version_seen=1, by=amara)
    save(amara, "Done", 1)
    assert Draft.objects.get().finished_at is not None


def test_typing_on_afterwards_brings_it_back(amara):
    save(amara, "Done", 0)
    finish_draft(id=PK, fields={"body": "Done"}, version_seen=1, by=amara)
    save(amara, "Done, and more", 1)
    assert Draft.objects.get().finished_at is None


def test_other_text_typed_meanwhile_stays_offered(amara):
    save(amara, "Here", 0)
    save(amara, "There", 1)
    assert not finish_draft(id=PK, fields={"body": "Here"}, version_seen=1, by=amara)
    assert Draft.objects.get().finished_at is None


def test_finishing_where_nothing_was_drafted_is_nothing(amara):
    assert finish_draft(id=PK, fields={"body": "Typed at once"}, version_seen=0, by=amara)


def test_a_discarded_text_is_kept_and_not_offered(amara):
    draft = save(amara, "Away", 0)
    discard_draft(draft=draft, by=amara)
    discard_draft(draft=draft, by=amara)
    assert texts_kept(draft) == {"Away": "discarded"}
    assert list(Draft.objects.visible_to(amara).unfinished("log_entry")) == []


def test_nobody_discards_anothers_draft(amara, ruth):
    draft = save(amara, "Mine", 0)
    with pytest.raises(Draft.DoesNotExist):
        discard_draft(draft=draft, by=ruth)


def test_a_draft_is_seen_by_its_owner_alone(cast):
    save(cast["amara"], "Mine", 0)
    assert [name for name, person in cast.items() if Draft.objects.visible_to(person).exists()] == ["amara"]


def test_the_chip_names_the_day_when_it_was_not_today(amara):
    with time_machine.travel("2026-11-20T17:42:00Z", tick=False):
        draft = save(amara, "A", 0)
        assert draft.saved_words == "Saved 17:42"
    with time_machine.travel("2026-11-23T09:00:00Z", tick=False):
        assert draft.saved_words == "Saved Fri 20 Nov, 17:42"
