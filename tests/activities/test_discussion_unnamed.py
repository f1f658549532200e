"""A discussion in which students don’t see each other’s names. Tutors do, and everybody reads so before they write."""

import re

import pytest

from activities.models.discussion_check import checked_post
from tests.factories.activities import make_discussion
from tests.factories.discussions import make_post, open_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def unnamed(amara):
    return open_for(amara, make_discussion(unnamed=True))


def html_for(client, discussion):
    return client.get(f"/discussions/{discussion.pk}/").content.decode()


def names_in(html):
    return re.findall(r'id="name-[^"]+"><span[^>]*>([^<]+)<|id="name-[^"]+">([^<]+?) ?<', html)


def named(client, discussion):
    return ["".join(pair).strip() for pair in names_in(html_for(client, discussion))]


def test_ben_reads_a_student_and_sam_reads_every_name(as_person, unnamed, amara, ben, sam):
    make_post(ben, unnamed, "I had not thought of it.", under=make_post(amara, unnamed))
    make_post(sam, unnamed, "Thank you both.")
    assert named(as_person(ben), unnamed) == ["A student", "Ben Hollis", "Dr Sam Whitlock"]
    assert "Amara" not in html_for(as_person(ben), unnamed)
    assert named(as_person(sam), unnamed) == ["Amara Osei", "Ben Hollis", "Dr Sam Whitlock"]


def test_who_finds_out_stands_there_before_anybody_writes(as_person, unnamed, amara):
    html = html_for(as_person(amara), unnamed)
    assert "Other students read “A student” in place of your name. Your tutors read your name." in html
    assert "can be hidden by a tutor, with a reason that its author reads" in html


def test_what_was_posted_without_a_name_stays_so(as_person, unnamed, amara, ben):
    make_post(amara, unnamed)
    make_discussion(unnamed=False)
    make_post(amara, unnamed, "And with it.")
    assert named(as_person(ben), unnamed) == ["A student", "Amara Osei"]


def test_the_check_does_not_tell_who_wrote_in_the_thread(unnamed, amara, ben):
    begun = make_post(amara, unnamed)
    checked = checked_post("I think Amara is right.", discussion=unnamed, author=ben, under=begun)
    assert [one.text for one in checked.findings] == ["Amara"]
