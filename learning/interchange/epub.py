"""A book as EPUB 3. Each paragraph keeps its address of the site: what is read aloud or marked later finds it by that."""

from html import escape
from pathlib import Path

from learning.interchange.book import Book, Leaf
from learning.interchange.epub_cover import cover
from learning.interchange.epub_package import CONTAINER, TYPES, full_title, navigation, package
from learning.interchange.epub_sound import Par, overlay, overlay_name, sentences_named, sound_name
from learning.interchange.own_words import lay_on
from learning.interchange.pages import heading_of, trees_of
from learning.interchange.passages import Passages
from learning.interchange.xhtml import Element, as_xhtml, page
from writing.documents.archive import packed

ENDING = ".xhtml"
MEDIA_TYPE = "application/epub+zip"
STYLE = Path(__file__).with_name("epub.css")


def write(book: Book) -> bytes:
    """Return the e-book. The same book is the same bytes."""
    trees, shown = trees_of(book, ENDING)
    leaves = list(book.walk())
    pars = {leaf.name: prepared(tree, leaf) for leaf, tree in zip(leaves, trees, strict=True)}
    files = {"mimetype": MEDIA_TYPE.encode(), "META-INF/container.xml": CONTAINER}
    files["EPUB/package.opf"] = package(book, leaves, [(one.name, one.media_type) for one in shown], pars)
    files["EPUB/nav.xhtml"] = page(title="Contents", language=book.language, body=navigation(book))
    files["EPUB/style.css"] = STYLE.read_bytes()
    files["EPUB/cover.svg"] = cover(title=book.title, above=book.part_of, authors=", ".join(book.authors), publisher=book.publisher)
    files["EPUB/cover.xhtml"] = cover_page(book)
    for leaf, tree in zip(leaves, trees, strict=True):
        files[f"EPUB/{leaf.name}{ENDING}"] = page_of(book, leaf, as_xhtml(tree))
        if leaf.sound and pars[leaf.name]:
            files[f"EPUB/{overlay_name(leaf)}"] = overlay(leaf, pars[leaf.name])
            files[f"EPUB/{sound_name(leaf)}"] = leaf.sound.content
    files |= {f"EPUB/{one.name}": one.content for one in shown}
    return packed(files, stored=("mimetype", *(name for name in files if name.endswith(".mp3"))))


def prepared(tree: Element, leaf: Leaf) -> list[Par]:
    """Name the sentences of a page, and lay on it what its reader marked. Returns when each sentence is said."""
    if not (leaf.sound or leaf.own):
        return []
    passages = Passages(tree, leaf)
    pars = sentences_named(leaf, passages)
    lay_on(tree, leaf, passages)
    return pars


def cover_page(book: Book) -> bytes:
    alt = escape(f"Cover: {full_title(book)}")
    body = f'<div class="cover"><img src="cover.svg" alt="{alt}"/></div>'
    return page(title=full_title(book), language=book.language, body=body, kind="cover")


def page_of(book: Book, leaf: Leaf, body: str) -> bytes:
    return page(title=leaf.heading, language=book.language, body=f"{heading_of(leaf)}\n{body}", kind=TYPES.get(leaf.kind, ""))
