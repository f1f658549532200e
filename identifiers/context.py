"""Names told by the sentence around them: words that are also names, relations, and who was named before."""

import re

from identifiers.findings import WORTH_A_LOOK, Certainty
from identifiers.frame import MONTHS, WORLD
from identifiers.notes import Notes
from identifiers.ordinary import ORDINARY
from identifiers.page import sections
from identifiers.places import GENERIC, HEADS
from identifiers.seeds import OF_A_PERSON, WHY_CONTEXT, WHY_UNKNOWN
from identifiers.speech import ABSTRACT, HUMAN_VERBS, NEVER, PERSONAL_VERBS, RELATIONS, SMALL_NEVER, TO_BE
from identifiers.vocabulary import GIVEN, is_given, is_ordinary, is_starred, is_surname

WORK = sections("heads")["work"]
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "every",
        "no",
        "each",
        "our",
        "my",
        "your",
        "his",
        "her",
        "their",
        "its",
        "any",
        "some",
        "another",
        "of",
    ]
)


class Context(Notes):
    """Seeds, and what the sentence around a word says."""

    def by_context(self, at: int) -> tuple[Certainty, str] | None:
        word, previous = self.words[at], self.before(at)
        if word.lower in NEVER:
            return None
        if (
            previous
            and word.capital
            and previous.lower in ("called", "née", "nicknamed")
            and word.gap == " "
            and word.lower not in WORLD
        ):
            return WORTH_A_LOOK, "The sentence says that this is what somebody is called."
        if not is_starred(word):
            return (WORTH_A_LOOK, WHY_CONTEXT) if self.nickname(at) else None
        if word.capital:
            return self.capital_context(at)
        return self.small_context(at)

    def nickname(self, at: int) -> bool:
        """Any word with a capital letter in mid-sentence that does what a person does: "then Spud rang"."""
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        if not word.capital or word.first or word.shouted or previous is None or previous.capital or word.possessive:
            return False
        if word.lower in WORLD or word.lower in MONTHS or word.lower in GENERIC or word.lower in HEADS or word.lower in WORK:
            return False
        if (
            len(word.lower) < 4  # noqa: PLR2004
            or "'" in word.lower
            or self.page.text[word.end : word.end + 1] == "-"
            or previous.lower in DETERMINERS
        ):
            return False
        acts = (
            after is not None
            and not after.capital
            and after.lower in PERSONAL_VERBS | {"says", "said", "rings", "wants", "told", "asked"}
        )
        return acts or (previous.lower in RELATIONS and not (after and after.capital))

    def capital_context(self, at: int) -> tuple[Certainty, str] | None:
        word, previous = self.words[at], self.before(at)
        if (word.shouted and not self.shout[at]) or (word.lower in MONTHS and not self.month_is_person(at)):
            return None
        if previous and previous.lower in ("the", "a", "an", "this", "that", "every", "no"):
            told = previous.lower == "that" and at > 1 and self.words[at - 2].lower in HUMAN_VERBS | {"told", "say", "think"}
            if not told:
                return None
        if self.in_a_title(at):
            return None
        around = self.page.text[word.start - 1 : word.start] + self.page.text[word.end : word.end + 1]
        if around in ('""', "“”") and word.lower not in ABSTRACT:
            return WORTH_A_LOOK, WHY_CONTEXT
        if not word.first:
            headed = previous and previous.first and previous.capital and is_ordinary(previous)
            return None if headed and word.lower in ABSTRACT and self.heading(at) else (WORTH_A_LOOK, WHY_CONTEXT)
        return (WORTH_A_LOOK, WHY_CONTEXT) if self.subject(at) else None

    def in_a_title(self, at: int) -> bool:
        """Whether ordinary words with capital letters stand beside the word, as in "Outcomes Star"."""
        word = self.words[at]
        beside = (None if word.possessive else self.beside(at), self.before(at))
        return any(
            other.capital
            and not other.first
            and is_ordinary(other)
            and not is_starred(other)
            and not is_surname(other)
            and other.lower not in RELATIONS
            for other in beside
            if other
        )

    def month_is_person(self, at: int) -> bool:
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        if word.possessive and previous and previous.lower in ("at", "to", "with", "and"):
            return True
        if previous and previous.lower in {
            "in",
            "by",
            "until",
            "till",
            "since",
            "of",
            "during",
            "early",
            "late",
            "last",
            "next",
            "this",
            "every",
            "or",
            "to",
            "for",
            "mid",
            "from",
        }:
            return False
        if re.search(r"\d(?:st|nd|rd|th)?[ -]?$", self.page.text[max(0, word.start - 5) : word.start]):
            return False
        return bool(after and (after.lower in HUMAN_VERBS or after.lower in {"from", "has", "had"}))

    def heading(self, at: int) -> bool:
        start = self.page.text.rfind("\n", 0, self.words[at].start) + 1
        end = self.page.text.find("\n", self.words[at].end)
        line = self.page.text[start : end if end >= 0 else len(self.page.text)]
        return (
            len(line) < 50  # noqa: PLR2004
            and line[-1:] not in ".,;"
            and sum(1 for part in line.split() if part[0].isupper()) * 2 > len(line.split())
        )

    def subject(self, at: int) -> bool:
        """Whether a word at a sentence's beginning does what a person does."""
        word, after = self.words[at], self.beside(at)
        if (word.possessive and word.lower not in ABSTRACT) or OF_A_PERSON.match(self.page.text, word.end):
            return True
        if after and (after.lower in HUMAN_VERBS or (after.capital and (is_surname(after) or is_given(after)))):
            return True
        if after and after.lower in TO_BE | {"will"} and word.lower not in ABSTRACT:
            return True
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        return bool(
            following and following.capital and following.gap in (", ", " & ") and (is_given(following) or is_starred(following))
        )

    # --- From seeds to whole names -------------------------------------------------------------------------------

    def again(self) -> None:
        """Whoever was named once is named again: the same word elsewhere in the text."""
        known = {self.words[at].lower for at, (_, why) in self.seeds.items() if why != WHY_UNKNOWN}
        for at, word in enumerate(self.words):
            if not self.free[at] or at in self.seeds or word.lower not in known or len(word.lower) < 2:  # noqa: PLR2004
                continue
            if self.again_capital(at) if word.capital else self.again_lower(at):
                self.seeds[at] = (WORTH_A_LOOK, WHY_CONTEXT)

    def again_capital(self, at: int) -> bool:
        word, after = self.words[at], self.beside(at)
        if word.lower in MONTHS and not (self.month_is_person(at) or self.after_verb_by(at)):
            return False
        if word.first and word.lower in ORDINARY and word.lower not in GIVEN:
            return word.possessive
        if word.first and word.lower in ORDINARY and not self.subject(at):
            return bool((after and after.lower in {"is", "was", "has", "had"}) or word.possessive) and word.lower not in {
                "may",
                "mark",
            }
        if word.shouted and not self.shout[at] and len(word.lower) < 4:  # noqa: PLR2004
            return False
        return not (
            after and after.capital and is_ordinary(after) and not is_surname(after) and not after.first and not word.possessive
        )

    def after_verb_by(self, at: int) -> bool:
        """A month makes nothing: in "knitted by June" she is a person."""
        previous = self.before(at)
        return bool(previous and previous.lower == "by" and at > 1 and self.words[at - 2].lower.endswith(("ed", "en", "wn")))

    def again_lower(self, at: int) -> bool:
        word = self.words[at]
        if word.lower not in ORDINARY:
            return word.lower not in SMALL_NEVER
        return self.page.lower_voice and self.again_small(at)
