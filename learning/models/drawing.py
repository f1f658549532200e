"""From what an author wrote to what every reader gets. Happens when a page is published or previewed, never when it is read."""

from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, Tag
from wagtail.rich_text import expand_db_html

from learning import block_states
from learning.blocks import ACCESS
from learning.models import citation

WORDS_A_MINUTE = 200
PAUSE = 120  # seconds to think
FURTHER = {"website": "websites", "reading": "readings", "idea": "ideas"}


@dataclass
class Drawing:
    """What is stored of a page, and how long it takes to read."""

    content: Any
    places: dict[str, int] = field(default_factory=dict)
    seconds: float = 0
    activities: int = 0
    outline: dict[str, Any] = field(default_factory=dict)


def draw_section(page: Any) -> Drawing:
    drawing = Drawing([], outline={"tasks": [], "first": what_comes_first(page)})
    for child in page.body:
        anchor = f"block-{child.id}"
        if kind := block_states.find(child.block_type):
            draw_registered(drawing, kind, child.value, anchor)
        elif child.block_type == "text":
            draw_text(drawing, tidy(child.value.source), anchor, first=not drawing.content)
        elif child.block_type != "activity":
            draw_block(drawing, child, anchor)
    return drawing


def draw_registered(drawing: Drawing, kind: block_states.Kind, value: Any, anchor: str) -> None:
    if value is None or not getattr(value, "live", True):
        return
    facts = kind.publish(value)
    drawing.content.append({"kind": kind.name, "anchor": anchor, "facts": facts})
    drawing.places[anchor] = round(drawing.seconds)
    drawing.seconds += 60 * facts.get("minutes", 0)
    drawing.activities += 1
    drawing.outline["tasks"].append([kind.name, facts["key"], facts.get("title", ""), facts.get("minutes", 0)])


def what_comes_first(page: Any) -> dict[str, Any]:
    """Return what should be done before a section; {} where nothing has to. What is not live cannot be asked for."""
    asked = [(child.block_type, child.value) for child in page.first if child.value is not None and child.value.live]
    if not asked:
        return {}
    return {
        "sections": [thing.pk for name, thing in asked if name == "section"],
        "tasks": [[name, thing.key] for name, thing in asked if name != "section"],
        "why": page.first_why,
        "must": page.first_is_a_must,
    }


def draw_text(drawing: Drawing, html: str, anchor: str, *, first: bool) -> None:
    """Give every paragraph an address of its own: places are remembered by it."""
    soup = BeautifulSoup(html, "html.parser")
    for number, element in enumerate((part for part in soup.contents if isinstance(part, Tag)), 1):
        element["id"] = f"{anchor}--{number}"
        if first and element.name == "p":
            element["class"] = "first"
            first = False
        drawing.places[element["id"]] = round(drawing.seconds)
        drawing.seconds += reading_time(element)
    drawing.content.append({"html": str(soup), "anchor": anchor})


def draw_block(drawing: Drawing, child: Any, anchor: str) -> None:
    has_heading = any("<h2" in piece.get("html", "") for piece in drawing.content)
    html = strip_keys(child.render(context={"anchor": anchor, "level": 3 if has_heading else 2}))
    drawing.content.append({"html": html, "anchor": anchor})
    drawing.places[anchor] = round(drawing.seconds)
    drawing.seconds += reading_time(BeautifulSoup(html, "html.parser"))
    if child.block_type == "pause":
        drawing.seconds += PAUSE
    if child.block_type == "media":
        drawing.seconds += 60 * child.value["minutes"]


def reading_time(soup: Tag) -> float:
    """Return seconds. What is folded away, such as the texts for other nations, is not counted."""
    folded = sum(len(part.get_text(" ").split()) for part in soup.find_all("details"))
    return (len(soup.get_text(" ").split()) - folded) * 60 / WORDS_A_MINUTE


def draw_chapter(page: Any) -> Drawing:
    further: dict[str, list[dict[str, Any]]] = {name: [] for name in FURTHER.values()}
    for child in page.further:
        further[FURTHER[child.block_type]].append(entry_of(child.block_type, child.value) | {"id": child.id})
    return Drawing(
        {
            "outcomes": lines(page.outcomes),
            "content_notes": lines(page.content_notes),
            "capabilities": capabilities_of(page),
            "intro": tidy(page.further_intro),
            "nations_note": tidy(page.further_nations_note),
            **further,
        }
    )


def entry_of(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    """Return what Taking it Further says about one website, reading or idea."""
    entry = {name: part for name, part in value.items() if name not in ("authors", "checked_on")}
    if kind != "idea":
        entry["access_label"] = dict(ACCESS)[value["access"]]
    if kind == "reading":
        entry["authors"] = list(value["authors"])
        entry["reference"] = citation.harvard(value)
    if kind == "website":
        entry["checked_on"] = value["checked_on"].isoformat() if value["checked_on"] else ""  # a draft may lack it
    return entry


def capabilities_of(page: Any) -> list[dict[str, Any]]:
    """Return the frameworks this chapter speaks to, each with the titles of its nodes."""
    found: dict[str, dict[str, Any]] = {}
    for node in page.capabilities.select_related("framework").order_by("framework", "order"):
        framework = node.framework
        found.setdefault(framework.key, {"name": str(framework), "licence": framework.licence, "nodes": []})
        found[framework.key]["nodes"].append({"code": node.code, "title": node.title})
    return list(found.values())


def draw_module(page: Any) -> Drawing:
    return Drawing(
        {
            "outcomes": lines(page.outcomes),
            "to_come": [dict(child.value) for child in page.to_come],
            **{name: tidy(getattr(page, name)) for name in ("assessed", "ask", "nations_note", "credits")},
            "licence": page.licence,
            "licence_url": page.licence_url,
        }
    )


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def tidy(source: str) -> str:
    """Return rich text as HTML: links lead to where pages are now, and the editor's own marks are gone."""
    return strip_keys(expand_db_html(source)) if source else ""


def strip_keys(html: str) -> str:
    if "data-block-key" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(attrs={"data-block-key": True}):
        del element["data-block-key"]
    return str(soup)
