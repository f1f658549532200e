"""python -m tests.identifiers.score [--misses] [PART|FILE]…: recall and precision per kind.

A part is one of `passages.PARTS`, a file one of the open half; without any, it is every part.
`--misses` adds what was missed and what was false, never of the sealed half.
"""

import sys
from collections import Counter
from dataclasses import dataclass, field

from identifiers import find
from identifiers.findings import KINDS, Finding
from tests.identifiers.passages import PARTS, Mark, Passage, part

FAMILIES = ({"school", "ward", "team", "place", "address"}, {"date_of_birth", "age"})


def same(first: str, second: str) -> bool:
    return first == second or any(first in family and second in family for family in FAMILIES)


def covers(finding: Finding, mark: Mark) -> bool:
    shared = min(finding.end, mark.end) - max(finding.start, mark.start)
    return shared * 2 >= mark.end - mark.start and same(finding.kind, mark.kind)


def touches(finding: Finding, mark: Mark) -> bool:
    return finding.start < mark.end and mark.start < finding.end


@dataclass
class Score:
    words: int = 0
    marked: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    false: Counter = field(default_factory=Counter)
    false_certain: int = 0
    notes: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        return self.found[kind] / self.marked[kind] if self.marked[kind] else 1.0

    def precision(self, kind: str) -> float:
        told = self.right[kind] + self.false[kind]
        return self.right[kind] / told if told else 1.0

    @property
    def false_certain_rate(self) -> float:
        return self.false_certain * 1000 / max(1, self.words)


def near(passage: Passage, start: int, end: int) -> str:
    return passage.text[max(0, start - 30) : start] + "[" + passage.text[start:end] + "]" + passage.text[end : end + 30]


def add(score: Score, passage: Passage) -> None:
    findings = find(passage.text, allowed=passage.allowed, local=passage.local)
    single = [finding for finding in findings if finding.kind != "combination"]
    together = len(single) < len(findings)
    score.words += passage.words
    for mark in passage.marks:
        if mark.optional:
            continue
        score.marked[mark.kind] += 1
        if any(covers(finding, mark) for finding in single):
            score.found[mark.kind] += 1
        else:
            score.notes.append(f"MISS {mark.kind:14} {passage.id:10} {near(passage, mark.start, mark.end)!r}")
    for finding in single:
        if any(touches(finding, mark) for mark in passage.marks):
            score.right[finding.kind] += 1
        else:
            score.false[finding.kind] += 1
            score.false_certain += finding.certainty == "certain"
            score.notes.append(
                f"FALSE {finding.kind:12} {passage.id:10} {finding.certainty[0]} {near(passage, finding.start, finding.end)!r}"
            )
    score.marked["combination"] += passage.combination
    score.found["combination"] += passage.combination and together
    score.right["combination"] += passage.combination and together
    score.false["combination"] += together and not passage.combination
    if passage.combination != together:
        score.notes.append(
            f"{'MISS' if passage.combination else 'FALSE'} combination {passage.id} {[f.why for f in findings if f.kind == 'combination']}"  # noqa: E501
        )


def score_part(name: str) -> Score:
    score = Score()
    for passage in part(name):
        add(score, passage)
    return score


def table(names: list[str]) -> str:
    scores = {name: score_part(name) for name in names}
    head = [cell for name in names for cell in (f"{name}: marks", "recall", "precision")]
    lines = ["| kind | " + " | ".join(head) + " |", "|---" * (len(head) + 1) + "|"]
    for kind in KINDS:
        cells = [kind]
        for score in scores.values():
            cells += [str(score.marked[kind]), f"{score.recall(kind):.1%}", f"{score.precision(kind):.1%}"]
        lines.append("| " + " | ".join(cells) + " |")
    for name, score in scores.items():
        lines.append(f"\n{name}: {score.words} words, {score.false_certain_rate:.2f} false certain findings per 1,000 words")
    return "\n".join(lines)


if __name__ == "__main__":
    asked = [word for word in sys.argv[1:] if not word.startswith("-")] or list(PARTS)
    print(table(asked))
    if "--misses" in sys.argv:
        print("\n".join(sorted(note for name in asked if name != "sealed" for note in score_part(name).notes)))
