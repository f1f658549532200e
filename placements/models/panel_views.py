"""What the readers of one portfolio say, side by side, and what follows from it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from placements.models.panel import PanelChoice, PanelReading
from placements.models.portfolio import PortfolioEdition
from placements.models.record import Record, RecordVersion
from placements.models.record_page import RecordPage, SectionShown
from placements.models.record_progress import Progress, answer_named
from placements.rules import Part
from placements.states import PortfolioState, RecordState

READERS = 2
AGREE, MORE = "Agree", "More evidence needed"
CONFIRM_PASS, CONFIRM_FAIL, RETURN, REFER = "Confirm pass", "Confirm fail", "Return for more evidence", "Refer to the board"
OUTCOMES = (CONFIRM_PASS, CONFIRM_FAIL, RETURN, REFER)
FOLLOWS = {"Pass": CONFIRM_PASS, "Fail": CONFIRM_FAIL}


@dataclass(frozen=True)
class View:
    """One reading, and what its reader says of the recommendation once it is handed in."""

    reading: PanelReading

    @property
    def record(self) -> Record:
        return self.reading.record

    @property
    def reader(self) -> Any:
        return self.record.lead.person if self.record.lead else None

    @property
    def is_handed_in(self) -> bool:
        return any(one.part == Part.PANEL_MEMBER and one.finished_at for one in self.record.parts.all())

    @cached_property
    def said(self) -> dict[str, Any]:
        return answer_named(Progress(self.record), "agree") if self.is_handed_in else {}

    @property
    def answer(self) -> str:
        return self.said.get("answer", "")

    @property
    def sections(self) -> list[SectionShown]:
        """The reading as its reader sees it. Whoever may see the reading at all may see all of it."""
        return [shown for shown in RecordPage(self.record, self.reader).sections if shown.section.key == "form"]


class Together:
    """The readings of one portfolio that count, and how far they are."""

    def __init__(self, choice: PanelChoice) -> None:
        self.choice = choice
        self.views = [View(one) for one in choice.standing_readings]

    @property
    def handed_in(self) -> list[View]:
        return [one for one in self.views if one.is_handed_in]

    @property
    def is_complete(self) -> bool:
        """Whether at least two people read it, and everybody who was asked has handed in a view."""
        return len(self.views) >= READERS and len(self.handed_in) == len(self.views)

    @property
    def differ(self) -> bool:
        return len({one.answer for one in self.handed_in}) > 1

    @property
    def follows(self) -> str:
        """What the readers' views come to where all say the same; empty where they do not."""
        said = {one.answer for one in self.handed_in}
        if said == {AGREE}:
            return FOLLOWS.get(self.choice.recommendation, REFER)
        return RETURN if said == {MORE} else ""

    @property
    def may_send_feedback(self) -> bool:
        """Whether every reading is signed by everybody, and one of them was not sent yet."""
        signed = bool(self.views) and all(one.record.state == RecordState.SIGNED for one in self.views)
        return signed and any(not one.record.released_to for one in self.views)

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        choice, portfolio = self.choice, self.choice.portfolio
        if not choice.edition.is_latest or portfolio.state == PortfolioState.RETURNED:
            return "Returned for more evidence"
        if portfolio.state != PortfolioState.CONFIRMED:
            return portfolio.get_state_display().capitalize()
        if choice.outcome:
            return f"Agreed: {choice.outcome.outcome.lower()}"
        return self.reading_in_words if choice.has_to_be_read else "Not in the sample: to the board"

    @property
    def reading_in_words(self) -> str:
        missing = READERS - len(self.views)
        if missing > 0:
            return f"{missing} reader{'' if missing == 1 else 's'} to name"
        if not self.is_complete:
            return f"{len(self.handed_in)} of {len(self.views)} views handed in"
        return "The readers differ" if self.differ else "The readers agree"


def recommendation_in(edition: PortfolioEdition) -> str:
    """What the final report in this edition recommends, as it was signed; empty where there is none in it."""
    reports = [one for one in edition.content["items"] if one["of"] == "final_report" and one["kind"] == "record"]
    for item in reports[-1:]:
        version = RecordVersion.objects.filter(record=item["id"], number=item["version"]).first()
        for section in version.content["sections"] if version else ():
            for answer in section["answers"]:
                if answer["field"] == "recommendation":
                    return next((line for said in answer["said"] for line in said["lines"]), "")
    return ""


def why_panel_waits(record: Record) -> str:
    """Why a reading cannot be put forward to be signed, in a sentence; empty where it can."""
    reading = PanelReading.objects.filter(record=record).first()
    if reading is None:
        return ""
    choice = PanelChoice.objects.with_everything().get(pk=reading.choice_id)
    if not Together(choice).is_complete or choice.outcome is None:
        return "It is signed once everybody has handed in a view and the outcome is agreed on the page of the panel."
    written = answer_named(Progress(record), "chair").get("answer", "")
    return (
        ""
        if written == choice.outcome.outcome
        else f"The agreed outcome is “{choice.outcome.outcome}”, and says something else here."
    )
