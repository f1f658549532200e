"""One content on a page to write it: drawn, posted, drawn again, and kept when nothing is wrong with it."""

from collections.abc import Mapping
from typing import Any

from django.core import signing
from django.http import QueryDict

from django_h5p.authoring.checking import check, fingerprint
from django_h5p.authoring.cleaning import harmless
from django_h5p.authoring.files import Files
from django_h5p.authoring.metadata import MetadataForm
from django_h5p.authoring.moves import MOVES, move
from django_h5p.authoring.nodes import Node, split_common, tree, walk
from django_h5p.authoring.places import Place, written
from django_h5p.authoring.reading import read
from django_h5p.authoring.semantics import MEDIA, Libraries
from django_h5p.types import case

KEEP = ("save", "preview")
_SALT = "django_h5p.authoring"
# What semantics cannot say: a check of the whole content, by machine name.
WHOLE = {"H5P.WaymarkCase": case.faults}


class ContentForm:
    """The form of one content.

    What is not saved yet travels in the page, signed, so that adding an answer or moving one needs no script and no draft in the
    database, and so that whatever no field shows comes back unharmed. `whose` ties it to a person and a content.
    """

    def __init__(
        self, *, main: str, params: dict, metadata: dict, libraries: Libraries, files: Files, whose: str, is_new: bool = False
    ):
        self.main, self.libraries, self.files = main, libraries, files
        self.saved = None if is_new else params
        self.params = params
        self.known = metadata
        self.semantics = libraries.semantics(main) or []
        self.signer = signing.TimestampSigner(salt=f"{_SALT}:{whose}:{main}")
        self.metadata = MetadataForm(known=metadata)
        self.wrong: list[Node] = []
        self.refused: dict[str, str] = {}
        self.faults: list[str] = []
        self.is_stale = False
        self.taken_out = ""
        self.focus = ""
        self._lay()

    # ---- What a page draws ----

    @property
    def fields(self) -> list[Node]:
        return split_common(self.nodes)[0]

    @property
    def common(self) -> list[Node]:
        return split_common(self.nodes)[1]

    @property
    def common_has_errors(self) -> bool:
        return any(node.has_errors for node in self.common)

    @property
    def has_errors(self) -> bool:
        return bool(self.wrong or self.faults or self.refused or self.is_stale or self.metadata.errors)

    @property
    def controls(self) -> int:
        """How many values the page sends, at most: a site takes only so many."""
        return (
            sum(
                1 + (node.field.type == "boolean") + 5 * (node.field.type in MEDIA)
                for node in walk(self.nodes)
                if node.field.is_shown
            )
            + 20
        )

    @property
    def working(self) -> str:
        """The content as it stands, saved or not."""
        return self.signer.sign_object(self.params, compress=True)

    # ---- What is posted ----

    def post(self, posted: QueryDict, uploads: Mapping[str, Any]) -> dict | None:
        """Take in what was posted.

        Returns params that may be kept, or None where the page is drawn again: after a button, or with errors.
        """
        said = posted.get("do", "save")
        self.metadata = MetadataForm(posted, known=self.known)
        if not self._take_up(posted.get("before" if said == "undo" else "working", "")):
            return None
        if said != "undo":
            self._read(posted, uploads)
        if said.partition(":")[0] in MOVES:
            self._move(said)
        if said not in KEEP:
            self.metadata.errors.clear()
            self._mark_refused()
            return None
        return self._check()

    def _take_up(self, working: str) -> bool:
        try:
            self.params = self.signer.unsign_object(working)
        except signing.BadSignature:
            self.is_stale = True
        self._lay()
        return not self.is_stale

    def _read(self, posted: QueryDict, uploads: Mapping[str, Any]) -> None:
        self.refused = read(self.nodes, posted, uploads, self.params, self.libraries, self.files)
        self._lay()

    def _move(self, said: str) -> None:
        before = self.working if said.startswith("remove:") else ""
        place: Place | None = move(said, self.nodes, self.params, self.libraries)
        if place is not None:
            self.focus, self.taken_out = written(place), before
        self._lay()

    def _check(self) -> dict | None:
        self.wrong = self._new_errors()
        machine = self.main.partition(" ")[0]
        self.faults = WHOLE[machine](self.params) if machine in WHOLE and not self.wrong else []
        self._mark_refused()
        return None if not self.metadata.is_valid() or self.has_errors else harmless(self.params, self.semantics, self.libraries)

    def _new_errors(self) -> list[Node]:
        """What is wrong and was not wrong before: an old content need not be mended before one word of it can be changed."""
        errors = check(self.nodes)
        if self.saved is None:
            return errors
        known = {fingerprint(node) for node in check(tree(self.semantics, self.saved, self.libraries))}
        for node in errors:
            if fingerprint(node) in known:
                node.errors = []
        return [node for node in errors if node.errors]

    def _mark_refused(self) -> None:
        for node in walk(self.nodes):
            if node.name in self.refused and node.field.type not in {"group", "list"}:
                node.errors = [self.refused[node.name]]
                self.wrong = [*[one for one in self.wrong if one is not node], node]

    def _lay(self) -> None:
        self.nodes = tree(self.semantics, self.params, self.libraries)
        for node in walk(self.nodes):
            if node.field.type in MEDIA and node.media.get("path"):
                node.address = self.files.url(str(node.media["path"]))
