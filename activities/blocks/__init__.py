"""The kinds of activity, in one table. A later kind is one line here, its own file and its template."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from activities.blocks import (
    assignment,
    branch,
    calculator,
    discussion,
    h5p,
    mark_up,
    own_words,
    poll,
    questions,
    reflective_prompt,
    rewrite,
    sort,
    web_quest,
)
from activities.blocks.kind import Answer, Facts, Kind, Outcome, Quoted, Remark, Table, kind_of

KINDS = {
    "sort": kind_of(sort, sort.SortBlock(), template="activities/kind/_sort.html", remarks=sort.remarks),
    "reflective_prompt": kind_of(
        reflective_prompt,
        reflective_prompt.ReflectivePromptBlock(),
        template="activities/kind/_reflective_prompt.html",
        icon="think",
        checked=False,
    ),
    "branch": kind_of(
        branch,
        branch.BranchBlock(),
        template="activities/kind/_branch.html",
        result="activities/kind/_branch_ending.html",
        icon="case",
        step_by_step=True,
    ),
    "poll": kind_of(
        poll,
        poll.PollBlock(),
        template="activities/kind/_poll.html",
        result="activities/kind/_poll_picture.html",
        icon="people",
        has_picture=True,
    ),
    "questions": kind_of(
        questions,
        questions.QuestionsBlock(),
        template="activities/kind/_questions.html",
        result="activities/kind/_questions_summary.html",
        icon="help",
        step_by_step=True,
        join=questions.join,
    ),
    "mark_up": kind_of(
        mark_up,
        mark_up.MarkUpBlock(),
        template="activities/kind/_mark_up.html",
        result="activities/kind/_mark_up_result.html",
        icon="mark",
        join=own_words.join,
    ),
    "rewrite": kind_of(
        rewrite,
        rewrite.RewriteBlock(),
        template="activities/kind/_rewrite.html",
        result="activities/kind/_rewrite_result.html",
        icon="pencil",
        checked=False,
        join=own_words.join,
    ),
    "calculator": kind_of(
        calculator,
        calculator.CalculatorBlock(),
        template="activities/kind/_calculator.html",
        icon="chart",
        checked=False,
        goes_on=True,
    ),
    "web_quest": kind_of(
        web_quest,
        web_quest.WebQuestBlock(),
        template="activities/kind/_web_quest.html",
        result="activities/kind/_web_quest_end.html",
        icon="search",
        goes_on=True,
        may_be_left=True,
        wide=True,
        join=web_quest.join,
        table=web_quest.table,
    ),
    "discussion": kind_of(
        discussion,
        discussion.DiscussionBlock(),
        template="activities/kind/_discussion.html",
        result="activities/kind/_discussion_done.html",
        icon="comment",
    ),
    "assignment": kind_of(
        assignment,
        assignment.AssignmentBlock(),
        template="activities/kind/_assignment.html",
        result="activities/kind/_assignment_done.html",
        icon="pencil",
    ),
    "h5p": kind_of(h5p, h5p.H5PBlock(), template="activities/kind/_h5p.html", icon="play", goes_on=True, wide=True),
}


class ActivityBody(blocks.StreamBlock):
    """Exactly one block: the kind of activity, with what belongs to it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__([(name, kind.block) for name, kind in KINDS.items()], **kwargs)

    def clean_deferred(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """A draft may always be saved: what would be wrong with it is said when it is published, and in the preview before."""
        try:
            return super().clean_deferred(value)
        except ValidationError:
            return value

    class Meta:
        min_num = 1
        max_num = 1
        form_classname = "one-kind"


__all__ = ["KINDS", "ActivityBody", "Answer", "Facts", "Kind", "Outcome", "Quoted", "Remark", "Table"]
