"""A text with what might identify somebody in it, and the same text with words put in their place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from identifiers import Finding, find

GAP = "\n\n"  # between the parts, so that a name in the title is the same person in the words
COMBINATION = "combination"
NAME = "name"
KINDS_IN_WORDS = {
    "nhs_number": "NHS number",
    "ni_number": "National Insurance number",
    "phone": "Phone number",
    "email": "E-mail address",
    "web": "Web address or profile",
    "postcode": "Postcode",
    "address": "House and street",
    "date_of_birth": "Date of birth",
    "age": "Exact age",
    "vehicle": "Number plate",
    "case_number": "Case or reference number",
    "name": "Name",
    "school": "School",
    "ward": "Ward, clinic or home",
    "team": "Team",
    "place": "Place",
}
AROUND = 40  # characters on either side that show where a finding stands

Choices = Mapping[str, str | None]  # what each finding is replaced with; None where it is left as it is
Known = tuple[str, str]  # the kind of a finding and its words: the same thing in another text of the same writer


@dataclass(frozen=True)
class Piece:
    """A run of text as a reader will see it. `state`: replaced, left, undecided; nothing for words that no finding touches."""

    text: str
    state: str = ""


@dataclass(frozen=True)
class Pointed:
    """One finding as a page shows it: a key for its form field, its kind in words, and a few words around it."""

    finding: Finding
    before: str
    after: str

    @property
    def key(self) -> str:
        return f"{self.finding.start}-{self.finding.end}"

    @property
    def kind(self) -> str:
        return KINDS_IN_WORDS.get(self.finding.kind, self.finding.kind.replace("_", " ").capitalize())

    @property
    def certain(self) -> bool:
        return self.finding.certainty == "certain"

    @property
    def is_name(self) -> bool:
        """Whether it may be one that the writer made up."""
        return self.finding.kind == NAME


def as_chosen(one: Pointed, choices: Choices) -> Piece:
    chosen = choices.get(one.key, "")
    if chosen:
        return Piece(chosen, "replaced")
    return Piece(one.finding.text, "left" if chosen is None else "undecided")


def known(one: Pointed) -> Known:
    return one.finding.kind, one.finding.text


@dataclass(frozen=True)
class CheckedText:
    """Named parts of one text, such as title and words, read together for what might identify somebody.

    `made_up` is the writer's own list of invented names. It is for their page alone, as the findings are. `whole_names` may
    stand where nothing is left out of them: Ben Hollis, but neither Ben nor Hollis.
    """

    parts: Mapping[str, str]
    allowed: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    made_up: tuple[str, ...] = ()
    whole_names: tuple[str, ...] = ()

    @cached_property
    def joined(self) -> str:
        return GAP.join(self.parts.values())

    @cached_property
    def findings(self) -> list[Finding]:
        found = find(self.joined, allowed=self.allowed, local=self.local, pseudonyms=self.made_up)
        return [one for one in found if one.kind != NAME or not self.is_in_a_whole_name(one)]

    def is_in_a_whole_name(self, one: Finding) -> bool:
        return any(start <= one.start and one.end <= end for start, end in self.where_whole_names_stand)

    @cached_property
    def where_whole_names_stand(self) -> list[tuple[int, int]]:
        names = [r"\s+".join(map(re.escape, name.split())) for name in self.whole_names]
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE) if names else None
        return [match.span() for match in pattern.finditer(self.joined)] if pattern else []

    @cached_property
    def pointed(self) -> list[Pointed]:
        """What stands in one place each. Details that only identify together are told apart from these."""
        return [self.point(finding) for finding in self.findings if finding.kind != COMBINATION]

    @property
    def combinations(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.kind == COMBINATION]

    def point(self, finding: Finding) -> Pointed:
        """Take a few whole words of the same line on either side."""
        line_before = self.joined[: finding.start].rpartition("\n")[2]
        line_after = self.joined[finding.end :].partition("\n")[0]
        before, after = line_before[-AROUND:], line_after[:AROUND]
        if before != line_before:
            before = "… " + before.partition(" ")[2]
        if after != line_after:
            after = after.rpartition(" ")[0] + " …"
        return Pointed(finding, before, after)

    def counts(self, keys: Iterable[str]) -> dict[str, int]:
        """Return how many of each kind these findings are: all that is ever kept of them."""
        wanted, found = set(keys), {}
        for one in self.pointed:
            if one.key in wanted:
                found[one.finding.kind] = found.get(one.finding.kind, 0) + 1
        return found

    def pieces(self, choices: Choices) -> dict[str, list[Piece]]:
        """Return each part as runs of text, with what was chosen in place of each finding. Undecided ones stay as they are."""
        pieces, start = {}, 0
        for name, text in self.parts.items():
            pieces[name] = self.pieces_between(start, start + len(text), choices)
            start += len(text) + len(GAP)
        return pieces

    def pieces_between(self, start: int, end: int, choices: Choices) -> list[Piece]:
        runs, at = [], start
        for one in self.pointed:
            if start <= one.finding.start and one.finding.end <= end:
                runs += [Piece(self.joined[at : one.finding.start]), as_chosen(one, choices)]
                at = one.finding.end
        return [run for run in (*runs, Piece(self.joined[at:end])) if run.text]

    def replaced(self, choices: Choices) -> dict[str, str]:
        """Return the parts as they read with what was chosen."""
        return {name: "".join(piece.text for piece in pieces) for name, pieces in self.pieces(choices).items()}

    def digest(self, choices: Choices) -> str:
        """Tell one set of choices from another, so that nobody shares what they have not read."""
        return sha256(repr((self.joined, sorted(choices.items(), key=str))).encode()).hexdigest()[:16]
