"""H5PIntegration: all that the core is told, made on the server."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from django_h5p import conf
from django_h5p.models import Content, Library, UserData
from django_h5p.player import bundle, tokens
from django_h5p.player.words import core_words
from django_h5p.policy import policy

PLACEHOLDER: Final = "9f1d4c1e-placeholder"


@dataclass(frozen=True)
class Player:
    """One content on one page for one person. `base` is the origin of the player itself."""

    ticket: tokens.Ticket
    user: Any
    content: Content
    libraries: list[Library]
    base: str

    @property
    def keeps(self) -> bool:
        return self.user is not None and self.ticket.attempt is not None

    def address(self, name: str, *args: Any) -> str:
        return self.base + reverse(f"django_h5p:{name}", args=args)

    def core(self, name: str) -> str:
        return self.address("core", bundle.version(), name)

    def of_library(self, library: Library, path: str) -> str:
        return self.address("library_file", library.folder_name, path)

    @property
    def scripts(self) -> list[str]:
        return [self.of_library(library, path) for library in self.libraries for path in library.scripts]

    @property
    def styles(self) -> list[str]:
        return [self.of_library(library, path) for library in self.libraries for path in library.styles]

    @property
    def files(self) -> str:
        token = self.ticket.signed(tokens.FILES)
        address = self.address("content_file", token, self.content.uuid, self.revision.number, PLACEHOLDER)
        return address.removesuffix(f"/{PLACEHOLDER}")

    @property
    def revision(self) -> Any:
        return self.content.current

    def integration(self) -> dict[str, Any]:
        """Return H5PIntegration, and under `djangoH5P` what our own scripts need besides. Costs a query for what was kept."""
        token = self.ticket.signed(tokens.PLAYS)
        return {
            "url": self.base,
            "urlLibraries": self.address("library_file", "x", "x").removesuffix("/x/x"),
            "libraryDirectories": {library.name.folder: library.folder_name for library in self.libraries},
            "postUserStatistics": self.keeps,
            "saveFreq": conf.value("H5P_SAVE_SECONDS") if self.keeps else False,
            "ajax": {"setFinished": self.address("finished", token), "contentUserData": self.user_data_address(token)},
            "l10n": {"H5P": core_words()},
            "loadedJs": self.scripts,
            "loadedCss": self.styles,
            "core": {"scripts": [], "styles": []},
            "contents": {f"cid-{self.content.pk}": self.described()},
            "djangoH5P": {"statements": self.address("statements", token) if self.keeps else "", "content": self.content.pk},
            **({"user": {"name": "", "mail": self.mail()}} if self.keeps else {}),
        }

    def mail(self) -> str:
        return f"{policy().pseudonym(self.user)}@h5p.invalid"

    def user_data_address(self, token: str) -> str:
        address = self.address("user_data", token, self.content.pk, PLACEHOLDER, PLACEHOLDER)
        return address.replace(PLACEHOLDER, ":dataType", 1).replace(PLACEHOLDER, ":subContentId", 1)

    def described(self) -> dict[str, Any]:
        return {
            "library": str(self.revision.main),
            "jsonContent": self.revision.params_text,
            "fullScreen": "1",
            "url": self.content.iri,
            "contentUrl": self.files,
            "title": self.content.title,
            "displayOptions": {"frame": True, "export": False, "embed": False, "copyright": True, "icon": False, "copy": False},
            "metadata": self.revision.metadata,
            "contentUserData": self.kept() if self.keeps else {"0": {"state": False}},
        }

    def kept(self) -> dict[str, dict[str, Any]]:
        """What the content asked to have at hand. What was made for other words is said to be over: the core tells the person."""
        found: dict[str, dict[str, Any]] = defaultdict(dict)
        rows = UserData.objects.filter(user=self.user, content=self.content, context=self.ticket.context, preload=True).only(
            "data_type", "sub_content_id", "data", "invalidate", "revision"
        )
        for row in rows:
            is_over = row.invalidate and row.revision != self.revision.number
            found[row.sub_content_id][row.data_type] = "RESET" if is_over else row.data
        found["0"].setdefault("state", "{}")
        return found


def for_script(value: Any) -> str:
    """Return JSON that can stand inside a script element, whatever strangers wrote."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, escaped)
    return text
