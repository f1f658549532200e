"""The kinds of activity, in one table. A later kind is one line here, its own file and its template."""

from wagtail import blocks

from activities.blocks import branch, reflective_prompt, sort
from activities.blocks.kind import Answer, Facts, Kind, Outcome, Quoted, Remark

KINDS = {
    "sort": Kind(
        block=sort.SortBlock(),
        template="activities/kind/_sort.html",
        facts=sort.facts,
        read=sort.read,
        missing=sort.missing,
        feedback=sort.feedback,
        quote=sort.quote,
        draw=sort.draw,
    ),
    "reflective_prompt": Kind(
        block=reflective_prompt.ReflectivePromptBlock(),
        template="activities/kind/_reflective_prompt.html",
        facts=reflective_prompt.facts,
        read=reflective_prompt.read,
        missing=reflective_prompt.missing,
        feedback=reflective_prompt.feedback,
        quote=reflective_prompt.quote,
        draw=reflective_prompt.draw,
        checked=False,
        icon="think",
    ),
    "branch": Kind(
        block=branch.BranchBlock(),
        template="activities/kind/_branch.html",
        facts=branch.facts,
        read=branch.read,
        missing=branch.missing,
        feedback=branch.feedback,
        quote=branch.quote,
        draw=branch.draw,
        step_by_step=True,
        result="activities/kind/_branch_ending.html",
        icon="case",
    ),
}


class ActivityBody(blocks.StreamBlock):
    """Exactly one block: the kind of activity, with what belongs to it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__([(name, kind.block) for name, kind in KINDS.items()], **kwargs)

    class Meta:
        min_num = 1
        max_num = 1


__all__ = ["KINDS", "ActivityBody", "Answer", "Facts", "Kind", "Outcome", "Quoted", "Remark"]
