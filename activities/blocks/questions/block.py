"""The kinds of question, in one table, and what an author fills in for a set of them."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from activities.blocks.authored import Checked, closing, give_keys, log_question
from activities.blocks.questions import match, multiple, order, short, single
from activities.blocks.sort import doubles

QUESTIONS: dict[str, Any] = {"single": single, "multiple": multiple, "short": short, "match": match, "order": order}


def one_question() -> list[tuple[str, Any]]:
    """What a new set begins with."""
    return [("single", single.SingleBlock().get_default())]


class QuestionList(blocks.StreamBlock):
    single = single.SingleBlock()
    multiple = multiple.MultipleBlock()
    short = short.ShortBlock()
    match = match.MatchBlock()
    order = order.OrderBlock()

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        give_keys([question.value for question in value], single.SingleBlock().child_blocks)
        if not len(value) and not self.is_deferred_validation:
            raise blocks.StreamBlockValidationError(non_block_errors=[ValidationError("Add a question.")])
        return super().clean(value)

    class Meta:
        min_num = 1
        max_num = 20


class QuestionsBlock(Checked):
    """What an author fills in for a question set."""

    questions = QuestionList(
        default=one_question, label="Questions", help_text="Asked one at a time. Add one, and choose of which kind it is."
    )
    closing = closing("Shown at the end. It does not say that all fit.")
    log_question = log_question()

    class Meta:
        icon = "help"
        label = "Question set"
        description = (
            "Students answer questions one at a time and are told why each answer fits. Good for checking what was understood."
        )
        example = "2D, Real or phish?"
        help_text = f"{description} Nothing is timed."

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        return {"questions": doubles(question.value["title"] for question in value["questions"])}
