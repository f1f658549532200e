"""What the evidence of a placement covers, line by line of a framework: how much, whose word, how old, how much is agreed.

Everybody who may read the evidence sees the same: what was asked about, in the words and with the claims it was asked with.
Drafts, and what was given back or has expired, count for nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from learning.models import Framework, FrameworkNode
from placements.models.evidence import Evidence, EvidenceTag
from placements.models.source import Strength
from placements.states import EvidenceState

OLD = 28  # days after which the newest piece is said to be getting old
FIRM = 2  # agreed pieces, of more than one kind, that make a line firm
DEEPEST = 4  # from so many on, cells look the same
COUNTS = {EvidenceState.WAITING, EvidenceState.SIGNED_OFF}
Status = EvidenceTag.Status


@dataclass(frozen=True)
class Piece:
    """One piece of evidence as it stands for one line."""

    evidence: Evidence
    title: str
    on: date
    status: str
    words: str
    strength: Strength
    claim: str

    @property
    def counts(self) -> bool:
        """What was judged not yet to show it is listed, and not counted."""
        return self.status != Status.NOT_YET


@dataclass(frozen=True)
class Cell:
    """How many pieces of one kind a line has."""

    strength: Strength
    number: int

    @property
    def depth(self) -> int:
        return min(self.number, DEEPEST)


@dataclass(frozen=True)
class Line:
    """One domain or standard, the pieces that count for it, and what is missing, in words."""

    node: FrameworkNode
    today: date
    within: list[FrameworkNode] = field(default_factory=list)
    all_pieces: list[Piece] = field(default_factory=list)

    @cached_property
    def pieces(self) -> list[Piece]:
        return [piece for piece in self.all_pieces if piece.counts]

    @property
    def number(self) -> int:
        return len({piece.evidence.pk for piece in self.pieces})

    @property
    def depth(self) -> int:
        return min(self.number, DEEPEST)

    @cached_property
    def agreed(self) -> int:
        return self.with_status(Status.AGREED)

    @cached_property
    def waiting(self) -> int:
        return self.with_status(Status.CLAIMED)

    def with_status(self, status: str) -> int:
        return len({piece.evidence.pk for piece in self.all_pieces if piece.status == status})

    @cached_property
    def cells(self) -> list[Cell]:
        found = {strength: {piece.evidence.pk for piece in self.pieces if piece.strength == strength} for strength in Strength}
        return [Cell(strength, len(pieces)) for strength, pieces in found.items()]

    @cached_property
    def kinds(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.number]

    @cached_property
    def newest(self) -> int | None:
        """How many days ago the newest piece happened."""
        return min(((self.today - piece.on).days for piece in self.pieces), default=None)

    @property
    def age(self) -> str:
        return {None: "never", 0: "today", 1: "yesterday"}.get(self.newest, f"{self.newest} days ago")

    @cached_property
    def touched(self) -> int:
        """Of the statements within it, how many have a piece."""
        return len({piece.claim for piece in self.pieces} & {node.code for node in self.within})

    @property
    def spoken(self) -> str:
        """The whole line in one breath, for somebody who hears it."""
        if not self.number:
            return f"{self.node.title}: nothing yet"
        return f"{self.node.title}: {pieces(self.number)}, {self.agreed} agreed, newest {self.age}"

    @property
    def whose(self) -> str:
        """Such as “own account: 2, observed: 1”."""
        return ", ".join(f"{cell.strength.label}: {cell.number}" for cell in self.kinds)

    @cached_property
    def missing(self) -> str:
        """What would make it firmer, the plainest thing first."""
        if not self.number:
            not_yet = self.with_status(Status.NOT_YET)
            return (
                f"Nothing yet: {pieces(not_yet)} {'was' if not_yet == 1 else 'were'} judged not yet" if not_yet else "Nothing yet"
            )
        said = [*self.about_kinds(), *self.about_answers()]
        return (". ".join(said[:2])) or "Firm: several kinds, and agreed"

    def about_kinds(self) -> Iterable[str]:
        if self.newest is not None and self.newest > OLD:
            yield "Getting old"
        if [cell.strength for cell in self.kinds] == [Strength.OWN]:
            yield "Only told so far: nobody has seen it"
        elif Strength.OWN not in {cell.strength for cell in self.kinds}:
            yield "Others have said so: no own account yet"

    def about_answers(self) -> Iterable[str]:
        if self.waiting:
            yield f"{pieces(self.waiting)} wait{'s' if self.waiting == 1 else ''} for an answer"
        elif self.agreed < FIRM:
            yield "One more that is agreed would make it firm" if self.agreed else "Nothing is agreed in full yet"

    @property
    def gap(self) -> tuple[int, int, int]:
        """The bigger the gap, the smaller: how lines are sorted where the biggest gap comes first."""
        return self.number, self.agreed, len(self.kinds)


@dataclass(frozen=True)
class Coverage:
    """What the evidence covers of one framework."""

    framework: Framework
    lines: list[Line]

    @property
    def called(self) -> str:
        """What a line is called: a domain, a standard, a key role."""
        return self.lines[0].node.get_kind_display()

    @cached_property
    def by_gap(self) -> list[Line]:
        return sorted(self.lines, key=lambda line: line.gap)

    @cached_property
    def gaps(self) -> list[Line]:
        return [line for line in self.lines if not line.number]

    @cached_property
    def number(self) -> int:
        return len({piece.evidence.pk for line in self.lines for piece in line.pieces})

    @cached_property
    def agreed(self) -> int:
        """Pieces of which everything that was claimed here is agreed."""
        said: dict[int, set[str]] = {}
        for piece in (piece for line in self.lines for piece in line.pieces):
            said.setdefault(piece.evidence.pk, set()).add(piece.status)
        return sum(1 for statuses in said.values() if statuses == {Status.AGREED})

    def line(self, code: str) -> Line | None:
        return next((line for line in self.lines if line.node.code == code), None)


def coverage_of(evidence: Iterable[Evidence], nodes: Iterable[FrameworkNode], today: date) -> list[Coverage]:
    """Return what these pieces cover of the frameworks that these nodes belong to. Asks the database nothing.

    `nodes` come with framework and parent, in order, as `claimable` gives them. Statements of a standard count for it.
    """
    lines: dict[int, Line] = {}
    where: dict[tuple[str, str], Line] = {}
    found: dict[int, Coverage] = {}
    for node in nodes:
        top = node.parent if node.parent and node.parent.kind == FrameworkNode.Kind.STANDARD else node
        if top.pk not in lines:
            lines[top.pk] = Line(top, today)
            found.setdefault(node.framework_id, Coverage(node.framework, [])).lines.append(lines[top.pk])
        if top is not node:
            lines[top.pk].within.append(node)
        where[node.framework.key, node.code] = lines[top.pk]
    for piece in evidence:
        for key, stands in standing(piece):
            if key in where:
                where[key].all_pieces.append(stands)
    return list(found.values())


def standing(evidence: Evidence) -> Iterable[tuple[tuple[str, str], Piece]]:
    """Yield each claim of a piece that counts, and how it stands."""
    if evidence.state not in COUNTS:
        return
    asked = evidence.asked_version
    for claim in evidence.answered(asked.claims):
        status = claim.get("status", Status.CLAIMED)
        piece = Piece(evidence, asked.title, asked.event_on, status, claim.get("words", ""), evidence.strength, claim["code"])
        yield (claim["framework"], claim["code"]), piece


def pieces(number: int) -> str:
    return f"{number} piece{'' if number == 1 else 's'}"
