"""The forms as the files of placements/definitions describe them: fields.csv the fields, forms.toml the rest.

The columns of fields.csv, and the codes of people in it, are those of the practice learning documentation (section C).
"""

import csv
import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from placements.models.form_ask import Ask, Kind
from placements.rules import Part

FOLDER = Path(__file__).resolve().parents[1] / "definitions"
PEOPLE = {
    "ST": Part.STUDENT,
    "PE": Part.PRACTICE_EDUCATOR,
    "OS": Part.ON_SITE_SUPERVISOR,
    "TU": Part.TUTOR,
    "PC": Part.COORDINATOR,
    "AG": Part.AGENCY_CONTACT,
    "CO": Part.COLLEAGUE,
    "PM": Part.PANEL_MEMBER,
    "SO": Part.SECOND_OPINION,
}
COLLECTORS = ("PE", "OS")  # a person who uses services has no account: what they say is written down by these
LEAD = "lead"
ALIASES = {"reason": "text", "tags": "framework_tags", "log": "computed", "section set, dated updates": "thread"}
OPTIONS_IN_TYPE = re.compile(r"\(([^)]*)\)")
REQUIRED = {"Y": True, "N": False}
# The step of the process that a form is. An older version of a programme's own may say nothing of it: then this.
STEP: dict[str, Any] = {
    "phase": "during", "opens": {}, "names": "", "today": "", "own": False, "independent": False, "asks_beginner": False,
    "other_side": "", "meeting_within": 0, "contains": {}, "released": {}, "reserved": {},
    "once": [],
}  # fmt: skip


@dataclass(frozen=True)
class FieldDefinition:
    key: str
    label: str
    help: str
    type: str
    owners: tuple[str, ...]
    required: bool
    needed_when: str
    shown_to: tuple[str, ...]
    kept_as: str
    by_collector: bool
    sealed: bool
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class SectionDefinition:
    key: str
    title: str
    help: str
    after: tuple[str, ...]
    fields: list[FieldDefinition] = field(default_factory=list)


@dataclass(frozen=True)
class FormDefinition:
    """One form, whole, as it is stored as the first version of a FormTemplate."""

    key: str
    number: str
    facts: dict[str, Any]
    sections: list[SectionDefinition]

    @property
    def fields(self) -> list[FieldDefinition]:
        return [one for section in self.sections for one in section.fields]


