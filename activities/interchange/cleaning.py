"""HTML that other systems wrote, made into what a question here may hold: paragraphs, bold words, lists and quotations."""

import re
from html import escape, unescape

import nh3
from markdown_it import MarkdownIt

from activities.interchange.question import LONGEST_PART, Refused

ALLOWED = {"p", "b", "strong", "ul", "ol", "li", "blockquote", "br"}
NESTED = 5  # empty paragraphs inside empty paragraphs
ASK = 150  # characters of what is asked
FILES = re.compile(r"<(img|image|picture|audio|video|iframe|object|embed|svg|canvas)\b|@@PLUGINFILE@@|\bdata:image/", re.IGNORECASE)
AS_PARAGRAPHS = re.compile(r"<(/?)(?:div|h[1-6]|section|article|pre|tr)\b[^>]*>", re.IGNORECASE)
ENDS_A_LINE = re.compile(r"</(?:p|li|div|h[1-6]|blockquote|td|th|tr)>|<br\s*/?>", re.IGNORECASE)
LAST_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*\Z", re.DOTALL)
TAKEN_OUT = {
    "a": "Links were taken out: write the address in words where it matters.",
    "table": "A table became plain text: look whether it can still be read.",
    "script": "Code was taken out.",
    "style": "Code was taken out.",
}
HAS_A_FILE = (
    "It has a picture, a recording or another file, which questions here do not hold. Say in words what it shows, take it out "
    "there, and import the file again."
)
TOO_LONG = f"A text in it has more than {LONGEST_PART:,} characters. Put such a text into the section, and ask about it here."
EMPTY = re.compile(r"<(p|b|strong|li|ul|ol|blockquote)>(?:\s|<br>)*</\1>")


def looked_at(html: str) -> str:
    """Return the text as it is. Raises Refused where it is no text of a question: longer than any, or with a picture in it."""
    if len(html) > LONGEST_PART:
        raise Refused(TOO_LONG)
    if FILES.search(html):
        raise Refused(HAS_A_FILE)
    return html


def cleaned(html: str) -> str:
    """Return HTML with nothing in it but what a question may hold; bare words become a paragraph."""
    html = nh3.clean(AS_PARAGRAPHS.sub(r"<\1p>", html), tags=ALLOWED, attributes={}, link_rel=None)
    html = html.replace("&nbsp;", " ").strip()
    for _ in range(NESTED):
        html = EMPTY.sub("", html).strip()
    return html if not html or html.startswith(("<p>", "<ul>", "<ol>", "<blockquote>")) else in_paragraphs(html)


def in_paragraphs(html: str) -> str:
    """Wrap the bare words at the beginning; lists and quotations after them stay as they are."""
    bare, block, rest = re.match(r"(.*?)(\Z|<(?:p|ul|ol|blockquote)>)(.*)", html, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"<p>{bare.strip()}</p>{block}{rest}"


def plain(html: str) -> str:
    """Return the words of HTML on one line."""
    bare = nh3.clean(ENDS_A_LINE.sub(" ", html), tags=set(), attributes={})
    return " ".join(unescape(bare).split())


def notes_about(html: str) -> list[str]:
    return [said for tag, said in TAKEN_OUT.items() if re.search(rf"<{tag}\b", html, re.IGNORECASE)]


def html_of(text: str, format: str) -> str:  # noqa: A002 - what the formats call it
    """Return a text in one of Moodle's four formats as HTML, not cleaned yet."""
    if format == "html" or (
        format not in {"plain", "plain_text", "markdown"} and re.search(r"</?[a-z][^>]*>", text, re.IGNORECASE)
    ):
        return text
    if format == "markdown":
        return str(MarkdownIt("commonmark", {"html": False}).render(text))
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return "".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs)


def asked_in(html: str) -> tuple[str, str]:
    """Return what is read first, and what is asked: the last paragraph, or its last sentence where it is long."""
    html = cleaned(html)
    last = LAST_PARAGRAPH.search(html)
    if last is None:
        return html, ""
    before, words = html[: last.start()].strip(), plain(last[1])
    if len(words) <= ASK:
        return before, words
    *others, sentence = re.split(r"(?<=[.!?:])\s+", words)
    if others and len(sentence) <= ASK:
        return f"{before}<p>{escape(' '.join(others), quote=False)}</p>", sentence
    return before, words


def together(text: str, ask: str) -> str:
    """Return what is read first and what is asked as one piece of HTML, as `asked_in` takes it apart."""
    return f"{text}<p>{escape(ask, quote=False)}</p>"
