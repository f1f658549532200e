"""Reads the corpus: passages with their marks taken out of the text."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "corpus"
PHRASES = Path(__file__).parent / "made_up"
MARK = re.compile(r"\{(\??)([a-z_]+):([^{}]*)\}")


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    kind: str
    optional: bool


@dataclass
class Passage:
    file: str
    id: str = ""
    text: str = ""
    allowed: list[str] = field(default_factory=list)
    local: list[str] = field(default_factory=list)
    combination: bool = False
    marks: list[Mark] = field(default_factory=list)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def part(self) -> str:
        """The part of the open half it belongs to, by the name of its file."""
        return next((name for name in ("fresh", "second") if self.file.startswith(f"{name}_")), "open")


def parse(block: str, file: str) -> Passage:
    passage = Passage(file)
    lines = block.strip("\n").split("\n")
    while lines and lines[0].startswith("#"):
        key, _, value = lines.pop(0).lstrip("# ").partition(":")
        value = value.strip()
        if key in ("allowed", "local"):
            setattr(passage, key, [item.strip() for item in value.split(",") if item.strip()])
        elif key == "combination":
            passage.combination = value == "yes"
        elif key == "id":
            passage.id = value
    marked, last, clean = "\n".join(lines), 0, ""
    for match in MARK.finditer(marked):
        clean += marked[last : match.start()]
        passage.marks.append(Mark(len(clean), len(clean) + len(match[3]), match[2], bool(match[1])))
        clean += match[3]
        last = match.end()
    passage.text = clean + marked[last:]
    return passage


def half(name: str) -> list[Passage]:
    """The passages of one half, `open` or `sealed`."""
    return [
        parse(block, path.name)
        for path in sorted((HERE / name).glob("*.txt"))
        for block in re.split(r"(?m)^---\s*$", path.read_text(encoding="utf-8"))
        if block.strip()
    ]


def made_up(turn: str) -> list[Passage]:
    """Short phrases, each line one: `first` were made up before a round of work on the rules, `again` after it."""
    passages = []
    for path in sorted((PHRASES / turn).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            passage = parse(line, path.name)
            passage.id, passage.combination = f"{path.stem}:{number}", path.stem == "together"
            passages.append(passage)
    return passages


def of(name: str) -> list[Passage]:
    return [passage for passage in half("open") if passage.part == name]


# The parts that are scored. Those of fresh, second and phrases were written by somebody who had read no rule, each before a different  # noqa: E501
# round of work on the rules; those of again by the hand that had just written them.
PARTS: dict[str, Callable[[], list[Passage]]] = {
    "open": lambda: of("open"),
    "fresh": lambda: of("fresh"),
    "second": lambda: of("second"),
    "phrases": lambda: made_up("first"),
    "again": lambda: made_up("again"),
    "sealed": lambda: half("sealed"),
}


def part(name: str) -> list[Passage]:
    """The passages of a part of PARTS, or of one file of the open half."""
    return PARTS[name]() if name in PARTS else [passage for passage in half("open") if passage.file == name]


def digest(name: str) -> str:
    """The sum of a half as its files stand, in the order of their names as bytes."""
    paths = sorted((HERE / name).glob("*.txt"), key=lambda path: path.name.encode())
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
