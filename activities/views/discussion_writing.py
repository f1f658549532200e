"""Writing in a discussion. What might identify somebody is decided before anybody else reads a word."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions import post as actions
from activities.forms.discussion import LONGEST, ChangeForm, PostForm, Typed
from activities.models import Post
from activities.models.discussion_check import Decided, checked_post
from activities.models.discussion_page import either, one_said
from activities.models.discussion_post import CHANGE_KIND, DRAFT_KIND
from activities.rules import Permission
from activities.views.discussion import DiscussionPage, box_for, name_in, page_of
from history.transitions import IllegalMove
from writing.actions.draft import Conflict, save_draft
from writing.forms.check import CheckForm
from writing.models import Draft
from writing.models.checked_text import CheckedText
from writing.views.check import LooksThrough

GONE = "What you answer cannot be answered any more: it was taken back, hidden or changed. What you typed is still here."
POSTED = "You posted this from another page already, in other words. What you typed here is in the box: post it too, or leave it."


class LooksThroughPost(LooksThrough):
    """What writing and changing share: nothing found is posted at once; whatever is found is decided first."""

    changed = "You changed something since you last looked. This is how it reads now: post it if it is what you mean."
    to_decide = "Decide first about what is still marked. Nothing has been posted."
    longest = {"words": LONGEST}

    def settled(self, look: Callable[[], CheckedText]) -> tuple[CheckForm, bool]:
        """Return what was answered, and whether the words can go out as they are."""
        check = self.looked_at(look)
        if not check.checked.findings:
            return check, check.is_valid()
        if "seen" not in self.request.POST:  # the first press: nothing is missing yet
            return check, False
        return check, self.is_ready(check) and self.was_read(check)

    def show_findings(self, check: CheckForm, form: Typed, **more: Any) -> HttpResponse:
        carried = {name: self.request.POST.get(name, "") for name in form.fields} | more.pop("carried", {})
        context = {**self.looked_through(check), "carried": carried, "sentence": more["discussion"].sentence(self.person), **more}
        return render(self.request, "activities/discussion/check.html", context)

    def keep_draft(self, id: UUID, kind: str, about: str, form: Typed) -> int:  # noqa: A002
        """Keep what was typed, so that a page without a script finds it again as well. Returns the version of the draft."""
        seen = form.cleaned_data["draft_version"]
        with suppress(Conflict, Draft.DoesNotExist):
            return save_draft(id=id, kind=kind, about=about, fields=form.typed, version_seen=seen, by=self.person).version
        return seen


class WritePost(LooksThroughPost, DiscussionPage):
    """Post something, or answer. Opened by itself, it is the page of the discussion."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Somebody who has left the cohort since they opened the page posts nothing, and has their words back."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            typed = request.POST.get("words", "").strip()
            if not typed:
                raise
            return render(request, "activities/discussion/left.html", {"typed": typed}, status=404)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("activities:discussion", pk=self.object.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form, self.new_id = PostForm(request.POST), self.kwargs["post"]
        self.under = self.post_to_answer()
        if not self.form.is_valid():
            return self.shown_again()
        words = self.form.cleaned_data["words"]
        check, can_go = self.settled(lambda: checked_post(words, discussion=self.object, author=self.person, under=self.under))
        return self.write(check) if can_go else self.show_check(check)

    def post_to_answer(self) -> Post | None:
        pk = self.form["under"].value()
        with suppress(ValueError, TypeError):
            return Post.objects.visible_to(self.person).filter(discussion=self.object, pk=UUID(str(pk))).first()
        return None

    def write(self, check: CheckForm) -> HttpResponse:
        if self.form.cleaned_data["under"] and self.under is None:
            return self.cannot_answer()
        decided = Decided(check.checked, check.choices, check.cleaned_data["reason"])
        what = {"decided": decided, "under": self.under, "draft": self.form.draft, "by": self.person}
        try:
            post = actions.write_post(id=self.new_id, discussion=self.object, **what)
        except (actions.NotHere, Post.DoesNotExist):
            raise Http404 from None
        except actions.CannotAnswer:
            return self.cannot_answer()
        except actions.PostedAlready:
            messages.info(self.request, POSTED)
            self.new_id = uuid4()
            return self.shown_again()
        messages.success(self.request, self.said_of(post))
        return redirect(page_of(self.object.pk, post, sent=self.new_id))

    def said_of(self, post: Post) -> str:
        if post.is_waiting:
            return f"It waits for {either(self.object.tutors())} to let it through. Until then only you and your tutors see it."
        return f"It is there. {self.object.sentence(self.person)}."

    def cannot_answer(self) -> HttpResponse:
        """Give the words back as a post of their own, not sent."""
        messages.info(self.request, GONE)
        self.under, self.new_id = None, uuid4()
        return self.shown_again()

    def show_check(self, check: CheckForm) -> HttpResponse:
        version = self.keep_draft(self.new_id, DRAFT_KIND, str(self.new_id), self.form)
        box = f"?at={self.under.pk}&answer={self.under.pk}" if self.under else "#write"
        return self.show_findings(
            check,
            self.form,
            carried={"draft_version": version},
            draft=self.new_id,
            discussion=self.object,
            action=self.request.path,
            back=f"{page_of(self.object.pk)}{box}",
        )

    def shown_again(self) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self.form))

    def box(self, said: list[Any]) -> dict[str, Any]:
        """The box with what was typed in it, wherever it stood."""
        box = box_for(self.object, self.person, self.under)
        form = self.form
        if self.new_id != self.kwargs["post"]:  # what was typed, for another post
            belongs = {"under": self.under.pk if self.under else "", "discussion": str(self.object.pk)}
            form = PostForm(initial={"words": self.form["words"].value(), "draft_version": 0, **belongs})
        if self.under:
            form.fields["words"].label = f"Your answer to {name_in(self.object, self.person, self.under)}"
        return box | {"box": form, "new_id": self.new_id, "restored": None}


