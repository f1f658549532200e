"""The question bank in the Wagtail admin: how questions are listed, edited and chosen, and where its other pages are."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django_filters import AllValuesFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.widgets import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from activities.actions.listening import sets_that_ask
from activities.models import Activity, BankQuestion, BankTag
from activities.views import bank_export, bank_import, item_report

ADDRESSES = [
    path("import/", bank_import.BringQuestions.as_view(), name="bring"),
    path("import/<uuid:pk>/", bank_import.LookAtImport.as_view(), name="look"),
    path("export/", bank_export.ExportQuestions.as_view(), name="export"),
    path("sets/", item_report.QuestionSets.as_view(), name="sets"),
    path("sets/<int:pk>/", item_report.ItemReport.as_view(), name="item_report"),
    path("sets/<int:pk>/put-in-bank/", item_report.PutInBank.as_view(), name="put_in_bank"),
    path("sets/<int:pk>/export/<str:format>/", bank_export.ExportSet.as_view(), name="export_set"),
]


class KeptForGood(ModelPermissionPolicy):
    """Questions are unpublished, never deleted: sets and numbers of earlier answers hang on them."""

    def user_has_permission(self, user: Model, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class BankFilters(WagtailFilterSet):
    """What the list of questions can be narrowed by."""

    topic = AllValuesFilter(empty_label="Every topic")
    tag = ModelChoiceFilter(field_name="tagged__tag", queryset=BankTag.objects.order_by("name"), empty_label="Every tag")

    class Meta:
        model = BankQuestion
        fields: ClassVar = ["kind", "topic", "tag", "live"]


class BankIndex(IndexView):
    """The list of questions, with how many sets ask each, in as many queries whatever its length."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().with_uses()

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [
            *super().header_more_buttons,
            Button("Import questions", url=reverse("question_bank:bring"), icon_name="upload", priority=10),
            Button("Export questions", url=reverse("question_bank:export"), icon_name="download", priority=20),
            Button("Question sets and item reports", url=reverse("question_bank:sets"), icon_name="help", priority=30),
        ]


class BankQuestionViewSet(SnippetViewSet):
    model = BankQuestion
    icon = "help"
    menu_label = "Question bank"
    menu_order = 211
    add_to_admin_menu = True
    index_view_class = BankIndex
    list_display: ClassVar = [
        "title",
        Column("get_kind_display", label="Kind"),
        "topic",
        Column("uses", label="Asked in sets"),
        LiveStatusTagColumn(),
    ]
    filterset_class = BankFilters
    list_per_page = 50
    copy_view_enabled = True


def buttons_of(snippet: Model, person: Model, next_url: str | None = None) -> list[Button]:
    """The way from a question set in the list of activities to its page in the bank."""
    if not isinstance(snippet, Activity) or snippet.kind_name != "questions" or not snippet.live:
        return []
    return [
        Button("Item report and export", url=reverse("question_bank:item_report", args=[snippet.pk]), icon_name="help", priority=15)
    ]


def say_where_it_is_asked(request: HttpRequest, instance: Any) -> None:
    """After a question was published, say in which sets its new words are from now on."""
    if not isinstance(instance, BankQuestion) or "action-publish" not in request.POST:
        return
    sets = sets_that_ask(instance)
    if sets:
        named = format_html_join(", ", "“{}”", ((one.title,) for one in sets))
        messages.info(
            request,
            f"From now on these words are asked in {named}. Whoever has begun goes on with the words they began with, "
            "and where what is asked or what fits has changed, the item report begins anew.",
        )
