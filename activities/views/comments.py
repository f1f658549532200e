from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views import View
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions import comments as actions
from activities.forms.comments import ChosenForm, CommentForm, DealtWithForm, about_passage, typed_in
from activities.models import LogEntry
from activities.models.log_comments import DRAFT_KIND, said_in, shared_passage, threads_on, versions_known_to
from activities.models.log_emergency import sentence_for
from activities.rules import Permission
from activities.views.held import Shared
from writing.actions.comment import TooLate, deal_with, open_again, take_back
from writing.models import Comment, Draft, Thread
from writing.models.passage import Passage, find_again
from writing.rules import Permission as CommentPermission

CHOOSE_AGAIN = "The entry changed after you opened it. Please choose the words again."
NOT_SHARED = "Nobody else can read these words yet. Share the entry as it is now, then comment on them."
GONE = "The words this is about are not in the entry as it was shared. Copy your text, go back and choose the words again."


def page_of(entry_pk: Any, comment: Comment | None = None) -> str:
    """The address of the entry's page, at the comment where there is one."""
    page = reverse("activities:log_entry", args=[entry_pk])
    return f"{page}?comment={comment.pk}#comment-{comment.pk}" if comment else page


class BesideEntry(Shared):
    """What beginning and writing a comment share."""

    model = LogEntry
    permission_required = Permission.COMMENT_ON_LOG_ENTRY

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()


class NewComment(BesideEntry, View):
    """Goes to an empty page with an id of its own, so that a page that was lost can be found again."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        address = reverse("activities:log_comment_write", args=[pk, uuid4()])
        return redirect(f"{address}?{request.GET.urlencode()}")


class WriteComment(BesideEntry, FormView):
    """Write about some words of the entry, or answer. Whatever was typed and not sent is on the page again when it is opened."""

    form_class = CommentForm
    template_name = "activities/log/comment.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        written = Comment.objects.visible_to(self.person).filter(pk=kwargs["comment"], author=self.person).first()
        if written:
            return redirect(page_of(self.object.pk, written))
        context = self.get_context_data()
        if not context["thread"] and not context["quote"]:
            return redirect(page_of(self.object.pk))
        return self.render_to_response(context)

    def get_initial(self) -> dict[str, Any]:
        drafts = Draft.objects.visible_to(self.person).filter(pk=self.kwargs["comment"], kind=DRAFT_KIND)
        draft = drafts.first()
        begun = {"entry": self.object.pk, "draft_version": draft.version if draft else 0}
        waiting = draft and draft.finished_at is None and draft.fields.get("entry") == str(self.object.pk)
        self.restored = draft if waiting else None
        if self.request.method != "GET":
            return begun
        return begun | (typed_in(draft) if waiting else self.chosen())

    def chosen(self) -> dict[str, Any]:
        """What the address says the comment is about; nothing where that cannot be said, and a message why."""
        form = ChosenForm(self.request.GET)
        if form.is_valid() and form.cleaned_data["thread"]:
            return {"thread": form.cleaned_data["thread"]}
        words = self.object.as_read_by(self.person)
        version = words.version if words == self.object else words.number
        passage = form.passage(said_in(words), version)
        if passage is None:
            messages.info(self.request, CHOOSE_AGAIN)
            return {}
        shared = shared_passage(self.object, passage) if words == self.object else (passage, version)
        if shared is None:
            messages.info(self.request, NOT_SHARED)
        return about_passage(*shared) if shared else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form, words = context["form"], self.object.as_read_by(self.person)
        pk = str(form["thread"].value() or "")
        threads = threads_on(self.object, said_in(words), self.person) if pk else []
        return context | {
            "entry": self.object,
            "entry_title": words.get_title(),
            "pk": self.kwargs["comment"],
            "kind": DRAFT_KIND,
            "thread": next((thread for thread in threads if str(thread.pk) == pk), None),
            "quote": form["quote"].value(),
            "restored": self.restored if self.request.method == "GET" else None,
            "sentence": sentence_for(self.object, self.person),
            "is_author": self.object.author_id == self.person.pk,
        }

    def form_valid(self, form: CommentForm) -> HttpResponse:
        given = form.cleaned_data
        what = {"id": self.kwargs["comment"], "entry": self.object, "words": given["words"], "by": self.person, "draft": form.draft}
        try:
            if given["thread"]:
                beside = Thread.objects.visible_to(self.person).filter(audience=self.object.audience_id)
                comment = actions.answer_on_entry(thread=get_object_or_404(beside, pk=given["thread"]), **what)
            elif passage := self.passage_in_shared(given):
                comment = actions.comment_on_entry(passage=passage, version=given["version"], **what)
            else:
                form.add_error(None, GONE)
                return self.form_invalid(form)
        except (actions.NotLetIn, Comment.DoesNotExist):
            raise Http404 from None
        messages.success(self.request, f"Your comment is there. {sentence_for(self.object, self.person)}.")
        return redirect(page_of(self.object.pk, comment))

    def passage_in_shared(self, given: dict[str, Any]) -> Passage | None:
        """Return the words in the version they were chosen in; None where this person never had it before them."""
        known = given["version"] in versions_known_to(self.person, self.object)
        version = self.object.versions.filter(number=given["version"]).first() if known else None
        return find_again(said_in(version).text, given["quote"], given["start"] or 0) if version else None


class TakeBackComment(Shared, FormView):
    """One press, within a quarter of an hour."""

    model = Comment
    permission_required = CommentPermission.TAKE_BACK_COMMENT
    lookup = {"pk": "thread__audience__log_entry", "comment": "pk"}
    form_class = DealtWithForm
    http_method_names = ["post"]

    def form_valid(self, form: DealtWithForm) -> HttpResponse:
        try:
            take_back(comment=self.object, by=self.person)
        except TooLate:
            messages.info(self.request, "A comment can be taken back for 15 minutes. You can answer it to say what has changed.")
        else:
            messages.success(self.request, "Taken back. Nobody can read it any more.")
        return redirect(page_of(self.kwargs["pk"]))


class DealWithThread(Guarded, FormView):
    """The author of the entry says that a thread is dealt with, or opens it again."""

    model = Thread
    permission_required = CommentPermission.DEAL_WITH_THREAD
    lookup = {"pk": "audience__log_entry", "thread": "pk"}
    form_class = DealtWithForm
    http_method_names = ["post"]

    def form_valid(self, form: DealtWithForm) -> HttpResponse:
        move = deal_with if form.cleaned_data["dealt_with"] else open_again
        move(thread=self.object, by=self.person)
        return redirect(f"{page_of(self.kwargs['pk'])}#thread-{self.object.pk}")
