"""The kinds of question, in one table, and what an author fills in for a set of them."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from activities.blocks.questions import match, multiple, order, short, single
from activities.blocks.sort import doubles, key_of

QUESTIONS: dict[str, Any] = {"single": single, "multiple": multiple, "short": short, "match": match, "order": order}


class QuestionList(blocks.StreamBlock):
    single = single.SingleBlock()
    multiple = multiple.MultipleBlock()
    short = short.ShortBlock()
    match = match.MatchBlock()
    order = order.OrderBlock()

    class Meta:
        min_num = 1
        max_num = 20


class QuestionsBlock(blocks.StructBlock):
    """What an author fills in for a question set."""

    questions = QuestionList()
    closing = blocks.RichTextBlock(
        features=["bold", "ol", "ul", "link"], help_text="Shown at the end. It does not say that all fit."
    )
    log_question = blocks.CharBlock(max_length=300, help_text="Quoted in the log entry that somebody writes about it.")

    class Meta:
        icon = "help"
        label = "Question set"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        said = doubles(key_of(question.value, "title") for question in value["questions"])
        if said:
            raise blocks.StructBlockValidationError({"questions": ValidationError(said)})
        return value
