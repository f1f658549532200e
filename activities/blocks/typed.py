"""What people type into an activity. Beside each field stands a hidden one with the words that it was drawn with."""

from collections.abc import Mapping

LONGEST = 10_000  # characters of one field; the page stops there too


def typed_in(posted: Mapping[str, str], name: str) -> str | None:
    """Return what was typed into a field, None where nothing was: not sent, or left as the page was drawn.

    So a page that was opened before somebody typed on another device does not put the old words back.
    """
    if name not in posted:
        return None
    words, was = plain(posted[name]), plain(posted.get(f"was-{name}", ""))
    return None if f"was-{name}" in posted and words == was else words


def plain(words: str) -> str:
    """Return words with line ends of one kind and without what no database keeps."""
    return words.replace("\r\n", "\n").replace("\0", "")[:LONGEST]
