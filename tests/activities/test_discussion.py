"""A discussion: who reads it, what Amara and Ben say in it, and what the page says of it."""

import json
import re
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions.role import take_role
from accounts.models import Membership
from accounts.rules import Role
from activities.actions.activity import publish_activity
from activities.actions.moderation import hide
from activities.models import Attempt, Discussion, Post
from learning.models import SectionPage
from learning.models.published import PublishedBody
from learning.models.section_words import words_in
from tests.factories.accounts import make_person
from tests.factories.activities import body_of, discussion_value, make_discussion, make_sort
from tests.factories.discussions import make_post, open_for
from tests.factories.learning import make_course

pytestmark = pytest.mark.django_db
ROLES = [
    {"key": "daughter", "title": "the daughter", "task": "State his strongest point."},
    {"key": "father", "title": "the father", "task": "State her strongest point."},
]


@pytest.fixture
def activity(db):
    return make_discussion()


@pytest.fixture
def talk(activity, amara):
    return open_for(amara, activity)


def page(client, talk, **asked):
    return client.get(reverse("activities:discussion", args=[talk.pk]), asked)


def words_of(answer):
    return " ".join(answer.content.decode().split())


class TestWhoReads:
    def test_amara_comes_to_the_discussion_of_her_cohort(self, as_person, amara, activity, cohort):
        came = as_person(amara).get(reverse("activities:discussion_open", args=[activity.pk]))
        assert (came.url, Discussion.objects.get().cohort) == (f"/discussions/{Discussion.objects.get().pk}/", cohort)

    def test_coming_twice_opens_one_discussion(self, as_person, amara, ben, activity):
        for person in (amara, amara, ben):
            as_person(person).get(reverse("activities:discussion_open", args=[activity.pk]))
        assert Discussion.objects.count() == 1

    def test_the_page_says_in_plain_words_who_reads_it(self, as_person, amara, ben, sam, talk):
        assert "Everyone in your cohort (Autumn 2025, 2 students) and their tutors can read this" in words_of(
            page(as_person(amara), talk)
        )
        assert "Everyone in the cohort (Autumn 2025, 2 students)" in words_of(page(as_person(sam), talk))

    def test_a_discussion_of_the_programme_is_read_by_every_cohort(self, as_person, amara, carol, programme):
        talk = open_for(amara, make_discussion(audience="programme"))
        make_post(amara, talk, "The ramp was the answer.")
        shown = words_of(page(as_person(carol), talk))
        assert "Everyone on your programme (BA Social Work, 2 students) and their tutors can read this" in shown
        assert "The ramp was the answer." in shown

    @pytest.mark.parametrize("who", ["carol", "joan", "priya", "marek", "ruth", "elin"])
    def test_nobody_else_finds_it_or_its_posts(self, who, request, as_person, amara, talk):
        post, client = make_post(amara, talk), as_person(request.getfixturevalue(who))
        assert page(client, talk).status_code == 404
        assert Post.objects.visible_to(request.getfixturevalue(who)).count() == 0
        for name in ("discussion_change_post", "discussion_decide_post"):
            assert client.get(reverse(f"activities:{name}", args=[talk.pk, post.pk])).status_code == 404

    def test_whoever_is_in_no_cohort_is_told_who_talks_there(self, as_person, joan, activity):
        shown = as_person(joan).get(reverse("activities:discussion_open", args=[activity.pk]))
        assert "there is no discussion for you to read" in words_of(shown)
        assert not Discussion.objects.exists()

    def test_a_tutor_of_two_cohorts_chooses(self, as_person, amara, carol, sam, university, other_cohort, activity):
        Membership.objects.create(
            person=sam, role=Role.TUTOR, organisation=university, cohort=other_cohort, starts=other_cohort.starts
        )
        shown = as_person(sam).get(reverse("activities:discussion_open", args=[activity.pk]))
        assert [str(one.cohort) for one in shown.context["discussions"]] == [
            "BA Social Work, Autumn 2025",
            "BA Social Work, Autumn 2024",
        ]

    def test_only_a_discussion_has_a_discussion(self, as_person, amara):
        assert as_person(amara).get(reverse("activities:discussion_open", args=[make_sort().pk])).status_code == 404

    def test_who_leaves_reads_no_more_and_their_posts_stay_under_the_name_they_had(self, as_person, amara, ben, priya, talk):
        make_post(ben, talk, "He knows the way.")
        take_role(membership=Membership.objects.get(person=ben), by=priya)
        ben.name = "Benjamin Stone"
        ben.save()
        assert page(as_person(ben), talk).status_code == 404
        shown = words_of(page(as_person(amara), talk))
        assert ("Ben Hollis" in shown, "He knows the way." in shown, "Benjamin Stone" in shown) == (True, True, False)


