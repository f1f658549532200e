"""How an activity is chosen while somebody writes a section, and a short question written without leaving it."""

from typing import Any

from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet, SnippetCreateView

from activities.actions.short_question import write_short_question
from activities.forms.short_question import ShortQuestionForm
from activities.models import Activity


class ApartFromThePage:
    """The form stands in the form of a page: its fields have names of their own."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        return super().get_creation_form_kwargs() | {"prefix": "new-question"}


class ChooseActivity(ApartFromThePage, ChooseView):
    """The window."""


class ActivitiesFound(ApartFromThePage, ChooseResultsView):
    """What a search in it finds."""


class QuestionWritten(ApartFromThePage, SnippetCreateView):
    """One that is new, written in the middle of a section."""

    def save_form(self, form: ShortQuestionForm) -> Activity:
        said = {name: form.cleaned_data[name] for name in ("title", "question", "closing", "log_question")}
        return write_short_question(options=form.options, by=self.request.user, **said)


class ActivityChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseActivity
    choose_results_view_class = ActivitiesFound
    create_view_class = QuestionWritten
    creation_form_class = ShortQuestionForm
    creation_tab_label = "Write a question"
    create_action_label = "Publish the question and use it"
