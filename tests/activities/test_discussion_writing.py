"""Writing in a discussion: nothing typed is lost, nothing is posted twice, and what might identify somebody is decided first."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.actions.role import take_role
from accounts.models import Membership
from activities.actions.post import CannotAnswer, NotHere, change_post, take_back_post, write_post
from activities.models import EarlierWords, Post
from history.models import Entry
from history.transitions import IllegalMove
from tests.factories.activities import make_discussion
from tests.factories.discussions import make_post, open_for, unchanged
from writing.models import Check, Draft

pytestmark = pytest.mark.django_db
NHS = "Her number is 943 476 5919."


@pytest.fixture
def talk(amara):
    return open_for(amara, make_discussion())


def typed(talk, words, under=None, **more):
    return {"words": words, "discussion": talk.pk, "under": under.pk if under else "", "draft_version": 0} | more


def posts(client, talk, words, *, id=None, under=None, **more):  # noqa: A002
    address = reverse("activities:discussion_write_post", args=[talk.pk, id or uuid4()])
    return client.post(address, typed(talk, words, under, **more), follow=True)


def changes(client, post, words, **more):
    address = reverse("activities:discussion_change_post", args=[post.discussion_id, post.pk])
    return client.post(address, {"words": words, "version": post.version, "draft_version": 0} | more, follow=True)


def words_of(answer):
    return " ".join(answer.content.decode().split())


def answers_to_the_check(shown, **answers):
    """What the page of findings would send, with one answer for everything it found."""
    check = shown.context["check"]
    return {f"do-{one.key}": "replace" for one in check.checked.pointed} | answers


class TestPosting:
    def test_amara_posts_and_it_is_there(self, as_person, amara, ben, talk):
        shown = posts(as_person(amara), talk, "He knows the way.")
        assert "It is there. Everyone in your cohort (Autumn 2025, 2 students) and their tutors can read this." in words_of(shown)
        post = Post.objects.get()
        assert (post.words, post.state, post.number, post.signed) == ("He knows the way.", "shown", 1, "Amara Osei")
        assert f"#post-{post.pk}" in shown.redirect_chain[0][0]

    def test_pressing_twice_posts_once(self, as_person, amara, talk):
        once = uuid4()
        for _ in range(2):
            posts(as_person(amara), talk, "He knows the way.", id=once)
        assert (Post.objects.count(), Entry.objects.filter(verb="post.write").count()) == (1, 1)

    def test_another_tab_with_other_words_is_given_them_back(self, as_person, amara, talk):
        once = uuid4()
        posts(as_person(amara), talk, "He knows the way.", id=once)
        shown = posts(as_person(amara), talk, "He knew the way.", id=once)
        assert "You posted this from another page already" in words_of(shown)
        assert (shown.context["box"]["words"].value(), shown.context["new_id"] == once) == ("He knew the way.", False)
        assert "He knows the way." in words_of(shown)
        posts(as_person(amara), talk, "He knew the way.", id=shown.context["new_id"])
        assert Post.objects.count() == 2

    def test_nothing_written_says_what_to_do(self, as_person, amara, talk):
        shown = posts(as_person(amara), talk, "  ")
        assert ("Write something first, then post it." in words_of(shown), Post.objects.count()) == (True, 0)

    def test_too_much_is_kept_in_the_box(self, as_person, amara, talk):
        shown = posts(as_person(amara), talk, "a " * 6000)
        assert ("Keep it under 10,000 characters." in words_of(shown), shown.context["box"]["words"].value()) == (True, "a " * 6000)

    def test_an_answer_stands_under_what_it_answers(self, as_person, amara, ben, talk):
        theirs = make_post(ben, talk)
        posts(as_person(amara), talk, "I see it otherwise.", under=theirs)
        assert theirs.answers.get().author == amara

    def test_an_answer_to_an_answer_is_refused(self, amara, ben, talk):
        answer = make_post(ben, talk, under=make_post(amara, talk))
        with pytest.raises(CannotAnswer):
            make_post(amara, talk, under=answer)

    def test_what_was_taken_back_meanwhile_is_not_answered_and_the_words_are_kept(self, as_person, amara, ben, talk):
        theirs = make_post(ben, talk)
        take_back_post(post=theirs, by=ben)
        shown = posts(as_person(amara), talk, "I see it otherwise.", under=theirs)
        assert "What you answer cannot be answered any more" in words_of(shown)
        assert (shown.context["box"]["words"].value(), Post.objects.count()) == ("I see it otherwise.", 1)

    def test_a_post_of_another_discussion_is_not_answered_here(self, as_person, amara, talk):
        other = make_post(amara, open_for(amara, make_discussion(key="another")))
        posts(as_person(amara), talk, "I see it otherwise.", under=other)
        assert Post.objects.filter(discussion=talk).count() == 0

    @pytest.mark.parametrize("who", ["carol", "joan"])
    def test_a_stranger_posts_nothing(self, who, request, as_person, talk):
        stranger = request.getfixturevalue(who)
        assert posts(as_person(stranger), talk, "Hello.").status_code == 404
        with pytest.raises(NotHere):
            write_post(id=uuid4(), discussion=talk, decided=unchanged("Hello."), by=stranger)

    def test_an_id_of_somebody_else_finds_nothing(self, as_person, amara, ben, talk):
        theirs = make_post(ben, talk)
        assert posts(as_person(amara), talk, "Hello.", id=theirs.pk).status_code == 404

    def test_who_has_left_meanwhile_posts_nothing_and_has_the_words_back(self, as_person, amara, priya, talk):
        take_role(membership=Membership.objects.get(person=amara), by=priya)
        shown = posts(as_person(amara), talk, "Not sent.")
        assert (shown.status_code, "Not sent." in words_of(shown), Post.objects.count()) == (404, True, 0)

    def test_opened_by_itself_the_address_is_the_discussion(self, as_person, amara, talk):
        shown = as_person(amara).get(reverse("activities:discussion_write_post", args=[talk.pk, uuid4()]))
        assert shown.url == f"/discussions/{talk.pk}/"


class TestDrafts:
    def draft(self, person, talk, words, under=""):
        fields = {"words": words, "discussion": str(talk.pk), "under": under}
        return Draft.objects.create(id=uuid4(), owner=person, kind="post", fields=fields)

    def test_what_was_typed_is_in_the_box_again(self, as_person, amara, talk):
        draft = self.draft(amara, talk, "Half a th")
        shown = as_person(amara).get(reverse("activities:discussion", args=[talk.pk]))
        assert (shown.context["box"]["words"].value(), shown.context["new_id"]) == ("Half a th", draft.pk)
        posts(as_person(amara), talk, "Half a thought.", id=draft.pk, draft_version=1)
        assert not Draft.objects.unfinished("post").exists()

    def test_an_answer_begun_is_in_its_thread_and_in_no_other(self, as_person, amara, ben, talk):
        first, second = make_post(ben, talk), make_post(ben, talk)
        self.draft(amara, talk, "Under the first", under=str(first.pk))
        address = reverse("activities:discussion", args=[talk.pk])
        boxes = [as_person(amara).get(address, {"answer": str(post.pk)}).context["box"] for post in (first, second)]
        assert [box["words"].value() for box in boxes] == ["Under the first", None]
        assert as_person(amara).get(address).context["box"]["words"].value() is None

    def test_nobody_elses_draft_is_offered(self, as_person, amara, ben, talk):
        self.draft(ben, talk, "Half a th")
        assert as_person(amara).get(reverse("activities:discussion", args=[talk.pk])).context["restored"] is None

    def test_words_of_a_draft_whose_post_is_there_are_offered_under_another_id(self, as_person, amara, talk):
        draft = self.draft(amara, talk, "Other words.")
        make_post(amara, talk, "He knows the way.", id=draft.pk)
        shown = as_person(amara).get(reverse("activities:discussion", args=[talk.pk]))
        assert (shown.context["box"]["words"].value(), shown.context["new_id"] == draft.pk) == ("Other words.", False)
        posts(as_person(amara), talk, "Other words.", id=shown.context["new_id"])
        assert not Draft.objects.unfinished("post").exists()


class TestTheCheck:
    def test_what_might_identify_somebody_is_shown_before_anything_is_posted(self, as_person, amara, talk):
        shown = posts(as_person(amara), talk, NHS)
        assert ("Before you post: 1 thing that might identify someone" in words_of(shown), Post.objects.count()) == (True, 0)
        assert "error-summary" not in shown.content.decode()

    def test_what_was_typed_waits_in_the_box_also_without_a_script(self, as_person, amara, talk):
        posts(as_person(amara), talk, NHS)
        shown = as_person(amara).get(reverse("activities:discussion", args=[talk.pk]))
        assert shown.context["box"]["words"].value() == NHS

    def test_it_goes_out_with_what_was_put_in_its_place(self, as_person, amara, talk):
        once = uuid4()
        shown = posts(as_person(amara), talk, NHS, id=once)
        key = shown.context["check"].checked.pointed[0].key
        said = {f"do-{key}": "replace", f"with-{key}": "[a number]"}
        shown = posts(as_person(amara), talk, NHS, id=once, seen=shown.context["digest"], step="mark", **said)
        assert Post.objects.count() == 0
        posts(as_person(amara), talk, NHS, id=once, seen=shown.context["digest"], **said)
        assert Post.objects.get().words == "Her number is [a number]."
        assert Check.objects.get().replaced == {"nhs_number": 1}

    def test_leaving_it_needs_a_reason(self, as_person, amara, talk):
        once = uuid4()
        shown = posts(as_person(amara), talk, NHS, id=once)
        left = answers_to_the_check(shown) | {f"do-{shown.context['check'].checked.pointed[0].key}": "leave"}
        shown = posts(as_person(amara), talk, NHS, id=once, seen="x", step="mark", **left)
        shown = posts(as_person(amara), talk, NHS, id=once, seen=shown.context["digest"], **left)
        assert ("Say why in at least 10 characters." in words_of(shown), Post.objects.count()) == (True, 0)
        posts(as_person(amara), talk, NHS, id=once, seen=shown.context["digest"], reason="An invented number.", **left)
        assert Post.objects.get().words == NHS

    def test_nothing_decided_posts_nothing(self, as_person, amara, talk):
        shown = posts(as_person(amara), talk, NHS, seen="x")
        assert ("Decide first about what is still marked." in words_of(shown), Post.objects.count()) == (True, 0)

    def test_changing_goes_the_same_way(self, as_person, amara, talk):
        post = make_post(amara, talk)
        shown = changes(as_person(amara), post, NHS)
        post.refresh_from_db()
        assert ("Before you post: 1 thing" in words_of(shown), post.words) == (True, "He knows the way.")

    def test_people_of_the_thread_and_of_the_question_may_be_named(self, as_person, amara, ben, talk):
        theirs = make_post(ben, talk)
        posts(as_person(amara), talk, "I agree with Ben about the walk.", under=theirs)
        assert theirs.answers.count() == 1


class TestChanging:
    def test_what_it_said_before_is_kept_for_its_author_and_the_tutors(self, as_person, amara, ben, sam, talk):
        post = make_post(amara, talk, "He knew the way.")
        changes(as_person(amara), post, "He knows the way.")
        assert "He knew the way." in words_of(
            as_person(amara).get(reverse("activities:discussion_change_post", args=[talk.pk, post.pk]))
        )
        assert "He knew the way." in words_of(
            as_person(sam).get(reverse("activities:discussion_decide_post", args=[talk.pk, post.pk]))
        )
        shown = words_of(as_person(ben).get(reverse("activities:discussion", args=[talk.pk])))
        assert ("He knows the way." in shown, "He knew the way." in shown, "Changed" in shown) == (True, False, True)

    def test_pressing_twice_changes_once(self, as_person, amara, talk):
        post = make_post(amara, talk)
        for _ in range(2):
            changes(as_person(amara), post, "He knew the way.")
        assert (Post.objects.get().version, EarlierWords.objects.count()) == (2, 1)

    def test_changed_in_two_tabs_both_texts_are_on_the_page(self, as_person, amara, talk):
        post = make_post(amara, talk, "One.")
        changes(as_person(amara), post, "Two.")
        shown = changes(as_person(amara), post, "Three.")
        assert "This was changed somewhere else too" in words_of(shown)
        assert (shown.context["form"]["words"].value(), "Two." in words_of(shown)) == ("Three.", True)
        post.refresh_from_db()
        changes(as_person(amara), post, "Three.")
        assert Post.objects.get().words == "Three."

    def test_nobody_changes_or_takes_back_another_ones_post(self, as_person, amara, ben, sam, talk):
        post = make_post(amara, talk)
        for person in (ben, sam):
            assert changes(as_person(person), post, "Mine now.").status_code == 403
            address = reverse("activities:discussion_take_back_post", args=[talk.pk, post.pk])
            assert as_person(person).post(address).status_code == 403
            with pytest.raises(Post.DoesNotExist):
                change_post(post=post, decided=unchanged("Mine now."), version_seen=1, by=person)
        assert Post.objects.get().words == "He knows the way."


class TestTakingBack:
    def test_the_words_go_for_everybody_and_the_place_stays(self, as_person, amara, ben, sam, talk):
        post = make_post(amara, talk, "Something unwise.")
        make_post(ben, talk, "I see it otherwise.", under=post)
        changes(as_person(amara), post, "Something else unwise.")
        as_person(amara).post(reverse("activities:discussion_take_back_post", args=[talk.pk, post.pk]))
        for person in (amara, ben, sam):
            shown = words_of(as_person(person).get(reverse("activities:discussion", args=[talk.pk])))
            assert ("Taken back by its author" in shown, "unwise" in shown, "I see it otherwise." in shown) == (True, False, True)
        assert not EarlierWords.objects.exists()

    def test_twice_is_once_and_it_is_not_changed_any_more(self, as_person, amara, talk):
        post = make_post(amara, talk)
        for _ in range(2):
            take_back_post(post=post, by=amara)
        assert Entry.objects.filter(verb="post.take_back").count() == 1
        with pytest.raises(IllegalMove):
            change_post(post=post, decided=unchanged("Again."), version_seen=1, by=amara)
        assert "You have taken this back" in words_of(changes(as_person(amara), post, "Again."))
        address = reverse("activities:discussion_change_post", args=[talk.pk, post.pk])
        assert as_person(amara).get(address).status_code == 302


def test_no_log_line_and_no_audit_entry_holds_a_word_of_it(as_person, amara, sam, lines):
    talk = open_for(amara, make_discussion(held=True))
    posts(as_person(amara), talk, "A zibeline, and then a quincunx.")
    post = Post.objects.get()
    changes(as_person(amara), post, "A zibeline, or else a quincunx.")
    address = reverse("activities:discussion_decide_post", args=[talk.pk, post.pk])
    as_person(sam).post(address, {"move": "send_back", "version": 2, "reason": "A quodlibet."})
    assert Post.objects.get().state == "sent_back"
    assert Post.objects.get().earlier.get().words == "A zibeline, and then a quincunx."
    kept = [*Entry.objects.values_list("verb", "details"), *lines()]
    assert not re.search("zibeline|quincunx|quodlibet", str(kept))