@lru_cache(maxsize=1)
def definitions() -> dict[str, FormDefinition]:
    """Return every form of the files, by its key, in their order."""
    said = tomllib.loads((FOLDER / "forms.toml").read_text(encoding="utf-8"))
    with (FOLDER / "fields.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = dict.fromkeys(row["form_key"] for row in rows)
    return {key: form_from(key, [row for row in rows if row["form_key"] == key], said[key]) for key in keys}


def form_from(key: str, rows: list[dict[str, str]], said: dict[str, Any]) -> FormDefinition:
    sections: dict[str, SectionDefinition] = {}
    for row in rows:
        field_told = said.get("fields", {}).get(row["field_key"], {})
        name = field_told.get("section", row["section"])
        told = said.get("sections", {}).get(name, {})
        title = told.get("title", name.partition(". ")[2] or name or said["title"])
        sections.setdefault(name, SectionDefinition(slug(name), title, told.get("help", ""), after(told)))
        sections[name].fields.append(field_from(row, field_told, said))
    lists = {name: parts_of(said.get(name, ())) for name in ("parties", "signs", "begins", "led_by", "seen_by", "later", "listed")}
    plain = {"called": "", "kept_in": "", "led_words": "", "counted": False, "in_order": False}
    facts = {name: said.get(name, other) for name, other in (plain | STEP).items()} | lists
    facts |= {name: parts_of([said[name]])[0] for name in ("names",) if name in said}
    facts |= {"once": list(parts_of(said.get("once", ())))}
    facts |= {"released": with_parts(said.get("released", {})), "reserved": with_parts(said.get("reserved", {}))}
    facts |= {name: said[name] for name in ("title", "purpose", "when")}
    return FormDefinition(key, rows[0]["form_title"].split()[0], facts, list(sections.values()))


def with_parts(told: dict[str, Any]) -> dict[str, Any]:
    """Turn the codes of people in a small table into parts."""
    lists = {name: list(parts_of(told[name])) for name in ("by", "to") if name in told}
    return told | lists | ({"part": parts_of([told["part"]])[0]} if "part" in told else {})


def after(told: dict[str, Any]) -> tuple[str, ...]:
    return tuple(slug(name) for name in told.get("after", ()))


def slug(section: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", section.lower()).strip("-") or "form"


def parts_of(codes: Any) -> tuple[str, ...]:
    return tuple(code if code == LEAD else str(PEOPLE[code]) for code in codes)


def field_from(row: dict[str, str], told: dict[str, Any], said: dict[str, Any]) -> FieldDefinition:
    codes = re.split(r"/| or ", row["filled_by"])
    owners = tuple(dict.fromkeys([*owners_of(codes, said), *parts_of(told.get("also", ()))]))
    return FieldDefinition(
        key=row["field_key"],
        label=told.get("label", row["label"]),
        help=told.get("help", ""),
        type=row["type"],
        owners=owners,
        required=row["required"] == "Y" and bool(owners),
        needed_when=row["required"][2:].strip("() ") if row["required"] not in REQUIRED else "",
        shown_to=parts_of(told.get("shown_to", ())),
        kept_as=told.get("kept_as", ""),
        by_collector="SU" in codes,
        sealed=told.get("sealed", False),
        asks=tuple(asks_of(row, told)),
    )


def owners_of(codes: list[str], said: dict[str, Any]) -> tuple[str, ...]:
    """Return whose field it is. Nobody's is the system's; `all` and `any` are every party; SU speaks through the collectors."""
    owners: dict[str, None] = {}
    for code in codes:
        if code in {"all", "any"}:
            owners |= dict.fromkeys(said["parties"])
        elif code == "SU":
            owners |= dict.fromkeys(code for code in COLLECTORS if code in said["parties"])
        elif code != "SYS":
            owners[code] = None
    return parts_of(owners)


def asks_of(row: dict[str, str], told: dict[str, Any]) -> list[Ask]:
    """Read the type of a field, such as “longtext 200 + choice (verbal/written/on behalf)”, and lay its words over it."""
    kinds = [row["type"]] if row["type"] in ALIASES else re.split(r"\s*\+\s*", row["type"])
    asks = [ask for kind in kinds for ask in asks_of_kind(ALIASES.get(kind, kind), row["label"])]
    if told.get("asks"):
        if len(told["asks"]) != len(asks):
            raise ValueError(
                f"{row['form_key']}.{row['field_key']} asks {len(asks)} things, and forms.toml says {len(told['asks'])}."
            )
        asks = [told_of(ask, words) for ask, words in zip(asks, told["asks"], strict=True)]
    else:
        asks = [
            replace(told_of(ask, {} if number else told), key=f"answer{number or ''}", label="") for number, ask in enumerate(asks)
        ]
    for words in told.get("extra", ()):
        asks.append(told_of(Ask(words["key"], Kind(words["kind"])), words))
    if told.get("people"):
        asks[0] = replace(asks[0], many=True)
    return [replace(ask, of=ask.of or framework_of(ask, told)) for ask in asks]


def asks_of_kind(kind: str, label: str) -> list[Ask]:
    word, _, rest = kind.partition(" ")
    times = re.search(r"x(\d)\b", rest) if word in {"choice", "scale", "longtext"} else None
    numbers = [int(number) for number in re.findall(r"\d+", rest.split("x")[0])] if word in {"text", "longtext"} else []
    of = {"table 9": "domains", "table 6": "standards"}.get(kind, "")
    ask = Ask(
        "",
        Kind(word),
        words=numbers[-1] if numbers else 0,
        at_least=numbers[0] if len(numbers) > 1 else 0,
        options=options_of(word, rest, label),
        of=of,
    )
    return [replace(ask, key=f"a{number}") for number in range(int(times[1]))] if times else [ask]


def options_of(word: str, rest: str, label: str) -> tuple[str, ...]:
    """Return what can be chosen, where the type or the label lists it; forms.toml says it for the others."""
    if word in {"choice", "multichoice"}:
        listed = OPTIONS_IN_TYPE.search(rest)
        return tuple(one.strip().capitalize() for one in (listed[1] if listed else label).split("/"))
    if word == "checklist":
        return tuple(one.strip().capitalize() for one in re.split(r",\s*(?![^(]*\))", label.rpartition(": ")[2]))
    return ()


def told_of(ask: Ask, told: dict[str, Any]) -> Ask:
    lists = {name: tuple(told[name]) for name in ("options", "columns", "rows", "choices") if name in told}
    plain = {name: told[name] for name in ("key", "label", "source", "optional") if name in told}
    return replace(ask, **lists, **plain)


def framework_of(ask: Ask, told: dict[str, Any]) -> str:
    if ask.kind != Kind.TAGS:
        return ""
    return "domains" if told.get("domains") else "standards" if told.get("standards") else ""
