"""What stands between the braces of a GIFT question: which kind it is, and its answers."""

import re
from dataclasses import dataclass, replace

from activities.interchange.arriving import NOT_HERE, WHOLE, choice, matched, with_reasons
from activities.interchange.cleaning import html_of, looked_at, plain
from activities.interchange.gift_marks import shown
from activities.interchange.mending import not_far_too_many
from activities.interchange.moodle_kinds import short
from activities.interchange.question import Choice, Line, Partner, Question, Refused

WORTH = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
ORDER = re.compile(r">\s*\d*(?:[ \t]+[A-Z_]{2,})*[ \t]*")
TRUE, FALSE = {"T", "TRUE"}, {"F", "FALSE"}
NO_PAIR = "“{line}” has no ->, which stands between a line and its partner."


@dataclass(frozen=True)
class Answers:
    """What stands between the braces, the format its words are in, and the general feedback."""

    text: str
    format: str
    general: str

    def give(self, question: Question, notes: list[str]) -> Question:
        """Return the question with its answers. Which kind it is, GIFT says only by the marks in them."""
        if not self.text:
            raise Refused(NOT_HERE["essay"])
        if self.text.startswith("#"):
            raise Refused(NOT_HERE["numerical"])
        if self.text.startswith(">"):
            return self.order(question)
        if "~" in self.text:
            return self.choices(question, notes)
        if is_match(self.text):
            return self.match(question)
        if self.text.partition("#")[0].strip() in TRUE | FALSE:
            return self.true_or_false(question, notes)
        return self.short(question, notes)

    def choices(self, question: Question, notes: list[str]) -> Question:
        several = "=" not in self.text
        found = []
        for part in parts_of(self.text.replace("=", "~="), "~"):
            words, fraction = (part[1:].strip(), WHOLE) if part.startswith("=") else worth_of(part, 0)
            text, _, feedback = words.partition("#")
            found.append(choice(said(text, self.format), fraction, said(feedback, self.format), notes, several=several))
        options = with_reasons(found, notes, general=self.general)
        return replace(question, kind="multiple" if several else "single", options=tuple(options))

    def true_or_false(self, question: Question, notes: list[str]) -> Question:
        answer, wrong, right, *_ = [*(part.strip() for part in self.text.split("#", 2)), "", ""]
        true = answer in TRUE
        found = [
            Choice("True", true, said(right if true else wrong, self.format)),
            Choice("False", not true, said(wrong if true else right, self.format)),
        ]
        return replace(question, kind="single", options=tuple(with_reasons(found, notes, general=self.general)))

    def short(self, question: Question, notes: list[str]) -> Question:
        answers = []
        for part in parts_of(self.text, "="):
            words, fraction = worth_of(part, WHOLE)
            text, _, feedback = words.partition("#")
            answers.append((shown(FORMAT.sub("", text)).strip(), fraction, said(feedback, self.format)))
        return short(question, answers, self.general, notes)

    def match(self, question: Question) -> Question:
        pairs = []
        for part in parts_of(self.text, "="):
            line, arrow, partner = part.partition("->")
            if not arrow:
                raise Refused(NO_PAIR.format(line=shown(line)[:40]))
            pairs.append((said(line, self.format), " ".join(shown(partner).split())))
        lines, partners = matched(pairs)
        return replace(question, kind="match", lines=lines, partners=tuple(map(Partner, partners)))

    def order(self, question: Question) -> Question:
        found = (said(line, self.format) for line in ORDER.sub("", self.text, count=1).split("\n"))
        return replace(question, kind="order", lines=tuple(Line(line) for line in found if line))


def is_match(text: str) -> bool:
    return "=" in text and "->" in text and "~" not in text


def parts_of(text: str, mark: str) -> list[str]:
    return not_far_too_many([part.strip() for part in text.split(mark) if part.strip()])


def worth_of(part: str, otherwise: float) -> tuple[str, float]:
    found = WORTH.match(part)
    return (part[found.end() :].strip(), float(found[1])) if found else (part, otherwise)


def words_of(text: str, format: str) -> tuple[str, str]:  # noqa: A002 - what GIFT calls it
    """Return a text without the name of its format, and that name."""
    text = text.strip()
    found = FORMAT.match(text)
    return (shown(text[found.end() :]), found[1]) if found else (shown(text), format)


def said(text: str, format: str) -> str:  # noqa: A002 - what GIFT calls it
    return plain(looked_at(html_of(*words_of(text, format))))