class TestThePage:
    def test_answers_stand_under_their_post_in_the_order_of_writing(self, as_person, amara, ben, talk):
        first, second = make_post(amara, talk, "One."), make_post(ben, talk, "Two.")
        make_post(ben, talk, "Under one.", under=first)
        said = page(as_person(amara), talk).context["said"]
        assert [(one.post.words, [answer.post.words for answer in one.answers]) for one in said] == [
            ("One.", ["Under one."]),
            ("Two.", []),
        ]
        assert second.number == 2

    def test_answering_opens_a_box_in_the_thread(self, as_person, amara, ben, talk):
        post = make_post(ben, talk)
        shown = page(as_person(amara), talk, answer=str(post.pk))
        assert (shown.context["answering"], "Your answer to Ben Hollis" in words_of(shown)) == (post.pk, True)
        assert words_of(shown).count('id="write"') == 1

    def test_what_others_posted_since_is_new_once(self, as_person, amara, ben, talk):
        make_post(amara, talk, "Mine is not new to me.")
        page(as_person(amara), talk)
        make_post(ben, talk)
        shown = page(as_person(amara), talk)
        assert "New since you were last here: Ben Hollis." in words_of(shown)
        assert [one.is_new for one in shown.context["said"]] == [False, True]
        assert [one.is_new for one in page(as_person(amara), talk).context["said"]] == [False, False]

    def test_a_page_fetched_ahead_leaves_it_new(self, as_person, amara, ben, talk):
        page(as_person(amara), talk)
        make_post(ben, talk)
        as_person(amara).get(reverse("activities:discussion", args=[talk.pk]), headers={"Sec-Purpose": "prefetch"})
        assert page(as_person(amara), talk).context["said"][0].is_new

    def test_marks_are_drawn_and_nothing_else(self, as_person, amara, talk):
        make_post(amara, talk, "## Plan\n\n- **first** <script>alert(1)</script>")
        shown = page(as_person(amara), talk).content.decode()
        assert ("<h4>Plan</h4>" in shown, "<strong>first</strong>" in shown, "<script>alert" in shown) == (True, True, False)

    def test_no_number_of_posts_stands_beside_anybody(self, as_person, amara, ben, talk):
        for _ in range(3):
            make_post(ben, talk)
        shown = page(as_person(amara), talk).content.decode()
        assert ("3 posts" in shown, "3 answers" in shown) == (False, False)

    def test_twenty_threads_stand_on_a_page_and_a_post_is_found_on_its_own(self, as_person, amara, talk):
        posts = [make_post(amara, talk, f"Number {number}.") for number in range(21)]
        shown = page(as_person(amara), talk)
        assert (len(shown.context["said"]), shown.context["threads"].paginator.num_pages) == (20, 2)
        later = page(as_person(amara), talk, at=str(posts[20].pk))
        assert [one.post.words for one in later.context["said"]] == ["Number 20."]

    @pytest.mark.parametrize("asked", [{"page": "x"}, {"page": "99"}, {"at": "x"}, {"answer": "x"}, {"since": "x"}])
    def test_an_odd_address_is_the_page_all_the_same(self, as_person, amara, talk, asked):
        make_post(amara, talk)
        assert page(as_person(amara), talk, **asked).status_code == 200


class TestHowMuchIsAsked:
    @pytest.mark.parametrize("number", [1, 3, 5, 50, 500])
    def test_the_page_costs_the_same_however_much_was_said(
        self, as_person, amara, ben, sam, talk, number, django_assert_num_queries
    ):
        first = make_post(ben, talk)
        answers = [post_row(ben, talk, n, under=first if n % 2 else None) for n in range(1, number)]
        Post.objects.bulk_create(answers)
        Discussion.objects.update(last_number=number)
        client = as_person(amara)
        page(client, talk)
        with django_assert_num_queries(10):
            assert page(client, talk).status_code == 200


