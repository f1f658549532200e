"""The kinds of question, in one table, and what an author fills in for a set of them."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from activities.blocks.authored import Checked, closing, give_keys, log_question
from activities.blocks.questions import match, multiple, order, short, single
from activities.blocks.sort import doubles

QUESTIONS: dict[str, Any] = {"single": single, "multiple": multiple, "short": short, "match": match, "order": order}


BANK = "bank"


def one_question() -> list[tuple[str, Any]]:
    """What a new set begins with."""
    return [("single", single.SingleBlock().get_default())]


class BankQuestionBody(blocks.StreamBlock):
    """One question of the bank, of any kind."""

    single = single.SingleBlock()
    multiple = multiple.MultipleBlock()
    short = short.ShortBlock()
    match = match.MatchBlock()
    order = order.OrderBlock()

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        taken = [question.value.key for question in value if question.block_type == BANK and question.value]
        own = [question.value for question in value if question.block_type != BANK]
        give_keys(own, single.SingleBlock().child_blocks, taken=taken)
        if not len(value) and not self.is_deferred_validation:
            raise blocks.StreamBlockValidationError(non_block_errors=[ValidationError("Add a question.")])
        return super().clean(value)

    class Meta:
        min_num = 1
        max_num = 1


class QuestionList(BankQuestionBody):
    """The questions of a set: its own, and those it takes from the bank in the words in which they are published there."""

    bank = SnippetChooserBlock("activities.BankQuestion", icon="folder-open-inverse", label="From the question bank")

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
        return {"questions": trouble_with_bank(value["questions"]) or doubles(map(title_of, value["questions"]))}


def title_of(question: blocks.StreamValue.StreamChild) -> str:
    return question.value.title if question.block_type == BANK else question.value["title"]


def trouble_with_bank(questions: blocks.StreamValue) -> str:
    """Say which questions of the bank cannot be asked."""
    drafts = [one.value.title for one in questions if one.block_type == BANK and not one.value.live]
    return " ".join(f"“{title}” is not published in the question bank: publish it there first." for title in drafts)
