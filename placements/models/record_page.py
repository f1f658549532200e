"""A record as somebody reads it: sections and answers in words, without what is not for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from placements.models.answer_words import Said, said, said_from
from placements.models.form_ask import Kind
from placements.models.form_template import FormField, FormSection
from placements.models.record import Record, RecordAnswer
from placements.models.record_progress import Progress, Share
from placements.models.record_sources import worked_out
from placements.models.sealing import seal, unseal


@dataclass(frozen=True)
class Line:
    """One field on the page: what it asks, what was said, and by whom."""

    field: FormField
    said: list[Said]
    by: str = ""
    is_hidden: bool = False  # written by somebody who has not finished: nobody else reads it yet
    may_change: bool = False

    @property
    def label(self) -> str:
        return self.field.label

    @property
    def is_empty(self) -> bool:
        return all(one.is_empty for one in self.said)


@dataclass(frozen=True)
class SectionShown:
    section: FormSection
    lines: list[Line]
    shares: list[Share]
    mine: list[Share] = field(default_factory=list)


class RecordPage:
    """What one reader sees of a record while it is being written."""

    def __init__(self, record: Record, reader: Any) -> None:
        self.record, self.reader = record, reader
        self.progress = Progress(record)
        self.parts = record.parts_of(reader)

    @property
    def sections(self) -> list[SectionShown]:
        shown = []
        for section in self.progress.sections:
            lines = [self.line(section, one) for one in section.fields.all() if self.is_for_me(one)]
            shares = [share for share in self.progress.shares if share.section == section]
            shown.append(SectionShown(section, lines, shares, [share for share in shares if share.who.person_id == self.reader.pk]))
        return shown

    def is_for_me(self, one: FormField) -> bool:
        mine = self.record.may_write(one, self.parts)  # who fills a field reads it, whoever else may not
        return (mine or one.is_shown_to(self.parts)) and not one.hidden and (one.is_written or not one.is_signed)

    def line(self, section: FormSection, one: FormField) -> Line:
        answer = self.progress.current.get(one.pk)
        mine = self.record.can_change and self.record.may_write(one, self.parts) and not self.is_kept(section)
        if answer and not self.is_readable(section, one, answer):
            return Line(one, [], is_hidden=True, may_change=mine)
        return Line(one, words_of(self.record, one, answer), answer.by.person.name if answer else "", may_change=mine)

    def is_kept(self, section: FormSection) -> bool:
        return any(share.is_kept for share in self.progress.shares_of(self.parts) if share.section == section)

    def is_readable(self, section: FormSection, one: FormField, answer: RecordAnswer) -> bool:
        """A party's own words and those of a field they share are there at once; others' once those have finished."""
        if not self.record.can_change or not self.parts.isdisjoint(self.record.owners_of(one)):
            return True
        return (section.pk, answer.by.part) in self.progress.finished


def words_of(record: Record, one: FormField, answer: RecordAnswer | None) -> list[Said]:
    """Return what a field says: what people wrote, and what Waymark works out."""
    value = answer.value if answer else {}
    found = []
    for ask in one.asked:
        if ask.source and (ask.kind == Kind.COMPUTED or not one.owners):
            found.append(Said(ask.label, tuple(worked_out(record, ask.source))))
        elif ask.kind != Kind.SIGNATURE:
            found.append(said(ask, value.get(ask.key)))
    return found


def content_of(progress: Progress) -> dict[str, Any]:
    """Return the record as it is signed: every field, in the words of the page, with who wrote it."""
    record = progress.record
    return {
        "title": record.title,
        "form": record.template.key,
        "form_title": record.template.title,
        "form_version": record.template.version,
        "programme": record.template.programme_id,
        "version": record.version,
        "sections": [{"title": section.title, "answers": list(answers_in(progress, section))} for section in progress.sections],
    }


def answers_in(progress: Progress, section: FormSection) -> Iterator[dict[str, Any]]:
    for one in section.fields.all():
        if one.hidden or (one.is_signed and not one.is_written):
            continue
        answer = progress.current.get(one.pk)
        said_here = [each.as_json() for each in words_of(progress.record, one, answer)]
        by = {"person": answer.by.person_id, "name": answer.by.person.name, "part": answer.by.part} if answer else None
        yield {"field": one.key, "label": one.label, "by": by, "said": seal(said_here) if one.sealed else said_here}


@dataclass(frozen=True)
class SignedLine:
    label: str
    by: str
    said: list[Said]

    @property
    def is_empty(self) -> bool:
        return all(one.is_empty for one in self.said)


def sections_of_version(record: Record, content: dict[str, Any], parts: set[str]) -> list[tuple[str, list[SignedLine]]]:
    """Return what was put forward, section by section, without fields that are not for this reader."""
    fields = record.template.fields_in_order
    not_for_me = {one.key for one in fields if not (one.is_shown_to(parts) or record.may_write(one, parts))}
    return [
        (section["title"], [signed_line(answer) for answer in section["answers"] if answer["field"] not in not_for_me])
        for section in content["sections"]
    ]


def signed_line(answer: dict[str, Any]) -> SignedLine:
    by = answer["by"]["name"] if answer["by"] else ""
    return SignedLine(answer["label"], by, [said_from(one) for one in unseal(answer["said"])])
