"""Held until a tutor lets it through, sent back with a reason, hidden with a reason: who sees what meanwhile."""

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.actions.moderation import NoReason, hide, let_through, send_back, show_again
from activities.actions.post import change_post
from activities.models import Post
from activities.models.discussion_told import waiting_for
from activities.states import POST_MOVES
from activities.views.home import next_things
from history.models import Entry
from history.transitions import IllegalMove
from tests.factories.activities import make_discussion
from tests.factories.discussions import make_post, open_for, unchanged

pytestmark = pytest.mark.django_db
SECRET = "He knows the way."


@pytest.fixture
def talk(amara, sam):
    return open_for(amara, make_discussion(held=True))


@pytest.fixture
def waiting(amara, talk):
    return make_post(amara, talk)


def words_of(client, talk):
    return " ".join(client.get(reverse("activities:discussion", args=[talk.pk])).content.decode().split())


def decides(client, post, move, **more):
    address = reverse("activities:discussion_decide_post", args=[post.discussion_id, post.pk])
    return client.post(address, {"move": move, "version": post.version} | more, follow=True)


class TestHeld:
    def test_it_waits_and_its_author_is_told_for_whom(self, as_person, amara, talk, waiting):
        assert "Waiting for Sam to let it through; only you and your tutors see it." in words_of(as_person(amara), talk)
        assert (waiting.state, waiting.number) == ("waiting", None)

    def test_peers_do_not_know_that_it_is_there(self, as_person, ben, talk, waiting):
        assert Post.objects.visible_to(ben).count() == 0
        assert "Nobody has written anything yet." in words_of(as_person(ben), talk)

    def test_the_box_says_so_before_anybody_writes(self, as_person, ben, sam, talk):
        says = "It waits until Sam lets it through. Until then only you and your tutors see it."
        assert (says in words_of(as_person(ben), talk), says in words_of(as_person(sam), talk)) == (True, False)

    def test_a_tutor_waits_for_nobody(self, sam, talk):
        assert make_post(sam, talk).state == "shown"

    def test_sam_reads_the_list_and_lets_it_through(self, as_person, ben, sam, talk, waiting):
        client = as_person(sam)
        assert "A post waits until a tutor lets it through." in words_of(client, talk)
        held = client.get(reverse("activities:discussion_held", args=[talk.pk]))
        assert [one.post for one in held.context["said"]] == [waiting]
        shown = decides(client, waiting, "let_through", held="yes")
        assert ("Nothing waits at the moment." in shown.content.decode()) is True
        assert SECRET in words_of(as_person(ben), talk)
        assert Post.objects.get().number == 1

    def test_it_is_new_to_the_others_from_then_on(self, as_person, ben, sam, talk, waiting):
        make_post(sam, talk, "Go on.")
        assert "New" not in words_of(as_person(ben), talk)  # the first time nothing is new: all of it is
        assert let_through(post=waiting, by=sam, version_seen=1).number == 2
        assert "New since you were last here: Amara Osei." in words_of(as_person(ben), talk)

    def test_letting_it_through_twice_is_said_kindly(self, as_person, sam, talk, waiting):
        decides(as_person(sam), waiting, "let_through")
        shown = decides(as_person(sam), waiting, "let_through")
        assert "Somebody has dealt with this post already" in shown.content.decode()
        assert Entry.objects.filter(verb="post.let_through").count() == 1

    def test_words_that_changed_meanwhile_are_not_let_through_unread(self, as_person, amara, sam, waiting):
        change_post(post=waiting, decided=unchanged("Other words."), version_seen=1, by=amara)
        shown = decides(as_person(sam), waiting, "let_through")
        assert ("Please look at it again." in shown.content.decode(), Post.objects.get().state) == (True, "waiting")

    def test_changed_words_wait_again(self, as_person, amara, ben, sam, talk, waiting):
        let_through(post=waiting, by=sam, version_seen=1)
        change_post(post=waiting, decided=unchanged("Other words."), version_seen=1, by=amara)
        shown = words_of(as_person(ben), talk)
        assert (SECRET in shown, "Other words." in shown) == (False, False)
        assert "Changed by its author, and waiting for a tutor to let it through." in shown

    @pytest.mark.parametrize("number", [1, 3])
    def test_the_list_costs_the_same(self, as_person, amara, sam, talk, number, django_assert_num_queries):
        for _ in range(number):
            make_post(amara, talk)
        client = as_person(sam)
        with django_assert_num_queries(5):
            client.get(reverse("activities:discussion_held", args=[talk.pk]))


