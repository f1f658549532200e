"""Names in notes without capital letters: a word that is also a name only where the sentence leaves no other reading."""

import re

from identifiers.findings import WORTH_A_LOOK, Certainty
from identifiers.frame import AUTHORS, MONTHS
from identifiers.ordinary import ORDINARY
from identifiers.seeds import WHY_CONTEXT, WHY_FULL, WHY_KIN, Seeds
from identifiers.speech import ABSTRACT, ADDRESSING, CALLED, FAMILY, HUMAN_VERBS, RELATIONS, SMALL_NEVER, TO_BE, VERBLIKE
from identifiers.vocabulary import SURNAMES, is_given, is_ordinary, is_starred, is_surname


class Notes(Seeds):
    """Seeds, and what the sentence says where the writer leaves capital letters out."""

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