class TestPostsAreDrawnOnce:
    """For everybody who finds one the same, and never for anybody who does not."""

    def test_what_amara_changed_is_what_ben_reads_next(self, as_person, amara, ben, talk):
        post = make_post(amara, talk, "The first words.")
        assert "The first words." in words_of(page(as_person(ben), talk))
        Post.objects.filter(pk=post.pk).update(words="Other words.", changed_at=timezone.now())
        shown = words_of(page(as_person(ben), talk))
        assert ("Other words." in shown, "The first words." in shown, "Changed" in shown) == (True, False, True)

    def test_what_a_tutor_hides_is_gone_from_the_next_page(self, as_person, amara, ben, sam, talk):
        post = make_post(amara, talk, "He lives at the mill.")
        assert "He lives at the mill." in words_of(page(as_person(ben), talk))
        hide(post=post, by=sam, version_seen=post.version, reason="This points to somebody.")
        assert "He lives at the mill." not in words_of(page(as_person(ben), talk))

    def test_only_its_author_is_offered_to_take_it_back_and_only_a_tutor_to_hide_it(self, as_person, amara, ben, sam, talk):
        make_post(amara, talk)
        pages = [words_of(page(as_person(one), talk)) for one in (amara, ben, sam, amara)]
        assert ["Take back…" in shown for shown in pages] == [True, False, False, True]
        assert ["Hide…" in shown for shown in pages] == [False, False, True, False]

    def test_the_button_works_in_every_session(self, as_person, amara, talk):
        make_post(amara, talk)
        forms = [set(re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', words_of(page(as_person(amara), talk)))) for _ in range(2)]
        assert [len(tokens) for tokens in forms] == [1, 1]
        assert forms[0] != forms[1]


def post_row(author, talk, number, under):
    facts = {"signed": author.name, "words": f"Number {number}", "state": "shown", "number": number + 1, "shown_at": timezone.now()}
    return Post(id=uuid4(), discussion=talk, author=author, under=under, **facts)


class TestRoles:
    def test_roles_are_kept_and_given_to_as_many_each(self, amara, ben, university, cohort):
        activity = make_discussion(roles=ROLES)
        students = [amara, ben, *(make_person(f"Fellow {n}", Role.STUDENT, university, cohort=cohort) for n in range(4))]
        talk = next(iter([open_for(student, activity) for student in students]))
        given = dict(talk.readers.values_list("person", "role"))
        assert sorted(given.values()) == ["daughter"] * 3 + ["father"] * 3
        for student in students:
            open_for(student, activity)
        assert dict(talk.readers.values_list("person", "role")) == given

    def test_a_tutor_is_given_none(self, sam, amara):
        talk = open_for(sam, make_discussion(roles=ROLES))
        assert talk.readers.get(person=sam).role == ""

    def test_her_role_stands_at_the_top_and_beside_what_she_posts(self, as_person, amara, ben):
        talk = open_for(amara, make_discussion(roles=ROLES))
        role = talk.role_called(talk.readers.get(person=amara).role)
        post = make_post(amara, talk)
        shown = words_of(page(as_person(amara), talk))
        assert (f"You speak as {role['title']}" in shown, role["task"] in shown, post.role) == (True, True, role["title"])
        assert f'<span class="as">{role["title"]}</span>' in words_of(page(as_person(ben), talk))

    def test_a_role_that_the_author_took_away_is_given_anew(self, amara):
        activity = make_discussion(roles=ROLES)
        open_for(amara, activity)
        others = [{"key": "one", "title": "starter", "task": "Begin."}, {"key": "two", "title": "builder", "task": "Build."}]
        publish_activity(key=activity.key, body=body_of("discussion", discussion_value(roles=others)))
        activity.refresh_from_db()
        assert open_for(amara, activity).readers.get(person=amara).role in {"one", "two"}


class TestBesideASection:
    @pytest.fixture
    def section(self, db):
        make_course(sections=1)
        return SectionPage.objects.get()

    def opens(self, client, section):
        return client.get(reverse("activities:discussion_of_section", args=[section.pk]), follow=True)

    def test_a_quiet_line_at_the_end_of_a_section_leads_there_and_back(self, as_person, amara, cohort, section):
        address = f"/sections/{section.pk}/discussion/"
        shown = as_person(amara).get(section.url).content.decode()
        assert f'href="{address}"' in shown
        talk = self.opens(as_person(amara), section)
        assert f'href="{section.url}"' in talk.content.decode()
        assert Discussion.objects.get(section=section).cohort == cohort

    def test_a_post_about_a_passage_begins_with_its_words(self, as_person, amara, section):
        address = reverse("activities:discussion_of_section", args=[section.pk])
        begun = as_person(amara).get(address, {"first": 0, "last": 12}, follow=True)
        words = "".join(words_in(PublishedBody.objects.get(page=section.pk).content).text.split())[:12]
        typed = begun.context["box"]["words"].value()
        assert (typed.startswith("> "), "".join(typed[2:].split())) == (True, words)
        assert begun.redirect_chain[-1][0].endswith("?first=0&last=12#write")

    @pytest.mark.parametrize(
        "asked",
        [{"first": "0"}, {"first": "x", "last": "9"}, {"first": "9000", "last": "9009"}, {"first": "0", "last": "9" * 5000}],
    )
    def test_a_passage_that_is_not_there_begins_nothing(self, as_person, amara, section, asked):
        address = reverse("activities:discussion_of_section", args=[section.pk])
        assert as_person(amara).get(address, asked, follow=True).context["box"]["words"].value() is None

    def test_nobody_signed_out_is_asked_to_talk(self, client, section):
        assert "Talk about this section" not in client.get(section.url).content.decode()

    def test_ben_comes_to_the_same_and_carol_to_that_of_her_own_cohort(self, as_person, amara, ben, carol, section):
        assert [self.opens(as_person(person), section).status_code for person in (amara, ben, carol)] == [200, 200, 200]
        assert Discussion.objects.count() == 2
        make_post(amara, Discussion.objects.visible_to(amara).get(), "The tablet changed who talked.")
        assert "The tablet" not in self.opens(as_person(carol), section).content.decode()

    def test_whoever_is_in_no_cohort_is_told_so(self, as_person, joan, section):
        assert "there is no discussion for you to read" in words_of(self.opens(as_person(joan), section))
        assert not Discussion.objects.exists()

    def test_who_may_not_read_the_section_does_not_talk_about_it(self, as_person, joan, programme):
        make_course(sections=1, open_to="members", programmes=[programme])
        assert self.opens(as_person(joan), SectionPage.objects.get()).status_code == 403

    def test_a_section_that_is_not_there_has_none(self, as_person, amara):
        assert as_person(amara).get(reverse("activities:discussion_of_section", args=[99])).status_code == 404

    def test_it_is_had_without_roles_holding_or_a_task(self, as_person, amara, ben, cohort, section):
        talk = Discussion.objects.create(section=section, cohort=cohort)
        make_post(ben, talk, "The tablet changed who talked.")
        shown = page(as_person(amara), talk)
        assert (section.title in words_of(shown), "The tablet changed who talked." in words_of(shown)) == (True, True)
        assert (shown.context["state"], Attempt.objects.count()) == (None, 0)

    def test_it_is_of_one_thing_and_one_group(self, activity, cohort, programme):
        for wrong in ({"activity": activity}, {"cohort": cohort}, {"activity": activity, "cohort": cohort, "programme": programme}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Discussion.objects.create(**wrong)


class TestDone:
    def test_it_is_done_with_what_the_author_asks_for(self, as_person, amara, ben, talk, activity):
        theirs = make_post(ben, talk)
        make_post(amara, talk)
        assert "Still to do: one answer to somebody else." in words_of(page(as_person(amara), talk))
        make_post(amara, talk, "I see it otherwise.", under=theirs)
        assert "You have taken part as this asks." in words_of(page(as_person(amara), talk))
        assert Attempt.objects.get(person=amara).is_finished

    def test_an_answer_to_oneself_is_no_answer(self, amara, talk):
        mine = make_post(amara, talk)
        make_post(amara, talk, "And another thing.", under=mine)
        assert Attempt.objects.get(person=amara).missing == "Still to do: one answer to somebody else."

    def test_no_more_is_counted_than_is_asked(self, amara, talk):
        for _ in range(4):
            make_post(amara, talk)
        assert Attempt.objects.get(person=amara).answer == {"posts": 1, "answers": 0}

    def test_nobody_is_done_by_pressing_a_button_elsewhere(self, as_person, amara, activity):
        posted = {"posts": "1", "answers": "1"}
        for verb in ("check", "finish", "save", "log"):
            as_person(amara).post(reverse(f"activities:attempt_{verb}", args=[activity.pk]), posted)
        assert not Attempt.objects.get(person=amara).is_finished

    def test_a_tutor_has_nothing_to_do(self, as_person, sam, amara, talk):
        make_post(sam, talk)
        assert not Attempt.objects.exists()
        assert page(as_person(sam), talk).context["state"] is None

    def test_the_section_says_what_is_asked_and_leads_there(self, as_person, amara, activity):
        shown = words_of(as_person(amara).get(reverse("activities:attempt", args=[activity.pk])))
        assert "You are asked for one post of your own and one answer to somebody else." in shown
        assert f'href="/activities/{activity.pk}/discussion/"' in shown


class TestAuthoring:
    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"roles": ROLES[:1]}, "One role alone is no role."),
            ({"roles": [ROLES[0], ROLES[0]]}, "There are two called “the daughter”"),
            ({"posts": 0, "answers": 0}, "Ask for a post or an answer at least."),
            ({"audience": "everybody"}, "not one of the available choices"),
        ],
    )
    def test_a_discussion_that_cannot_be_had_is_refused(self, wrong, says):
        with pytest.raises(ValidationError) as refused:
            make_discussion(**wrong)
        assert says in json.dumps(refused.value.as_json_data(), ensure_ascii=False)
