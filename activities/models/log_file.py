"""Everything somebody wrote in their log as one file, in three forms. A thousand entries are never in memory together."""

import json
from collections.abc import Iterator

from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import mark_safe

from accounts.models import User
from activities.models.log_export import (
    SHAPE,
    as_facts,
    documents_to_take,
    draft_as_facts,
    drafts_to_take,
    entries_to_take,
    names_to_take,
    threads_to_take,
    voice_note_as_facts,
)
from activities.models.log_export_feedback import feedback_to_take
from activities.models.log_export_moment import moment
from activities.models.log_export_others import by_others
from activities.models.log_export_voice import lone_notes_to_take, voice_notes_to_take

# The file is read far from our style sheets, and brings the little it needs.
STYLE = """<style>
body { margin: 0; font: 1.0625rem/1.6 Georgia, serif; } main { max-width: 42rem; margin: auto; padding: 1.5rem; }
h1, h2, h3 { line-height: 1.3; } article { margin-block: 2.5rem; padding-block-start: 1rem; border-block-start: 1px solid; }
article > p:first-of-type { font-size: 0.9rem; } blockquote { margin-inline: 0; }
blockquote { padding-inline-start: 1rem; border-inline-start: 2px solid; }
@media print { article { break-inside: auto; } h2, h3 { break-after: avoid; } }
</style>
"""
ENTRIES = "\0entries\0"  # stands where they come in the page around them; no text holds it


def as_json(person: User) -> Iterator[str]:
    """Yield one JSON document, an entry at a time: a thousand entries are never in memory together."""
    head = {"format": SHAPE, "written_by": person.name, "taken_at": moment(timezone.now())}
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "entries": ['
    yield from listed(json.dumps(as_facts(entry), ensure_ascii=False, indent=1) for entry in entries_to_take(person))
    yield '],\n "unfinished": ['
    yield from listed(json.dumps(draft_as_facts(draft), ensure_ascii=False, indent=1) for draft in drafts_to_take(person))
    yield '],\n "voice_notes_without_an_entry": ['
    yield from listed(json.dumps(voice_note_as_facts(note), indent=1) for note in lone_notes_to_take(person))
    yield '],\n "made_up_names": ' + json.dumps(names_to_take(person), ensure_ascii=False) + "\n}\n"


def listed(items: Iterator[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f",\n{item}" if number else f"\n{item}"


def as_page(person: User, *, style: str = STYLE) -> Iterator[str]:
    """Yield one page of HTML, an entry at a time."""
    return by_template(person, "html", {"style": mark_safe(style)})  # noqa: S308 our own


def as_text(person: User) -> Iterator[str]:
    """Yield one text with marks, an entry at a time."""
    return by_template(person, "md", {})


def by_template(person: User, ending: str, more: dict[str, str]) -> Iterator[str]:
    """Yield the log drawn with the two templates of that ending: the page, and one entry."""
    page, one = (get_template(f"activities/log/export/{part}.{ending}") for part in ("_page", "_entry"))
    facts = {"person": person, "taken_at": timezone.now(), "drafts": drafts_to_take(person), "names": names_to_take(person)}
    facts["lone_notes"] = lone_notes_to_take(person)
    before, _, after = page.render(facts | more | {"entries": ENTRIES}).partition(ENTRIES)
    yield before
    for entry in entries_to_take(person):
        beside = {
            "voice_notes": voice_notes_to_take(entry),
            "documents": documents_to_take(entry),
            "threads": threads_to_take(entry),
            "feedback": feedback_to_take(entry),
            **by_others(entry),
        }
        yield one.render({"entry": entry, "readers": entry.audience.members.all()} | beside)
    yield after
