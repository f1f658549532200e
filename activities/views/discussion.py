"""A discussion: coming in, and what somebody finds there."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from activities.actions.discussion import come_in, note_news, open_discussion
from activities.forms.discussion import PostForm
from activities.models import Activity, Discussion, Post
from activities.models.discussion import discussions_open_to, groups_open_to
from activities.models.discussion_opening import passage_of
from activities.models.discussion_page import (
    Said,
    conversation,
    either,
    new_to,
    page_of_threads,
    unfinished_post,
    with_answers,
)
from activities.models.discussion_post import DRAFT_KIND
from activities.models.shown import show_to
from activities.rules import Permission
from learning.models.outline import Entry, Module, library
from learning.rules import Permission as LearningPermission
from writing.models.sentence import listed

NAMED = 3  # who posted since; whoever else did becomes a number


def page_of(discussion: int, post: Post | None = None, *, sent: UUID | None = None) -> str:
    """The address of a discussion, at one of its posts where there is one. `sent` is the draft that has reached its place."""
    page = reverse("activities:discussion", args=[discussion])
    if post is None:
        return page
    return f"{page}?at={post.pk}{f'&sent={sent}' if sent else ''}#post-{post.pk}"


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def entry_of(section: int | None) -> Entry | None:
    """Return a section as the outline has it, None where it is not there to read. Costs no query."""
    module = library().module_with(section) if section else None
    return next((entry for _, entry in module.steps() if entry.pk == section), None) if module else None


class Opening(Guarded, View):
    """Goes to the one discussion that is open to somebody. Tutors of several choose; others are told who talks there."""

    http_method_names = ["get"]

    def go_to(self, title: str, rows: list[Discussion], about: str = "") -> HttpResponse:
        if len(rows) == 1:
            return redirect(page_of(rows[0].pk) + about)
        several = Discussion.objects.visible_to(self.person).with_group().filter(pk__in=[row.pk for row in rows])
        return render(self.request, "activities/discussion/choose.html", {"title": title, "discussions": several})


class OpenDiscussion(Opening):
    """Of an activity that is a discussion."""

    model = Activity
    permission_required = Permission.DO_ACTIVITY

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.object.kind_name != "discussion":
            raise Http404
        groups = discussions_open_to(self.person, self.object)
        rows = [open_discussion(activity=self.object, group=group, by=self.person) for group in groups]
        return self.go_to(self.object.title, rows)


class OpenSectionDiscussion(Opening):
    """Beside a section, for whoever may read it. Sections behind a password of their own have none."""

    permission_required = LearningPermission.READ_MODULE

    def get_guarded_object(self) -> Module:
        self.section = entry_of(self.kwargs["pk"])
        if self.section is None or self.section.restricted:
            raise Http404
        return library().module_with(self.section.pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = [open_discussion(section=pk, group=group, by=self.person) for group in groups_open_to(self.person)]
        chosen = {name: request.GET[name] for name in ("first", "last") if name in request.GET}
        return self.go_to(f"Talk about “{self.section.title}”", rows, about=f"?{urlencode(chosen)}#write" if chosen else "")


class DiscussionPage(Guarded, TemplateView):
    """What was said, twenty threads at a time, with one box to write in: at the end, or under the post that is to be answered."""

    model = Discussion
    permission_required = Permission.JOIN_DISCUSSION
    template_name = "activities/discussion/page.html"

    def get_rows(self) -> Any:
        return super().get_rows().with_group()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        discussion, asked = self.object, self.request.GET
        reads = self.request.method == "GET" and "prefetch" not in self.request.headers.get("Sec-Purpose", "")
        visit = come_in(discussion=discussion, by=self.person, reads=reads)
        since = int(asked["since"]) if asked.get("since", "").isdecimal() else visit.since
        threads = page_of_threads(discussion, self.person, number=asked.get("page", 1), at=as_uuid(asked.get("at", "")))
        tutors = discussion.tutors()
        said = conversation(discussion, threads, self.person, tutors=tutors, since=since)
        if reads:
            note_news(posts=[one.post for one in with_answers(said) if one.mine and one.post.has_news], by=self.person)
        return super().get_context_data(
            discussion=discussion,
            facts=discussion.facts,
            section=entry_of(discussion.section_id),
            role=visit.role,
            is_tutor=discussion.moderated_by(self.person),
            sentence=discussion.sentence(self.person),
            let_by=either(tutors),
            threads=threads,
            said=said,
            since=since,
            answer_at=f"?{urlencode({'page': threads.number, 'since': '' if since is None else since, 'answer': ''})}",
            sent=as_uuid(asked.get("sent", "")),
            **self.news(since),
            **self.box(said),
            **self.own_part(),
            waiting=self.waiting(),
            **kwargs,
        )

    def news(self, since: int | None) -> dict[str, Any]:
        """Who has posted since this person was last here, and where the first of it is."""
        new = new_to(self.object, self.person, since)
        names = list(dict.fromkeys(name_in(self.object, self.person, post) for post in new))
        return {
            "first_new": new[0] if new else None,
            "new_by": listed(names[:NAMED] + [f"{len(names) - NAMED} more"] * (len(names) > NAMED)),
        }

    def box(self, said: list[Said]) -> dict[str, Any]:
        """The one box of the page: an answer in its thread where the address asks for one, else a post of one's own at the end."""
        answering = as_uuid(self.request.GET.get("answer", ""))
        under = next((one.post for one in said if one.post.pk == answering and one.can_answer), None)
        first, last = (self.request.GET.get(name, "") for name in ("first", "last"))
        return box_for(self.object, self.person, under, opening=passage_of(entry_of(self.object.section_id), first, last))

    def waiting(self) -> int:
        """How many posts wait for a tutor; asked for tutors only."""
        if not self.object.moderated_by(self.person):
            return 0
        return Post.objects.visible_to(self.person).waiting().filter(discussion=self.object).count()

    def own_part(self) -> dict[str, Any]:
        """What the author asks for, and what of it is still to do; nothing beside a section, and for tutors."""
        if self.object.activity is None or self.object.moderated_by(self.person):
            return {"state": None}
        return {"state": show_to(self.person, self.object.activity)}


def box_for(discussion: Discussion, person: Any, under: Post | None, *, opening: str = "") -> dict[str, Any]:
    """A form with an id of its own that begins with `opening`, or the one that was left unfinished."""
    draft = unfinished_post(person, discussion, str(under.pk) if under else "")
    begun = {"discussion": str(discussion.pk), "under": under.pk if under else "", "draft_version": 0}
    typed = {"words": draft.fields.get("words", "")} if draft else {"words": opening} if opening else {}
    went_out = draft is not None and Post.objects.visible_to(person).filter(pk=draft.pk).exists()  # another tab posted other words
    known = {} if went_out else {"draft_version": draft.version if draft else 0}
    return {
        "box": PostForm(initial=begun | typed | known, answers=name_in(discussion, person, under) if under else ""),
        "answering": under.pk if under else None,
        "new_id": uuid4() if draft is None or went_out else draft.pk,
        "restored": draft,
        "kind": DRAFT_KIND,
    }


def name_in(discussion: Discussion, person: Any, post: Post) -> str:
    """Return whose post it is, as this person may know it."""
    return post.name_for(person.pk, tutor=discussion.moderated_by(person))
