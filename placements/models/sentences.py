import re

from activities.models import LogEntry

# A full stop, question mark or exclamation mark, perhaps a closing quotation mark, then a space and a new beginning.
END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’)]))\s+(?=[\"“‘(]?[A-Z0-9])")
TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St)\.$")


def sentences_of(entry: LogEntry) -> list[tuple[str, str]]:
    """Return the entry's sentences as (id, text), without marks: p2-1 is the first sentence of the second paragraph."""
    found = []
    for name, pieces in entry.pieces:
        sentences = [sentence for piece in pieces for sentence in split(piece)]
        found += [(f"{name}-{number}", sentence) for number, sentence in enumerate(sentences, start=1)]
    return found


def split(text: str) -> list[str]:
    sentences: list[str] = []
    for part in END.split(text):
        if sentences and TITLES.search(sentences[-1]):
            sentences[-1] += f" {part.strip()}"
        else:
            sentences.append(part.strip())
    return [sentence for sentence in sentences if sentence]
