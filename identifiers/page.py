"""A text cut into words once, with what each word may be, so that no rule reads the text again."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
WORD = re.compile(rf"{LETTERS}(?:['’ʼ-]{LETTERS})*")
OPENERS = " \t\u00a0\"“”'‘’([{*_>#•–—-"
ENDERS = ".!?…:;\n|"
#: A full stop after these ends no sentence.
ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "fr",
        "sr",
        "st",
        "mst",
        "cllr",
        "sgt",
        "no",
        "nos",
        "s",
        "ss",
        "p",
        "pp",
        "vs",
        "eg",
        "ie",
        "cf",
        "approx",
        "tel",
        "ref",
        "ext",
        "etc",
        "al",
        "v",
    ]
)


@cache
def word_list(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of words/<name>.txt in lower case, and those of them marked `*` as ordinary words too."""
    plain: set[str] = set()
    starred: set[str] = set()
    for line in files("identifiers").joinpath("words", f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        word = line.strip().lower().replace("’", "'")
        if not word or word.startswith("#"):
            continue
        plain.add(word.rstrip("*"))
        if word.endswith("*"):
            starred.add(word.rstrip("*"))
    return frozenset(plain), frozenset(starred)


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """The sets of words/<name>.txt: "= section | what it holds", then words."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in files("identifiers").joinpath("words", f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("= "):
            current = found.setdefault(line[2:].partition(" | ")[0], [])
        elif not line.startswith("#"):
            current += line.split()
    return {section: frozenset(words) for section, words in found.items()}


def lowered(text: str) -> str:
    """The text in lower case, each character in its place: a few letters of other alphabets grow when lowered."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


@dataclass(slots=True)
class Word:
    """One word; a possessive 's stays outside it."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    shouted: bool
    first: bool
    """Whether a capital letter here may only be that of a sentence."""
    possessive: bool
    gap: str
    """What stands between this word and the one before."""


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line, a quotation or a list item may begin at `start`."""
    at = start - 1
    opened = False
    while at >= 0 and start - at < 12 and text[at] in OPENERS:  # noqa: PLR2004
        opened = opened or text[at] in '"“‘'
        at -= 1
    if at < 0 or opened or text[at] in "\n!?…|":
        return True
    if text[at] not in ENDERS:
        return False
    if text[at] != ".":
        return True
    back = at
    while back > 0 and at - back < 8 and text[back - 1].isalpha():  # noqa: PLR2004
        back -= 1
    before = text[back:at]
    return not (before.lower() in ABBREVIATED or (len(before) == 1 and before.isupper()))


def cut(text: str) -> list[Word]:
    """Every word of the text in order."""
    words: list[Word] = []
    last = 0
    for match in WORD.finditer(text):
        start, end, whole = match.start(), match.end(), match[0]
        possessive = len(whole) > 2 and whole[-2:] in ("'s", "’s", "'S", "’S")  # noqa: PLR2004
        if possessive:
            end -= 2
        elif text[end : end + 1] in ("'", "’") and whole[-1:] in "sS":
            possessive = True
        bare = text[start:end]
        words.append(
            Word(
                start,
                end,
                bare,
                bare.lower().replace("’", "'").replace("ʼ", "'"),
                bare[0].isupper(),
                len(bare) > 1 and bare.isupper(),
                begins_sentence(text, start),
                possessive,
                text[last:start],
            )
        )
        last = end
    return words


@dataclass(slots=True)
class Page:
    """A text with its words, and the habits of whoever wrote it."""

    text: str
    words: list[Word]
    lower_voice: bool
    """Whether the writer leaves capital letters out."""
    shouted_lines: list[tuple[int, int]]
    lowers: frozenset[str]
    """Words that stand somewhere in the text without a capital letter."""


def read(text: str) -> Page:
    """Cut a text and see how its writer uses capital letters."""
    words = cut(text)
    firsts = [word for word in words if word.first]
    small = sum(1 for word in firsts if not word.capital)
    capitals = sum(1 for word in words if word.capital)
    lower_voice = bool(words) and (capitals * 30 < len(words) or (small * 2 > len(firsts) and capitals * 8 < len(words)))
    shouted: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        upper = sum(1 for character in line if character.isupper())
        lower = sum(1 for character in line if character.islower())
        if upper > 12 and upper > lower * 3:  # noqa: PLR2004
            shouted.append((start, start + len(line)))
        start += len(line) + 1
    return Page(text, words, lower_voice, shouted, frozenset(word.lower for word in words if not word.capital))
