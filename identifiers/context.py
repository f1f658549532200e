"""Names told by the sentence around them: words that are also names, relations, and who was named before."""

import re

from identifiers.findings import WORTH_A_LOOK, Certainty
from identifiers.frame import AUTHORS, MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.seeds import (
    GIVEN,
    OF_A_PERSON,
    SURNAMES,
    WHY_CONTEXT,
    WHY_FULL,
    WHY_KIN,
    WHY_UNKNOWN,
    Seeds,
    is_given,
    is_ordinary,
    is_starred,
    is_surname,
)
from identifiers.speech import (
    ABSTRACT,
    ADDRESSING,
    CALLED,
    FAMILY,
    HUMAN_VERBS,
    NEVER,
    RELATIONS,
    SMALL_NEVER,
    TO_BE,
    VERBLIKE,
)


class Context(Seeds):
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
            return None
        if word.capital:
            return self.capital_context(at)
        return self.small_context(at)

    def capital_context(self, at: int) -> tuple[Certainty, str] | None:
        word, previous = self.words[at], self.before(at)
        if (word.shouted and not self.shout[at]) or (word.lower in MONTHS and not self.month_is_person(at)):
            return None
        if previous and previous.lower in ("the", "a", "an", "this", "that", "every", "no"):
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

    def small_context(self, at: int) -> tuple[Certainty, str] | None:  # noqa: PLR0911
        """A word in lower case that is also a name: only where the sentence leaves no other reading."""
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        if not self.page.lower_voice or word.lower in MONTHS - {"june", "april"} - self.people:
            return None
        before = previous.lower if previous else ""
        if (before in RELATIONS or before in FAMILY) and word.lower not in VERBLIKE:
            return WORTH_A_LOOK, WHY_KIN
        tail = self.page.text[word.end : word.end + 14]
        if (
            re.match(
                r" \((?:\d|mum|dad|his|her|aged|nan|gran|its|it's|mam|not|the )| \d{1,2}(?:,| and|\.)| the (?:superv|mum|dad|mam|carer)",  # noqa: E501
                tail,
            )
            and before not in ADDRESSING
        ):
            return WORTH_A_LOOK, WHY_CONTEXT
        if word.possessive and before in ("at", "to", "from"):
            return WORTH_A_LOOK, WHY_CONTEXT
        if after and is_surname(after) and after.lower not in ORDINARY and before not in ADDRESSING:
            return WORTH_A_LOOK, WHY_FULL
        if before == "is" and at > 1 and self.words[at - 2].lower in RELATIONS and tail[:1] in ",.;)\n":
            return WORTH_A_LOOK, WHY_KIN
        return (WORTH_A_LOOK, WHY_CONTEXT) if self.small_subject(at) else None

    def small_subject(self, at: int) -> bool:
        """Whether the word does what a person does, or is asked, rung or told."""
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        before = previous.lower if previous else ""
        acts = after is not None and not word.possessive and before not in ADDRESSING
        if (
            acts
            and after
            and (
                after.lower in HUMAN_VERBS
                or (after.lower in {"has", "had", "is", "was", "will", "to"} and word.lower not in ABSTRACT)
            )
        ):
            return True
        if before in CALLED - {"and", "from", "with", "for"} and (word.lower not in VERBLIKE or self.gap_after(at).startswith(",")):
            return True
        other = self.words[at + 2] if at + 2 < len(self.words) else None
        listed = after is not None and after.lower == "and" and other is not None and other.gap == " "
        if listed and other and word.first and (is_starred(other) or is_given(other)):
            return True
        return (
            before in {"and", "of"}
            and at > 1
            and (at - 2 in self.seeds or self.words[at - 2].lower in RELATIONS)
            and word.lower not in VERBLIKE
        )

    def by_kin(self, at: int) -> tuple[Certainty, str] | None:
        """An unknown word in lower case after a relation or a verb that wants a person."""
        word, previous = self.words[at], self.before(at)
        if (
            word.capital
            or word.lower in SMALL_NEVER
            or is_ordinary(word)
            or len(word.lower) < 3  # noqa: PLR2004
            or (word.possessive and len(word.lower) < 4)  # noqa: PLR2004
        ):
            return None
        if word.lower.endswith(("ed", "ing")) or (word.lower in SURNAMES and word.lower in AUTHORS):
            return None
        if previous and (previous.lower in RELATIONS or previous.lower in FAMILY or previous.lower in CALLED):
            return WORTH_A_LOOK, WHY_KIN
        if at and self.words[at - 1].gap.endswith((" ", "\n", "- ")) and len(self.words[at - 1].lower) == 1 and word.gap == ". ":
            return WORTH_A_LOOK, WHY_KIN
        return None

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

    def again_small(self, at: int) -> bool:
        word, after, previous = self.words[at], self.beside(at), self.before(at)
        before = previous.lower if previous else ""
        if before in ADDRESSING or before in {"have", "had", "will", "up", "ll"}:
            return False
        if word.lower not in ABSTRACT and word.lower not in VERBLIKE:
            return True
        if word.possessive or (after and after.lower in HUMAN_VERBS | TO_BE):
            return True
        asked = before in {"with", "for", "ask", "ring", "and", "to", "but", "told", "met", "its", "is"}
        return asked and (
            after is None or after.lower in {"to", "and", "for", "at", "re", "on", "from", "today", "about", "tomorrow", "or"}
        )
