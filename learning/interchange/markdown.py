"""A book as Markdown: a zip with a file for each page, with what is known of it at the top, and its pictures."""

import json
import re
from typing import Any

from learning.interchange.book import Book, Leaf
from learning.interchange.markdown_words import as_markdown
from learning.interchange.pages import trees_of
from writing.documents.archive import packed

NO_NAME = re.compile(r"[^a-z0-9]+")
ABOUT = {"credited_to": "author", "summary": "description", "nation": "written_for"}


def write(book: Book) -> bytes:
    """Return the zip. The same book is the same bytes."""
    named = {leaf.name: name for leaf, name in zip(book.walk(), names_of(book), strict=True)}
    trees, pictures = trees_of(book, ".md")
    files = {}
    for leaf, tree in zip(book.walk(), trees, strict=True):
        for link in tree.iter("a"):
            link.set("href", renamed(link.get("href", ""), named))
        for image in tree.iter("img"):
            image.set("src", f"pictures/{image.get('src', '')}")
        words = f"{front_matter(book, leaf)}\n# {leaf.heading}\n\n{as_markdown(tree)}\n"
        files[f"{named[leaf.name]}.md"] = words.encode()
    return packed(files | {f"pictures/{one.name}": one.content for one in pictures})


def names_of(book: Book) -> list[str]:
    """Return a name for each file that sorts in reading order."""
    return [f"{place:03d}-{plain(leaf.heading)}"[:80] for place, leaf in enumerate(book.walk())]


def plain(words: str) -> str:
    return NO_NAME.sub("-", words.lower()).strip("-") or "page"


def renamed(href: str, named: dict[str, str]) -> str:
    """A link to another page of the book leads to its file; headings in Markdown have no names to lead to."""
    name, dot, _ = href.partition(".md")
    return f"{named[name]}.md" if dot and name in named else href


def front_matter(book: Book, leaf: Leaf) -> str:
    """Return YAML, each value written as JSON, which YAML is."""
    known: dict[str, Any] = {"title": leaf.title, "number": leaf.number, "module": book.part_of or book.title, "kind": leaf.kind}
    known |= {ABOUT[name]: leaf.note.get(name) for name in ABOUT}
    known |= {"address": book.site + leaf.address if leaf.address else "", "changed": f"{book.changed_at:%Y-%m-%d}"}
    known |= {"licence": " ".join(part for part in (book.licence, book.licence_url) if part), "language": book.language}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in known.items() if value]
    return "\n".join(["---", *lines, "---", ""])
