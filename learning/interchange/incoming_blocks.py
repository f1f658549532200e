"""A tree taken apart into blocks: text, pictures, terms, cases, and places to pause and think."""

from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from learning.interchange.markup import Element, words_of
from learning.interchange.nesting import taken_out

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
INLINE = {"a", "b", "strong", "em", "i", "cite", "q", "span", "sub", "sup", "small", "code", "abbr", "br"}
BOLD = {"b", "strong"}
TABLE = "A table became lines of text: look whether it can still be read."


def classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


class Taker:
    """Walks through a tree and puts what it finds into `blocks`. With `small`, headings become bold words."""

    def __init__(self, *, small: bool = False) -> None:
        self.small = small
        self.blocks: list[tuple[str, Any]] = []
        self.notes: dict[str, None] = {}
        self.text: list[str] = []
        self.loose: list[str] = []  # words that stand in no paragraph
        self.pictures: list[Element] = []  # that stand among words

    def close(self) -> None:
        self.end_words()
        if self.text:
            self.blocks.append(("text", "".join(self.text)))
            self.text = []

    def end_words(self) -> None:
        words = "".join(self.loose).strip()
        self.loose = []
        if words:
            self.text.append(f"<p>{words}</p>")
        while self.pictures:
            self.figure(self.pictures.pop(0))

    def put(self, kind: str, value: Any) -> None:
        self.close()
        self.blocks.append((kind, value))

    def inside(self, element: Element) -> None:
        self.loose.append(escape(element.text or "", quote=False))
        for child in element:
            if child.tag in INLINE or child.tag == "img":
                self.loose.append(self.inline(child))
            else:
                self.end_words()
                self.block(child)
                self.end_words()
            self.loose.append(escape(child.tail or "", quote=False))

    def block(self, element: Element) -> None:
        if element.tag in HEADINGS:
            self.heading(element)
        elif element.tag in {"ul", "ol"}:
            self.text.append(self.items(element))
        elif element.tag in {"blockquote", "table"}:
            (self.quotation if element.tag == "blockquote" else self.table)(element)
        elif element.tag == "figure" and element.find(".//img") is not None:
            self.figure_with_words(element)
        elif not self.small and self.own_kind(element):
            return
        else:
            self.inside(element)

    def own_kind(self, element: Element) -> bool:
        """Take what has a block of its own, and say whether it had."""
        kind = classes(element) if element.tag == "section" else set()
        if element.tag == "dl":
            self.terms(element)
        elif "case" in kind:
            self.case(element)
        elif "think" in kind:
            self.pause(element)
        elif kind and element.find("dl") is not None and element[0].tag in HEADINGS:
            taken_out(element[0])  # “Key terms” is said by the block
            self.inside(element)
        else:
            return False
        return True

    def heading(self, element: Element) -> None:
        words = self.inline_of(element).strip()
        tag = HEADINGS[element.tag]
        if words:
            self.text.append(f"<p><b>{words}</b></p>" if self.small else f"<{tag}>{words}</{tag}>")
        self.end_words()

    def inline(self, element: Element) -> str:
        """Return an element among words, as a text here may hold it."""
        if element.tag == "br":
            return "<br/>"
        if element.tag == "img":
            self.pictures.append(element)
            return ""
        words = self.inline_of(element)
        if element.tag in BOLD and words.strip():
            return f"<b>{words}</b>"
        if element.tag == "a" and element.get("href"):
            return f'<a href="{escape(element.get("href", ""))}">{words}</a>'
        return words

    def inline_of(self, element: Element) -> str:
        parts = [escape(element.text or "", quote=False)]
        for child in element:
            apart = child.tag not in INLINE and child.tag != "img"
            parts += [" " if apart and parts[-1].strip() else "", self.inline(child), " " if apart else ""]
            parts.append(escape(child.tail or "", quote=False))
        return "".join(parts)

    def items(self, element: Element) -> str:
        lines = []
        for item in element:
            below = [one for one in item if one.tag in {"ul", "ol"}]
            lists = "".join(self.items(one) for one in below)
            for one in below:
                taken_out(one)
            lines.append(f"<li>{self.inline_of(item).strip()}{lists}</li>")
        return f"<{element.tag}>{''.join(lines)}</{element.tag}>"

    def quotation(self, element: Element) -> None:
        inner = Taker(small=True)
        inner.inside(element)
        inner.close()
        self.notes |= inner.notes
        for kind, value in inner.blocks:
            if kind == "text":
                self.text.append(value.replace("<p>", "<blockquote>").replace("</p>", "</blockquote>"))
            else:
                self.put(kind, value)

    def table(self, element: Element) -> None:
        self.notes[TABLE] = None
        for caption in element.iter("caption"):
            self.text.append(f"<p><b>{self.inline_of(caption).strip()}</b></p>")
        for row in element.iter("tr"):
            cells = [self.inline_of(cell).strip() for cell in row]
            if any(cells):
                self.text.append(f"<p>{' | '.join(cells)}</p>")

    def terms(self, element: Element) -> None:
        terms: list[dict[str, str]] = []
        names: list[str] = []
        for one in element:
            if one.tag == "dt":
                names.append(words_of(one))
            elif names:
                terms.append({"term": ", ".join(names), "meaning": words_of(one)})
                names = []
            else:
                terms[-1]["meaning"] += f" {words_of(one)}"
        self.put("key_terms", {"terms": terms})

    def figure(self, image: Element, caption: str = "", credit: str = "") -> None:
        alt = image.get("alt", "")
        value = {"picture": image.get("src", ""), "alt": alt, "decorative": not alt, "caption": caption, "credit": credit}
        self.put("figure", value)

    def figure_with_words(self, element: Element) -> None:
        """A picture with its caption; what else stands in the figure goes on as text."""
        caption = element.find("figcaption")
        credit = ""
        if caption is not None:
            small = next((one for one in caption if "small" in classes(one)), None)
            credit = words_of(small) if small is not None else ""
            if small is not None:
                taken_out(small)
            words = words_of(caption)
            taken_out(caption)
        images = list(element.iter("img"))
        for image in images:
            taken_out(image)
        self.figure(images[0], words if caption is not None else "", credit)
        for image in images[1:]:
            self.figure(image)
        self.inside(element)

    def small_html(self, element: Element, *, small: bool) -> str:
        """Return the words of a block as text, and put its pictures after it."""
        inner = Taker(small=small)
        inner.inside(element)
        inner.close()
        self.notes |= inner.notes
        html = "".join(value for kind, value in inner.blocks if kind == "text")
        self.after = [(kind, value) for kind, value in inner.blocks if kind != "text"]
        return html

    def case(self, element: Element) -> None:
        title = first_heading(element)
        html = self.small_html(element, small=False)
        self.put("case", {"title": title or "Case study", "html": html})
        self.blocks += self.after

    def pause(self, element: Element) -> None:
        first_heading(element)
        prompt = ""
        for link in list(element.iter("a")):
            asked = parse_qs(urlsplit(link.get("href", "")).query).get("prompt")
            if asked and link.getparent().tag == "p":
                prompt = asked[0]
                taken_out(link.getparent())
        self.put("pause", {"html": self.small_html(element, small=True), "prompt": prompt})
        self.blocks += self.after


def first_heading(element: Element) -> str:
    """Return the words of the heading that a block begins with, and take it out."""
    if not len(element) or element[0].tag not in HEADINGS:
        return ""
    words = words_of(element[0])
    taken_out(element[0])
    return words
