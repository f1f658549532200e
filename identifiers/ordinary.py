"""Ordinary English words, in any of their forms: `visit` stands in the list, `visits` and `revisited` are known from it."""

from functools import lru_cache

from identifiers.page import word_list

ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "r", "est", "ness", "less", "ful", "y", "ment", "able")
BEGINNINGS = ("un", "re", "in", "dis", "non", "over")
CHANGED = (("ing", "e"), ("y", "e"), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("ily", "y"), ("iness", "y"))
DOUBLED = ("ing", "ed", "er")


class OrdinaryWords:
    """Answers `word in ORDINARY` for words in lower case."""

    def __init__(self, listed: frozenset[str]) -> None:
        self.listed = listed
        self.knows = lru_cache(maxsize=20_000)(self.look)

    def __contains__(self, word: str) -> bool:
        return self.knows(word)

    def look(self, word: str) -> bool:
        return word in self.listed or any(stem in self.listed for stem in stems(word))


def stems(word: str) -> list[str]:
    """Return what this word could be a form of."""
    found = [word[: -len(ending)] for ending in ENDINGS if word.endswith(ending)]
    found += [word[: -len(ending)] + end for ending, end in CHANGED if word.endswith(ending)]
    roots = [word[: -len(ending)] for ending in DOUBLED if word.endswith(ending)]
    found += [root[:-1] for root in roots if root[-1:] == root[-2:-1]]
    found += [word[len(beginning) :] for beginning in BEGINNINGS if word.startswith(beginning)]
    return [stem for stem in found if len(stem) > 1]


def every_word() -> frozenset[str]:
    """The list is written several words a line, for people to read."""
    lines, _ = word_list("ordinary")
    return frozenset(word for line in lines for word in line.split())


ORDINARY = OrdinaryWords(every_word())