class TestSentBack:
    def test_its_author_reads_why_and_nobody_else_does(self, as_person, amara, ben, sam, talk, waiting):
        decides(as_person(sam), waiting, "send_back", reason="Whose walk is it?")
        shown = words_of(as_person(amara), talk)
        assert ("Sam sent this back; only you and your tutors see it." in shown, "“Whose walk is it?”" in shown) == (True, True)
        assert "Whose walk is it?" not in words_of(as_person(ben), talk)

    def test_it_is_said_at_home_until_it_was_seen(self, as_person, amara, sam, talk, waiting):
        send_back(post=waiting, by=sam, version_seen=1, reason="Whose walk is it?")
        told = next_things(amara)
        assert [one["title"] for one in told] == ["Sam sent back your post in “Whose peace of mind?”"]
        assert "Whose walk" not in str(told)
        words_of(as_person(amara), talk)
        assert next_things(amara) == []

    def test_a_reason_is_needed_and_what_was_typed_stays(self, as_person, sam, waiting):
        shown = decides(as_person(sam), waiting, "send_back", reason=" ")
        assert ("Say why in a sentence." in shown.content.decode(), Post.objects.get().state) == (True, "waiting")
        with pytest.raises(NoReason):
            send_back(post=waiting, by=sam, version_seen=1, reason=" ")

    def test_changed_it_waits_again(self, amara, sam, waiting):
        send_back(post=waiting, by=sam, version_seen=1, reason="Whose walk is it?")
        change_post(post=waiting, decided=unchanged("It is his walk."), version_seen=1, by=amara)
        assert Post.objects.get().state == "waiting"


class TestHidden:
    @pytest.fixture
    def hidden(self, amara, sam, talk, waiting):
        let_through(post=waiting, by=sam, version_seen=1)
        return hide(post=waiting, by=sam, version_seen=1, reason="It names a street.")

    def test_its_place_stays_and_its_author_reads_why(self, as_person, amara, ben, sam, talk, hidden):
        theirs, hers, his = (words_of(as_person(person), talk) for person in (ben, amara, sam))
        assert ("A tutor has hidden this." in theirs, SECRET in theirs, "It names a street." in theirs) == (True, False, False)
        assert ("Sam has hidden this; only you and your tutors see it." in hers, "“It names a street.”" in hers) == (True, True)
        assert (SECRET in his, "“It names a street.”" in his) == (True, True)

    def test_there_is_an_audit_entry_without_the_reason(self, hidden):
        entry = Entry.objects.get(verb="post.hide")
        assert entry.details == {"discussion": hidden.discussion_id}

    def test_it_can_be_shown_again(self, as_person, ben, sam, talk, hidden):
        decides(as_person(sam), hidden, "show_again")
        assert SECRET in words_of(as_person(ben), talk)

    def test_changed_it_waits_for_a_tutor(self, amara, hidden):
        assert change_post(post=hidden, decided=unchanged("No street."), version_seen=1, by=amara).state == "waiting"


class TestWhoDecides:
    @pytest.mark.parametrize("move", ["let_through", "send_back", "hide", "show_again"])
    def test_students_decide_nothing_not_even_about_their_own(self, as_person, amara, ben, sam, talk, waiting, move):
        assert decides(as_person(amara), waiting, move, reason="Because.").status_code == 403
        assert decides(as_person(ben), waiting, move, reason="Because.").status_code == 404
        let_through(post=waiting, by=sam, version_seen=1)
        assert decides(as_person(ben), waiting, move, reason="Because.").status_code == 403
        assert as_person(ben).get(reverse("activities:discussion_held", args=[talk.pk])).status_code == 403

    def test_a_move_that_is_none_is_said_kindly(self, as_person, sam, waiting):
        assert (
            "Please look at it again, then press one of the buttons."
            in decides(as_person(sam), waiting, "take_back").content.decode()
        )

    @pytest.mark.parametrize("move", [hide, show_again])
    def test_what_cannot_be_now_is_refused(self, sam, waiting, move):
        reason = {"reason": "Because."} if move is hide else {}
        with pytest.raises(IllegalMove):
            move(post=waiting, by=sam, version_seen=1, **reason)

    def test_sam_hears_at_home_what_waits_and_ben_does_not(self, ben, sam, talk, waiting):
        assert [one["title"] for one in next_things(sam)] == ["A post waits in “Whose peace of mind?”"]
        assert next_things(ben) == []
        assert list(waiting_for(sam, timezone.localdate())) == [waiting]

    def test_every_move_has_a_place_in_the_table(self):
        assert POST_MOVES.moves == ["change", "change_and_wait", "let_through", "send_back", "hide", "show_again", "take_back"]
