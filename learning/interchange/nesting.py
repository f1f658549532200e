"""Elements put where they may stand, so that a strict reader of books takes a text that a browser would have taken."""

import re

from lxml import etree

Element = etree._Element  # noqa: SLF001 - the class has no public name

BLOCKS = {
    "p", "hr", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "div", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption",
    "section", "table", "pre", "details", "summary", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
WORDS = {"span", "b", "strong", "em", "i", "cite", "q", "sub", "sup", "small", "code", "abbr", "a"}
ONLY_WORDS = WORDS | {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}
NEEDS_PARENT = {"li": {"ul", "ol"}, "figcaption": {"figure"}, "dt": {"dl"}, "dd": {"dl"}}
ID = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
NO_SIGN = re.compile(r"[^A-Za-z0-9._-]+")
NUMBER = re.compile(r"[1-9][0-9]{0,2}")
ATTRIBUTES = {
    "start": NUMBER,
    "colspan": NUMBER,
    "rowspan": NUMBER,
    "scope": re.compile("row|col|rowgroup|colgroup"),
    "lang": re.compile(r"[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*"),
}


def mend(root: Element) -> None:
    """Put everything below `root` right, in place. No words are lost."""
    unfold(root)
    for element in list(root.iter()):
        in_its_place(element)
    for element in list(root.iter()):
        filled_rightly(element)
    for element in list(root.iter()):
        figures(element)
        attributes(element)
    name_once(root)


def unfold(root: Element) -> None:
    """What opens by a press on a screen stands open in a book; its heading becomes a line."""
    for element in list(root.iter("details")):
        element.tag = "div"
        element.set("class", "unfolded")
    for element in list(root.iter("summary")):
        element.tag = "p"
        element.set("class", "summary")
    for element in [*root.iter("audio"), *root.iter("video")]:
        element.tag = "span"


def in_its_place(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    wanted = NEEDS_PARENT.get(element.tag)
    if element.tag in {"dt", "dd", "li", "figcaption"} and parent.tag not in wanted:
        grouped = (
            element.tag in {"dt", "dd"}
            and parent.tag == "div"
            and parent.getparent() is not None
            and parent.getparent().tag == "dl"
        )
        if not grouped:
            element.tag = "div"
    if element.tag in ONLY_WORDS and any(one.tag in BLOCKS for one in element.iterdescendants()):
        element.attrib.pop("href", None)
        element.tag = "div"


def filled_rightly(element: Element) -> None:
    """Lists hold only their items."""
    if element.tag in {"ul", "ol"}:
        into_items(element)
    elif element.tag == "dl":
        for group in [one for one in element if one.tag == "div"]:
            unwrap(group)
        terms(element)
    elif element.tag == "div" and element.getparent() is not None and element.getparent().tag in ONLY_WORDS:
        element.tag = "span"


def into_items(element: Element) -> None:
    if (element.text or "").strip():
        first = etree.Element("li")
        first.text, element.text = element.text, None
        element.insert(0, first)
    for one in list(element):
        tail, one.tail = one.tail, None
        item = one
        if one.tag != "li":
            item = etree.Element("li")
            element.replace(one, item)
            item.append(one)
        if (tail or "").strip():
            extra = etree.Element("li")
            extra.text = tail
            item.addnext(extra)
    if not len(element):
        element.tag = "div"


def terms(element: Element) -> None:
    """A list of terms is terms, each with what it means; anything else in it makes it no list."""
    names = [one.tag for one in element]
    loose = (element.text or "").strip() or any((one.tail or "").strip() for one in element)
    rightly = names and names[0] == "dt" and names[-1] == "dd" and set(names) == {"dt", "dd"} and not loose
    if not rightly:
        element.tag = "div"
        for one in element:
            one.tag = "div" if one.tag in {"dt", "dd"} else one.tag


def figures(element: Element) -> None:
    """A figure has one caption, first or last."""
    if element.tag != "figure":
        return
    captions = [one for one in element if one.tag == "figcaption"]
    for one in captions[1:]:
        one.tag = "div"
    if captions and element.index(captions[0]) not in {0, len(element) - 1}:
        captions[0].tag = "div"


def attributes(element: Element) -> None:
    """What an attribute says is something that it may say, or it goes."""
    for name, may_say in ATTRIBUTES.items():
        if name in element.attrib and not may_say.fullmatch(element.get(name, "")):
            del element.attrib[name]


def unwrap(element: Element) -> None:
    """Put what is in an element in its place. Its own words go with it."""
    parent = element.getparent()
    inside = list(element)
    if inside:
        inside[-1].tail = (inside[-1].tail or "") + (element.tail or "")
    before = (element.text or "") + ("" if inside else element.tail or "")
    previous = element.getprevious()
    if previous is None:
        parent.text = (parent.text or "") + before
    else:
        previous.tail = (previous.tail or "") + before
    at = parent.index(element)
    element.tail = None
    parent.remove(element)
    for place, one in enumerate(inside):
        parent.insert(at + place, one)


def taken_out(element: Element) -> None:
    """Take an element out with all that is in it; the words after it stay."""
    parent, previous, tail = element.getparent(), element.getprevious(), element.tail or ""
    parent.remove(element)
    if previous is None:
        parent.text = (parent.text or "") + tail
    else:
        previous.tail = (previous.tail or "") + tail


def name_once(root: Element) -> None:
    """Every id is a name that XML takes, and there once. Links within the page are looked after by whoever knows the pages."""
    seen: set[str] = set()
    for element in root.iter():
        name = element.get("id")
        if name is None:
            continue
        name = id_of(name)
        if not name or name in seen:
            del element.attrib["id"]
        else:
            element.set("id", name)
            seen.add(name)


def id_of(name: str) -> str:
    """Return the id as XML takes it, the same for the same."""
    plain = NO_SIGN.sub("-", name).strip("-")
    return plain if not plain or ID.fullmatch(plain) else f"x-{plain}"
