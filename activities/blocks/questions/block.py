"""The kinds of question, in one table, and what an author fills in for a set of them."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from activities.blocks.questions import match, multiple, order, short, single
from activities.blocks.sort import doubles, key_of

QUESTIONS: dict[str, Any] = {"single": single, "multiple": multiple, "short": short, "match": match, "order": order}


BANK = "bank"


class BankQuestionBody(blocks.StreamBlock):
    """One question of the bank, of any kind."""

    single = single.SingleBlock()
    multiple = multiple.MultipleBlock()
    short = short.ShortBlock()
    match = match.MatchBlock()
    order = order.OrderBlock()

    class Meta:
        min_num = 1
        max_num = 1


class QuestionList(BankQuestionBody):
    """The questions of a set: its own, and those it takes from the bank in the words in which they are published there."""

    bank = SnippetChooserBlock("activities.BankQuestion", icon="folder-open-inverse", label="From the question bank")

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
        said = trouble_with_bank(value["questions"]) or doubles(map(key_in_set, value["questions"]))
        if said:
            raise blocks.StructBlockValidationError({"questions": ValidationError(said)})
        return value


def key_in_set(question: blocks.StreamValue.StreamChild) -> str:
    return question.value.key if question.block_type == BANK else key_of(question.value, "title")


def trouble_with_bank(questions: blocks.StreamValue) -> str:
    """Say which questions of the bank cannot be asked."""
    drafts = [one.value.title for one in questions if one.block_type == BANK and not one.value.live]
    return " ".join(f"“{title}” is not published in the question bank: publish it there first." for title in drafts)
