"""All of somebody's highlights and notes as one file: Web Annotations (W3C, 2017) as JSON-LD, or Markdown."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from learning.models.citation_files import harvard, source_of
from learning.models.mark import Highlight
from learning.models.mark_list import dressed, own
from learning.models.published import body_of
from learning.models.section_words import SectionWords, words_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AT_ONCE = 200


def all_of(person: User) -> Iterator[Highlight]:
    """Yield every highlight in the order of sections and their text; those of sections that are gone come last."""
    ids = list(Highlight.objects.visible_to(person).order_by("section", "start", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        some = {one.pk: one for one in dressed(person, own(person).filter(pk__in=ids[start : start + AT_ONCE]))}
        yield from (some[pk] for pk in ids[start : start + AT_ONCE] if pk in some)


def words_around(highlight: Highlight) -> SectionWords | None:
    """Return the words of the section as it is published now; None where it is not, or these are not in it."""
    if highlight.step is None or highlight.lost_at:
        return None
    section = highlight.step[1]
    body = body_of(section.pk, section.stamp)
    words = words_of(section.pk, section.stamp, body) if body else None
    return words if words and highlight.where_in(words.text) else None


def as_annotations(person: User) -> Iterator[str]:
    """Yield one JSON-LD document, an AnnotationCollection with all its annotations on one page."""
    total = Highlight.objects.visible_to(person).count()
    head = {
        "@context": CONTEXT,
        "id": address_of_notes(),
        "type": "AnnotationCollection",
        "label": f"Highlights and notes of {person.name}",
        "generated": timezone.now().isoformat(timespec="seconds"),
        "total": total,
    }
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    yield f',\n "first": {{"id": "{address_of_notes()}#first", "type": "AnnotationPage", "startIndex": 0, "items": ['
    for number, one in enumerate(all_of(person)):
        yield ("," if number else "") + "\n" + json.dumps(annotation(one), ensure_ascii=False, indent=1)
    yield "]}\n}\n"


def address_of_notes() -> str:
    return settings.SITE_URL + reverse("learning:my_notes")


def annotation(one: Highlight) -> dict[str, Any]:
    note = getattr(one, "note", None)
    return {
        "id": f"urn:uuid:{one.pk}",
        "type": "Annotation",
        "motivation": "commenting" if note else "highlighting",
        "created": one.marked_at.isoformat(timespec="seconds"),
        "modified": (note.changed_at if note else one.marked_at).isoformat(timespec="seconds"),
        "body": bodies(one, note),
        "target": target(one),
    }


def bodies(one: Highlight, note: Any) -> list[dict[str, str]]:
    said = [("commenting", note.words)] if note else []
    said += [("classifying", one.get_meaning_display()), *(("tagging", word) for word in one.tag_words)]
    return [{"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose} for purpose, value in said]


def target(one: Highlight) -> dict[str, Any]:
    """Where it stands. Positions count the words of the section without marks; the quotation finds it in any copy of the page."""
    quote = {"type": "TextQuoteSelector", "exact": one.quote}
    words = words_around(one)
    source = settings.SITE_URL + one.step[1].url if one.step else f"{address_of_notes()}{one.pk}/"
    if words is None:
        return {"source": source, "selector": [quote]}
    passage = one.where_in(words.text)
    before, after = words.around(passage)
    position = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    return {"source": source, "selector": [quote | {"prefix": before, "suffix": after}, position]}


def as_markdown(person: User) -> Iterator[str]:
    """Yield one text: a heading for each section, each passage as a quotation, the note under it, then the reference."""
    yield f"# Highlights and notes of {person.name}\n"
    last: Any = None
    for one in all_of(person):
        name = one.section_id or one.where
        if name != last:
            yield heading(one)
        last = name
        yield passage_in_marks(one)


def heading(one: Highlight) -> str:
    if one.step is None:
        return f"\n## {one.where}\n\nThis section is no longer there.\n"
    module, section = one.step
    return f"\n## {section.number} {section.title}, {module.entry.title}\n\n{harvard(source_of(module, section))}\n"


def passage_in_marks(one: Highlight) -> str:
    lines = [f"> {line}" for line in one.quote.splitlines() if line.strip()]
    facts = [one.get_meaning_display(), f"{timezone.localtime(one.marked_at):%Y-%m-%d}", *(f"#{word}" for word in one.tag_words)]
    gone = "The text you marked has changed. These are the words as you marked them.\n\n" if one.lost_at else ""
    note = f"{one.words.strip()}\n\n" if one.words else ""
    return "\n" + "\n>\n".join(lines) + f"\n\n{gone}{note}{' · '.join(facts)}\n"


KINDS: dict[str, tuple[str, str, Callable[[User], Iterator[str]]]] = {
    "annotations": ("jsonld", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', as_annotations),
    "markdown": ("md", "text/markdown; charset=utf-8", as_markdown),
}
