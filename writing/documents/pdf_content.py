"""What is painted on the pages of a PDF, without what is painted for nobody: invisible words and hidden layers."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pikepdf
from pikepdf import Name

SHOWS_WORDS = {"Tj", "TJ", "'", '"'}
PAINTS_PATHS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
PAINTS = {"sh", "Do", "INLINE IMAGE"}
OPERATORS = (
    "b B b* B* BT c cm cs CS d d0 d1 Do ET f F f* G g gs h i j J K k l m M n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf "
    "Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \""
)
KNOWN = {*OPERATORS.split(), "INLINE IMAGE"}
NAMES_SOMETHING = {"Do", "scn", "SCN", "gs", "Tf", "sh", "cs", "CS", "ri"}
BEGINS_MARK, ENDS_MARK, POINTS = {"BMC", "BDC"}, "EMC", {"MP", "DP"}
INVISIBLE = 3  # the text rendering mode of words under a scanned page
DRAWS_ON = {"Do": "/XObject", "scn": "/Pattern", "SCN": "/Pattern", "gs": "/ExtGState", "Tf": "/Font", "sh": "/Shading"}
NEW_LINE, NO_PATH = ([], pikepdf.Operator("T*")), ([], pikepdf.Operator("n"))

Instruction = tuple[Any, Any]


class Painter:
    """Goes through the instructions of one page or form and leaves out what nobody sees. Marks go too: they can hold words."""

    def __init__(
        self, resources: Any, hidden_layers: set[tuple[int, int]], taken_out: Counter[str], *, with_words: bool = True
    ) -> None:
        self.resources, self.hidden_layers, self.taken_out, self.with_words = resources, hidden_layers, taken_out, with_words
        self.mode, self.kept_modes, self.marks = 0, list[int](), list[bool]()
        self.drops_inline_pictures = True
        self.used: set[tuple[str, str]] = set()  # what the instructions that stay draw on: kind and name

    def painted(self, instructions: Iterable[Any]) -> list[Instruction]:
        made: list[Instruction] = []
        for operands, operator in instructions:
            made += self.instruction(operands, operator)
        for operands, operator in made:
            kind, named = DRAWS_ON.get(str(operator)), [one for one in operands if isinstance(one, Name)]
            self.used |= {(kind, str(one)) for one in named} if kind else set()
        return made

    def instruction(self, operands: Any, operator: Any) -> list[Instruction]:
        """Return what takes the place of one instruction."""
        name = str(operator)
        if name in BEGINS_MARK or name == ENDS_MARK or name in POINTS:
            return self.mark(name, operands)
        if name not in KNOWN:
            return []
        self.follow(name, operands)
        if name in SHOWS_WORDS and (self.is_hidden or self.mode == INVISIBLE or not self.with_words):
            self.taken_out["hidden"] += 1
            return [NEW_LINE] if name in {"'", '"'} else []
        if name in PAINTS_PATHS and self.is_hidden:
            return [NO_PATH]
        if name in PAINTS and self.leaves_out(name, operands):
            return []
        return [(operands if name in PAINTS | SHOWS_WORDS else plain(name, operands), operator)]

    def leaves_out(self, name: str, operands: Any) -> bool:
        """Whether something painted whole is not to be: a picture in the line, or whatever is in a hidden layer."""
        if name == "INLINE IMAGE" and self.drops_inline_pictures:
            self.taken_out["pictures"] += 1
            return True
        return self.is_hidden or (name == "Do" and self.is_in_hidden_layer(operands[0]))

    def mark(self, name: str, operands: Any) -> list[Instruction]:
        if name in BEGINS_MARK:
            hidden = len(operands) > 1 and operands[0] == Name.OC and self.is_hidden_property(operands[1])
            self.marks.append(hidden)
        elif name == ENDS_MARK and self.marks:
            self.marks.pop()
        return []

    def follow(self, name: str, operands: Any) -> None:
        """Keep in mind how words are painted from here on."""
        if name == "q":
            self.kept_modes.append(self.mode)
        elif name == "Q" and self.kept_modes:
            self.mode = self.kept_modes.pop()
        elif name == "Tr" and operands:
            self.mode = int(operands[0])

    @property
    def is_hidden(self) -> bool:
        return any(self.marks)

    def resource(self, kind: str, name: Any) -> Any:
        found = self.resources.get(kind) if isinstance(self.resources, pikepdf.Dictionary) else None
        return found.get(str(name)) if isinstance(found, pikepdf.Dictionary) and isinstance(name, Name) else None

    def is_hidden_property(self, name: Any) -> bool:
        return is_hidden_layer(self.resource("/Properties", name), self.hidden_layers)

    def is_in_hidden_layer(self, name: Any) -> bool:
        form = self.resource("/XObject", name)
        return form is not None and is_hidden_layer(form.get("/OC"), self.hidden_layers)


def plain(name: str, operands: Any) -> list[Any]:
    """Return what an instruction is given, without words that it has no use for."""
    given = []
    for one in operands:
        if isinstance(one, pikepdf.Array):
            given += [pikepdf.Array([part for part in one if not isinstance(part, pikepdf.Object)])] if name == "d" else []
        elif not isinstance(one, pikepdf.Object) or (isinstance(one, Name) and name in NAMES_SOMETHING):
            given.append(one)
    return given


def is_hidden_layer(layer: Any, hidden: set[tuple[int, int]]) -> bool:
    """Whether it is a layer that is off, or stands for layers of which one is off."""
    if not isinstance(layer, pikepdf.Dictionary):
        return False
    of = layer.get("/OCGs")
    layers = [] if of is None else list(of) if isinstance(of, pikepdf.Array) else [of]
    return any(one.objgen in hidden for one in (layer, *layers))


def hidden_layers(root: Any) -> set[tuple[int, int]]:
    """Return the layers that are off when the file is opened."""
    described = root.get("/OCProperties")
    if not isinstance(described, pikepdf.Dictionary):
        return set()
    default = described.get("/D", pikepdf.Dictionary())
    off = {one.objgen for one in default.get("/OFF", [])}
    if default.get("/BaseState") == Name.OFF:
        off |= {one.objgen for one in described.get("/OCGs", [])} - {one.objgen for one in default.get("/ON", [])}
    return off
