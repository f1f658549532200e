"""One party's part of a record as the check for identifiers reads it, before the others do."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from accounts.models import User
from activities.models.discussion_check import named_in
from placements.models.answer_words import has_given_lines
from placements.models.form_ask import Ask, Kind
from placements.models.record import Record, RecordAnswer
from placements.models.record_progress import Progress, Share
from writing.models.checked_text import CheckedText, Known
from writing.models.local_words import looked_through, surroundings_of

Path = tuple[str | int, ...]  # where a text stands: the keys of the field and of what it asks, then lines and columns
Values = dict[str, dict[str, Any]]


def typed_in(ask: Ask, held: Any, writer: str) -> Iterator[tuple[Path, str]]:
    """Return each text that was typed for an ask, with its place in the answer. What was chosen or worked out is none."""
    if ask.kind in {Kind.TEXT, Kind.LONGTEXT} and held:
        yield (), held
    elif ask.kind == Kind.LIST:
        yield from (((number,), line) for number, line in enumerate(held or ()))
    elif ask.kind in {Kind.TABLE, Kind.RUBRIC}:
        first = 1 if has_given_lines(ask) else 0
        yield from (((at, place), cell) for at, row in enumerate(held or ()) for place, cell in enumerate(row) if place >= first)
    elif ask.kind == Kind.THREAD:
        yield from (((number, "words"), one["words"]) for number, one in enumerate(held or ()) if one["by"] == writer)


def texts_of(share: Share, current: Mapping[int, RecordAnswer]) -> dict[Path, str]:
    """Return what one party typed in one section, by where it stands."""
    found: dict[Path, str] = {}
    for field in share.fields:
        value = current[field.pk].value if field.pk in current else {}
        for ask in field.asked:
            for path, text in typed_in(ask, value.get(ask.key), share.who.person.name):
                found[field.key, ask.key, *path] = text
    return found


def name_of(path: Path) -> str:
    return "-".join(map(str, path))


def looked_at_part(record: Record, share: Share, current: Mapping[int, RecordAnswer]) -> CheckedText:
    """Return it, looked through. Everybody on the placement may be named, and its local words are pointed out to whoever writes."""
    people = {one.person for one in record.placement.people.all()}
    parts = {name_of(path): text for path, text in texts_of(share, current).items()}
    checked = looked_through(parts, author=share.who.person, readers=sorted(people, key=lambda one: one.pk))
    around = surroundings_of(record.placement.student)
    return replace(checked, allowed=(*checked.allowed, *around.allowed), local=(*checked.local, *around.local))


def checked_part(progress: Progress, share: Share) -> CheckedText:
    """Return one party's part, looked through. Names in parts that others have finished may stand: they were decided there."""
    checked = looked_at_part(progress.record, share, progress.current)
    return replace(checked, allowed=(*checked.allowed, *names_others_settled(progress, share)))


def names_others_settled(progress: Progress, share: Share) -> set[str]:
    """Return the names in what other parties have finished, which whoever writes here has read."""
    others = [one for one in progress.shares if one.finished and one.who.person_id != share.who.person_id]
    texts = [text for one in others for text in texts_of(one, progress.current).values()]
    return set(named_in("\n\n".join(texts)))


def with_words(progress: Progress, share: Share, words: Mapping[str, str]) -> Values:
    """Return the answers of the fields in which these words differ from what stands there, with the words in them."""
    found: Values = {}
    fields = {field.key: field for field in share.fields}
    for path, text in texts_of(share, progress.current).items():
        if words[name_of(path)] != text:
            key = str(path[0])
            value = found.setdefault(key, deepcopy(progress.value_of(fields[key])))
            put(value, path[1:], words[name_of(path)])
    return found


def put(value: Any, path: Path, words: str) -> None:
    *way, last = path
    for step in way:
        value = value[step]
    value[last] = words


def left_before(progress: Progress, share: Share, by: User) -> dict[Known, str]:
    """Return what this person left, with their reason, when they last finished this part: read out of what stood there then."""
    record = progress.record
    mine = [one for one in record.decisions.all() if one.checked_id and one.section_id == share.section.pk and one.by_id == by.pk]
    if not mine:
        return {}
    then = {answer.field_id: answer for answer in record.answers.all() if answer.at <= mine[-1].at}
    return mine[-1].checked.left_in(looked_at_part(record, share, then))
