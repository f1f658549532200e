"""What an author did to a text, for whatever others have anchored in it."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from re import finditer

from writing.models.passage import Passage, find_again, passage_at

STILL_THE_SAME = 0.6  # as alike as this, words were mended and not replaced


@dataclass(frozen=True)
class Edit:
    """One text before and after it was edited."""

    before: str
    after: str

    @cached_property
    def words_before(self) -> list[tuple[int, int]]:
        return [found.span() for found in finditer(r"\S+", self.before)]

    @cached_property
    def words_after(self) -> list[tuple[int, int]]:
        return [found.span() for found in finditer(r"\S+", self.after)]

    @cached_property
    def moves(self) -> list[tuple[str, int, int, int, int]]:
        """Which words became which, as difflib tells it."""
        texts = [[text[a:b] for a, b in words] for text, words in self.pairs]
        return SequenceMatcher(None, *texts, autojunk=False).get_opcodes()

    @property
    def pairs(self) -> list[tuple[str, list[tuple[int, int]]]]:
        return [(self.before, self.words_before), (self.after, self.words_after)]

    def where_now(self, passage: Passage) -> Passage | None:
        """Return the passage as it stands after the edit: the same words wherever they are, or words that were mended.

        None where they are gone, or so different that they are others.
        """
        mended = self.mended(passage)
        same = find_again(self.after, passage.quote, mended.start if mended else passage.start)
        if same or mended is None:
            return same
        alike = SequenceMatcher(None, passage.quote, mended.quote, autojunk=False).ratio()
        return mended if alike >= STILL_THE_SAME else None

    def mended(self, passage: Passage) -> Passage | None:
        """Return what stands in the place of its words; words that came to either side of them are left out."""
        inside = [number for number, (a, b) in enumerate(self.words_before) if b > passage.start and a < passage.end]
        if not inside or self.before[passage.start : passage.end] != passage.quote:
            return None
        first, last = inside[0], inside[-1] + 1
        now = []
        for kind, a, b, c, d in self.moves:
            if b - a == d - c and a < last and b > first:  # kept, or word for word another
                now += [c + max(first - a, 0), c + min(last, b) - a]
            elif kind == "replace" and first <= a and b <= last:
                now += [c, d]
        if not now:
            return None
        return passage_at(self.after, self.words_after[min(now)][0], self.words_after[max(now) - 1][1])
