"""Sam keeps phrases of his own for his feedback, and puts them in where they fit. Nobody else sees them."""

from uuid import uuid4

import pytest
from django.urls import reverse

from activities.actions import saved_phrase
from activities.actions.log import share_entry
from activities.actions.saved_phrase import TooMany, save_phrase
from activities.models import SavedPhrase
from history.models import Entry
from tests.factories.activities import make_entry
from writing.actions.draft import save_draft
from writing.models import Draft

pytestmark = pytest.mark.django_db

WORDS = "You say what you saw. What then?"


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


def keeps(client, words=WORDS, id=None):  # noqa: A002
    return client.post(address("saved_phrases"), {"id": id or uuid4(), "words": words}, follow=True)


@pytest.fixture
def shared(amara, sam, around_amara):
    return share_entry(entry=make_entry(amara), with_person=sam, by=amara)


class TestTheList:
    def test_it_is_empty_until_sam_writes_one(self, as_person, sam):
        assert as_person(sam).get(address("saved_phrases")).context["phrases"] == []

    def test_he_keeps_one_and_a_second_press_keeps_no_second(self, as_person, sam):
        client, once = as_person(sam), uuid4()
        for _ in range(2):
            page = keeps(client, id=once)
        keeps(client)
        assert [phrase.words for phrase in page.context["phrases"]] == [WORDS]
        assert SavedPhrase.objects.count() == 1

    def test_it_leaves_no_trace_of_how_many_he_keeps(self, as_person, sam):
        keeps(as_person(sam))
        assert not Entry.objects.filter(actor_pk=str(sam.pk)).exists()

    @pytest.mark.parametrize(
        ("words", "error"), [(" ", "Write the phrase first."), ("x" * 501, "A phrase can have 500 characters. Make two of it.")]
    )
    def test_what_cannot_be_kept_stands_in_the_box_with_what_to_do(self, as_person, sam, words, error):
        page = keeps(as_person(sam), words)
        assert page.context["form"].errors == {"words": [error]}
        assert page.context["form"]["words"].value() == words

    def test_more_than_a_list_can_show_are_refused_kindly(self, as_person, sam, monkeypatch):
        monkeypatch.setattr(saved_phrase, "MOST_PHRASES", 1)
        client = as_person(sam)
        keeps(client)
        assert "Delete one that you do not need" in str(keeps(client, "Another").context["form"].errors)
        with pytest.raises(TooMany):
            save_phrase(id=uuid4(), words="Another", by=sam)

    def test_he_changes_it_and_deletes_it_after_seeing_it(self, as_person, sam):
        client = as_person(sam)
        phrase = save_phrase(id=uuid4(), words=WORDS, by=sam)
        client.post(address("saved_phrase_change", phrase.pk), {"id": phrase.pk, "words": "Other words"})
        assert "Other words" in client.get(address("saved_phrase_delete", phrase.pk)).content.decode()
        assert SavedPhrase.objects.get().words == "Other words"
        client.post(address("saved_phrase_delete", phrase.pk))
        assert not SavedPhrase.objects.exists()

    @pytest.mark.parametrize("who", ["amara", "priya", "ruth", None])
    def test_it_is_for_those_who_give_feedback(self, as_person, cast, who):
        answer = keeps(as_person(cast.get(who)))
        assert (answer.status_code if who else answer.redirect_chain[0][1], SavedPhrase.objects.count()) == (403 if who else 302, 0)

    def test_nobody_finds_another_persons(self, as_person, joan, sam):
        phrase = save_phrase(id=uuid4(), words=WORDS, by=sam)
        client = as_person(joan)
        assert client.get(address("saved_phrases")).context["phrases"] == []
        assert client.get(address("saved_phrase_change", phrase.pk)).status_code == 404
        assert client.post(address("saved_phrase_delete", phrase.pk)).status_code == 404
        assert keeps(client, "Joans", id=phrase.pk).status_code == 404


class TestPuttingOneIn:
    """Without a script: the page comes back with the phrase after the text."""

    def puts_in(self, client, entry, phrase, words="I liked this."):
        page = client.get(address("log_entry", entry.pk))
        form, begun = page.context["box"], page.context["begun"]
        fields = {name: form[name].value() for name in form.fields} | {"words": words, "phrase": phrase.pk}
        return client.post(address("log_feedback", entry.pk, begun.id), fields, follow=True)

    def test_it_stands_after_what_was_typed_and_is_kept(self, as_person, sam, shared):
        phrase = save_phrase(id=uuid4(), words=WORDS, by=sam)
        page = self.puts_in(as_person(sam), shared, phrase)
        assert page.context["box"]["words"].value() == f"I liked this. {WORDS}"
        assert Draft.objects.get().fields["words"] == f"I liked this. {WORDS}"

    def test_another_persons_phrase_is_not_put_in(self, as_person, sam, joan, shared):
        theirs = save_phrase(id=uuid4(), words="Joans words", by=joan)
        assert self.puts_in(as_person(sam), shared, theirs).context["box"]["words"].value() == "I liked this."

    def test_where_another_page_typed_meanwhile_both_texts_are_kept(self, as_person, sam, shared):
        phrase = save_phrase(id=uuid4(), words=WORDS, by=sam)
        client = as_person(sam)
        page = client.get(address("log_entry", shared.pk))
        form, begun = page.context["box"], page.context["begun"]
        fields = {name: form[name].value() for name in form.fields}
        other = {"words": "From the phone.", "entry": str(shared.pk), "version": "1"}
        save_draft(id=begun.id, kind="feedback", about=str(begun.id), fields=other, version_seen=0, by=sam)
        sent = fields | {"words": "From the laptop.", "phrase": phrase.pk}
        page = client.post(address("log_feedback", shared.pk, begun.id), sent)
        assert page.context["box"]["words"].value() == f"From the laptop. {WORDS}"
        kept = {version.fields["words"] for version in Draft.objects.get().versions.all()}
        assert {"From the phone.", f"From the laptop. {WORDS}"} <= kept
