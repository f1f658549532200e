"""From what an author wrote to what every reader gets. Happens when a page is published or previewed, never when it is read."""

from dataclasses import dataclass, field
from typing import Any

from bs4 import Tag

from learning import block_states
from learning.blocks import ACCESS
from learning.models import citation
from learning.models.drawing_of_dated import dated_law, dated_website
from learning.models.drawing_of_sources import cite_sources
from learning.models.glossary import words_for
from learning.models.glossary_marks import mark_words
from learning.models.safe_html import elements_of, soup_of, tidy, web_address

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
    dated: list[dict[str, Any]] = field(default_factory=list)  # what somebody has to check again, as models.dated keeps it


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
    cite_sources(drawing)
    drawing.outline["words"] = mark_words(drawing.content, words_for(page))
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
    elements = elements_of(html)
    for number, element in enumerate(elements, 1):
        element["id"] = f"{anchor}--{number}"
        if first and element.name == "p":
            element["class"] = "first"
            first = False
        drawing.places[element["id"]] = round(drawing.seconds)
        drawing.seconds += reading_time(element)
    drawing.content.append({"html": "".join(map(str, elements)), "anchor": anchor})


def draw_block(drawing: Drawing, child: Any, anchor: str) -> None:
    has_heading = any("<h2" in piece.get("html", "") for piece in drawing.content)
    html = child.render(context={"anchor": anchor, "level": 3 if has_heading else 2})
    drawing.content.append({"html": html, "anchor": anchor})
    drawing.places[anchor] = round(drawing.seconds)
    drawing.seconds += reading_time(soup_of(html))
    if child.block_type == "pause":
        drawing.seconds += PAUSE
    if child.block_type == "media":
        drawing.seconds += 60 * (child.value["minutes"] or 0)
    if child.block_type == "law":
        drawing.dated.append(dated_law(child))


def reading_time(soup: Tag) -> float:
    """Return seconds. What is folded away, such as the texts for other nations, is not counted."""
    folded = sum(len(part.get_text(" ").split()) for part in soup.find_all("details"))
    return (len(soup.get_text(" ").split()) - folded) * 60 / WORDS_A_MINUTE


def draw_chapter(page: Any) -> Drawing:
    further: dict[str, list[dict[str, Any]]] = {name: [] for name in FURTHER.values()}
    dated = []
    for child in page.further:
        further[FURTHER[child.block_type]].append(entry_of(child.block_type, child.value) | {"id": child.id})
        if child.block_type == "website":
            dated.append(dated_website(child))
    return Drawing(
        {
            "outcomes": lines(page.outcomes),
            "content_notes": lines(page.content_notes),
            "capabilities": capabilities_of(page),
            "intro": tidy(page.further_intro),
            "nations_note": tidy(page.further_nations_note),
            **further,
        },
        dated=dated,
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
        entry["url"] = web_address(value["url"])
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
