r"""GIFT’s marks, and how words that hold them are written: a backslash before each, and \n for a new line."""

import re

# In the order of NO_LETTERS: while a question is read, each escaped mark is a sign that no text may hold.
MARKS = {"\\": "\ufdd0", "#": "\ufdd1", "=": "\ufdd2", "~": "\ufdd3", "{": "\ufdd4", "}": "\ufdd5", ":": "\ufdd6", "n": "\ufdd7"}
BACK = str.maketrans({sign: "\n" if mark == "n" else mark for mark, sign in MARKS.items()})
ESCAPED = re.compile(r"\\([\\#=~{}:n])")


def escaped(words: str) -> str:
    """Return words as GIFT writes them."""
    return re.sub(r"([\\#=~{}:])", r"\\\1", words).replace("\r", "").replace("\n", r"\n")


def hidden(text: str) -> str:
    """Return a text in which only those marks are left that mean something."""
    return ESCAPED.sub(lambda found: MARKS[found[1]], text)


def shown(text: str) -> str:
    """Return a part of such a text as the words it stands for."""
    return text.translate(BACK)
