"""Writers who are quoted without a year: "(Saleebey)", "cite Landreth", "Case and Haines"."""

import re
from collections.abc import Iterator

from identifiers.page import word_list
from identifiers.speech import FAMILY, RELATIONS, SOFT_TITLES, TITLES

GIVEN, GIVEN_STARRED = word_list("given_names")
SURNAME = r"[A-ZÀ-Ž][a-zà-žA-ZÀ-Ž'’-]{2,}"
PAIR = rf"({SURNAME})(?:, ({SURNAME}))?,? (?:and|&) ({SURNAME})"
#: Two writers in brackets, or after a verb of reading; "see Jade and Kian" are none, as the list of given names says.
CITED = (
    re.compile(rf"\({PAIR}(?:, (?:p\. ?)?\d+)?\)"),
    re.compile(rf"(?<=[a-z] )\(({SURNAME})(?:, (?:p\.|ch\.|chapter) ?\d+)?\)"),
    re.compile(
        rf"\b(?:[Ii] (?:have )?(?:used|read|quoted|cited|drew on)|[Ss]ee|[Ff]ollowing|[Aa]fter|[Aa]s|[Uu]sing|[Rr]eading|[Ww]ith|[Ff]rom) {PAIR}(?=[,.;:)]| on | in | use| call| write| argue| say| suggest| put)"  # noqa: E501
    ),
    re.compile(
        rf"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|according to|paraphras(?:e|ing)|drawing on|draws? on|[Ss]ee also|in the words of) (?:{PAIR}|({SURNAME}))"  # noqa: E501
    ),
    re.compile(rf"(?:19|20)\d\d[a-z]?\),?(?: and|,| &)? {PAIR}"),
    re.compile(
        rf"(?:^|[.;:] )({SURNAME}) on (?:the )?(?:[a-z]+ )?(?:and )?[a-z]*(?:culture|education|power|theory|attachment|method|reflection|practice|testing|politics|loss|grief|stigma)\b"  # noqa: E501
    ),
)


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where writers are quoted, and where their names stand again."""
    for name in {name for pattern in CITED for match in pattern.finditer(text) for name in writers(text, match)}:
        for match in re.finditer(rf"(?<![\w'’-]){re.escape(name)}(?![\w-])", text):
            yield match.start(), match.end()


def writers(text: str, match: re.Match[str]) -> list[str]:
    """The names of a match, unless one of them is a given name or a relation stands before."""
    names = [name for name in match.groups() if name]
    before = re.findall(r"[\w'’]+", text[max(0, match.start() - 20) : match.start()].lower())
    if before and before[-1] in RELATIONS | FAMILY | TITLES | SOFT_TITLES:
        return []
    plain = [name.lower().replace("’", "'") for name in names]
    return [] if any(name in GIVEN and name not in GIVEN_STARRED for name in plain) else names
