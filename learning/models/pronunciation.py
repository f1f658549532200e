"""How words are said that an engine gets wrong: short forms of the trade, and what the author of a module adds."""

import re
from functools import lru_cache

# Written → said. A module's own list comes before these.
OF_THE_TRADE = {
    "ADASS": "ay dass",
    "ASYE": "A S Y E",
    "BASW": "bazz double you",
    "DBS": "D B S",
    "ICO": "I C O",
    "PAP": "P A P",
    "PCF": "P C F",
    "PEPS": "peps",
    "PLA": "P L A",
    "QAPL": "kwapple",
    "SCIE": "sky",
    "SWE": "S W E",
    "UK": "U K",
    "e.g.": "for example",
    "i.e.": "that is",
    "et al.": "and others",
}
LONGEST = 2000  # characters of a module's list


class Pronunciation:
    """Says words in place of others, and knows which character each came from."""

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words
        any_of = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)") if words else None

    def spoken(self, text: str) -> tuple[str, list[int]]:
        """Return what is said of a text, and for each of its characters where it stands in the text."""
        if self.pattern is None:
            return text, list(range(len(text)))
        said, sources, at = [], [], 0
        for match in self.pattern.finditer(text):
            word = self.words[match.group()]
            said += [text[at : match.start()], word]
            sources += [*range(at, match.start()), *[match.start()] * len(word)]
            at = match.end()
        return "".join(said) + text[at:], sources + list(range(at, len(text)))


@lru_cache(maxsize=16)
def pronunciation_of(own: str) -> Pronunciation:
    """Return the list of a module: lines such as “PCF = P C F”, before what is known anyway."""
    pairs = (line.partition("=") for line in own.splitlines() if "=" in line)
    mine = {written.strip(): said.strip() for written, _, said in pairs if written.strip() and said.strip()}
    return Pronunciation(OF_THE_TRADE | mine)