class OnePost(Guarded):
    """What the pages of one post share: a post of this discussion that this person can see."""

    model = Post
    lookup = {"pk": "discussion", "post": "pk"}
    request: HttpRequest

    def get_rows(self) -> Any:
        rows = super().get_rows().select_related("discussion__activity", "discussion__section", "under")
        return rows.select_related("discussion__cohort__programme", "discussion__programme")

    def about_post(self) -> dict[str, Any]:
        post = self.object
        tutors = post.discussion.tutors()
        sentence = post.discussion.sentence(self.person)
        said = one_said(post, self.person, tutors)
        back = page_of(post.discussion_id, post)
        return {
            "post": post,
            "discussion": post.discussion,
            "said": said,
            "sentence": sentence,
            "back": back,
            "let_by": either(tutors),
        }


class ChangePost(LooksThroughPost, OnePost, FormView):
    """Other words for one's own post. Typed in two places, both texts are on the page."""

    permission_required = Permission.CHANGE_POST
    form_class = ChangeForm
    template_name = "activities/discussion/change.html"
    newer: Post | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.restored = None
        return super().dispatch(request, *args, **kwargs)

    @property
    def about(self) -> str:
        return f"{self.object.pk}-{self.object.version}"

    def get_initial(self) -> dict[str, Any]:
        mine = Draft.objects.visible_to(self.person)
        draft = self.restored = mine.unfinished(CHANGE_KIND).filter(about=self.about).first()
        words = draft.fields.get("words", "") if draft else self.object.words
        return {"words": words, "version": self.object.version, "draft_version": draft.version if draft else 0}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_taken_back:
            messages.info(request, "You have taken this back, so there is nothing to change.")
            return redirect(page_of(self.object.discussion_id, self.object))
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: ChangeForm) -> HttpResponse:
        post, words = self.object, form.cleaned_data["words"]
        check, can_go = self.settled(
            lambda: checked_post(words, discussion=post.discussion, author=self.person, under=post.under or post)
        )
        return self.change(form, check) if can_go else self.show_check(form, check)

    @property
    def draft_id(self) -> UUID:
        draft = Draft.objects.visible_to(self.person).filter(kind=CHANGE_KIND, about=self.about).first()
        return draft.pk if draft else uuid4()

    def change(self, form: ChangeForm, check: CheckForm) -> HttpResponse:
        decided = Decided(check.checked, check.choices, check.cleaned_data["reason"])
        seen, draft = form.cleaned_data["version"], self.draft_id
        try:
            post = actions.change_post(
                post=self.object, decided=decided, version_seen=seen, by=self.person, draft=(draft, form.draft)
            )
        except actions.NotHere:
            raise Http404 from None
        except IllegalMove:
            messages.info(self.request, "You have taken this back meanwhile, so nothing was changed.")
        except actions.Stale as stale:
            return self.both(form, stale.post)
        else:
            waits = " It waits for a tutor to let it through." if post.is_waiting else ""
            messages.success(self.request, f"Changed.{waits} What it said before is kept for you and your tutors.")
        return redirect(page_of(self.object.discussion_id, self.object, sent=draft))

    def both(self, form: ChangeForm, newer: Post) -> HttpResponse:
        """Nothing was changed: what was typed stays in the box, and what the post says now stands above it."""
        self.object = self.get_guarded_object()
        self.newer = newer
        typed = {"words": form.cleaned_data["words"], "version": newer.version, "draft_version": 0}
        return self.render_to_response(self.get_context_data(form=ChangeForm(initial=typed)))

    def show_check(self, form: ChangeForm, check: CheckForm) -> HttpResponse:
        version = self.keep_draft(self.draft_id, CHANGE_KIND, self.about, form)
        return self.show_findings(
            check,
            form,
            carried={"draft_version": version},
            draft=self.draft_id,
            discussion=self.object.discussion,
            action=self.request.path,
            back=self.request.path,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"newer": self.newer, "kind": CHANGE_KIND, "draft_id": self.draft_id, "draft_about": self.about}
        earlier = self.object.earlier.all()
        return super().get_context_data(restored=self.restored, earlier=earlier, **more, **self.about_post(), **kwargs)


class TakeBackPost(OnePost, View):
    """One press. The place stays, the words go."""

    permission_required = Permission.CHANGE_POST
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, post: UUID) -> HttpResponse:
        actions.take_back_post(post=self.object, by=self.person)
        messages.success(request, "Taken back. Nobody can read it any more, you included.")
        return redirect(reverse("activities:discussion", args=[pk]) + f"?at={post}#post-{post}")
