"""The two files by which a reading system knows an e-book: what is in it, and how to go through it."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType

from learning.interchange.book import Book, Leaf
from learning.interchange.epub_sound import ACTIVE, Par, clock, length_of, overlay_name, sound_name

CONTAINER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    b'<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{metadata}
</metadata>
<manifest>
{manifest}
</manifest>
<spine>
{spine}
</spine>
</package>
"""
FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")
TYPES = {"title": "titlepage", "chapter": "chapter", "about": "colophon", "further": "appendix", "glossary": "glossary"}


def package(
    book: Book, pages: Sequence[Leaf], pictures: Iterable[tuple[str, str]], pars: Mapping[str, list[Par]] = MappingProxyType({})
) -> bytes:
    """Return the package document. `pictures` are names and media types; `pars` what is said when, of pages that have sound."""
    pictures = list(pictures)
    spoken = [leaf for leaf in pages if leaf.sound and pars.get(leaf.name)]
    manifest = [
        item("nav", "nav.xhtml", "application/xhtml+xml", "nav"),
        item("style", "style.css", "text/css"),
        item("cover-picture", "cover.svg", "image/svg+xml", "cover-image"),
        item("cover", "cover.xhtml", "application/xhtml+xml"),
        *(item(spine_id(leaf), f"{leaf.name}.xhtml", "application/xhtml+xml", overlay=leaf in spoken) for leaf in pages),
        *(line for leaf in spoken for line in sounds(leaf)),
        *(item(f"picture-{number}", name, kind) for number, (name, kind) in enumerate(pictures, 1)),
    ]
    inside = [f'<itemref idref="{spine_id(leaf)}"/>' for leaf in pages]
    spine = ['<itemref idref="cover"/>', *inside[:1], '<itemref idref="nav"/>', *inside[1:]]
    metadata = "\n".join([*about(book), *access(has_pictures=bool(pictures), has_sound=bool(spoken)), *lengths(spoken, pars)])
    filled = {"language": book.language, "metadata": metadata, "manifest": "\n".join(manifest), "spine": "\n".join(spine)}
    return PACKAGE.format(**filled).encode()


def spine_id(leaf: Leaf) -> str:
    """The same for a page as long as its address is: what is added for it later, such as its sound, hangs on it."""
    return f"page-{leaf.name}"


def sounds(leaf: Leaf) -> list[str]:
    return [
        item(f"overlay-{leaf.name}", overlay_name(leaf), "application/smil+xml"),
        item(f"sound-{leaf.name}", sound_name(leaf), "audio/mpeg"),
    ]


def lengths(spoken: Sequence[Leaf], pars: Mapping[str, list[Par]]) -> list[str]:
    """How long each page is said for, and all of them; and the class of what is being said."""
    if not spoken:
        return []
    each = [(leaf, length_of(pars[leaf.name])) for leaf in spoken]
    lines = [f'<meta property="media:duration" refines="#overlay-{leaf.name}">{clock(long)}</meta>' for leaf, long in each]
    lines.append(f'<meta property="media:duration">{clock(sum(long for _, long in each))}</meta>')
    return [*lines, f'<meta property="media:active-class">{ACTIVE}</meta>']


def item(name: str, href: str, kind: str, properties: str = "", *, overlay: bool = False) -> str:
    said = f' properties="{properties}"' if properties else ""
    said += f' media-overlay="overlay-{href.removesuffix(".xhtml")}"' if overlay else ""
    return f'<item id="{name}" href="{href}" media-type="{kind}"{said}/>'


def about(book: Book) -> list[str]:
    rights = " ".join(part for part in (book.licence, book.licence_url) if part)
    return [
        f'<dc:identifier id="book">{escape(book.identifier)}</dc:identifier>',
        f"<dc:title>{escape(full_title(book))}</dc:title>",
        f"<dc:language>{escape(book.language)}</dc:language>",
        *(f"<dc:creator>{escape(name)}</dc:creator>" for name in book.authors if name.strip()),
        *([f"<dc:publisher>{escape(book.publisher)}</dc:publisher>"] if book.publisher.strip() else []),
        f"<dc:date>{book.changed_at:%Y-%m-%d}</dc:date>",
        f"<dc:source>{escape(book.site + book.address)}</dc:source>",
        *([f"<dc:description>{escape(book.summary)}</dc:description>"] if book.summary.strip() else []),
        *([f"<dc:rights>{escape(rights)}</dc:rights>"] if rights else []),
        f'<meta property="dcterms:modified">{book.changed_at:%Y-%m-%dT%H:%M:%SZ}</meta>',
        '<meta name="cover" content="cover-picture"/>',
    ]


def full_title(book: Book) -> str:
    return f"{book.part_of}: {book.title}" if book.part_of else book.title


def access(*, has_pictures: bool, has_sound: bool = False) -> list[str]:
    """Return what is said about accessibility: no more than the writer of the book sees to."""
    modes = ["textual", *(["visual"] if has_pictures else []), *(["auditory"] if has_sound else [])]
    features = [*FEATURES, *(["alternativeText"] if has_pictures else []), *(["synchronizedAudioText"] if has_sound else [])]
    sound = " A voice made by a computer reads the sections aloud, and each sentence is shown as it is said." if has_sound else ""
    pictures = " Every picture that says something is described in words." if has_pictures else ""
    summary = (
        "Text in reading order, with headings and a table of contents; sizes and colours are the reader's own."
        f"{pictures}{sound} Activities are printed as boxes to write in; they can be done on the site."
    )
    said = [
        *(("accessMode", mode) for mode in modes),
        ("accessModeSufficient", "textual"),
        *(("accessibilityFeature", feature) for feature in features),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", summary),
    ]
    return [f'<meta property="schema:{name}">{escape(words)}</meta>' for name, words in said]


def contents(leaves: Iterable[Leaf]) -> str:
    """Return the table of contents as nested lists."""
    lines = []
    for leaf in leaves:
        below = contents(leaf.leaves) if leaf.leaves else ""
        lines.append(f'<li><a href="{leaf.name}.xhtml">{escape(leaf.heading)}</a>{below}</li>')
    return f"<ol>{''.join(lines)}</ol>"


def navigation(book: Book) -> str:
    """Return the body of the navigation document."""
    first = next((leaf for leaf in book.walk() if leaf.kind != "title"), next(book.walk()))
    return (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>{contents(book.leaves)}</nav>\n'
        '<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2><ol>'
        '<li><a epub:type="cover" href="cover.xhtml">Cover</a></li>'
        '<li><a epub:type="toc" href="nav.xhtml#toc">Contents</a></li>'
        f'<li><a epub:type="bodymatter" href="{first.name}.xhtml">Start reading</a></li></ol></nav>'
    )
