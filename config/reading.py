"""How somebody asked to read: held in a plain cookie, so that it works signed out and costs no query.

The cookie says what differs from the design, such as `size-4.theme-dark`. The page's <html> carries it as data attributes.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

NOT_SENT = "sent-no"  # in the cookie while the account has not heard of the last change (static/js/reader-settings.js)
COOKIE = "__Host-reading" if settings.HTTPS else "reading"
A_YEAR = 60 * 60 * 24 * 365


@dataclass(frozen=True)
class Setting:
    """One question of the sheet. The first value of `choices` that equals `usual` is how the page was designed."""

    label: str
    choices: dict[str, str]
    usual: str
    help: str = ""


SETTINGS = {
    "size": Setting("Text size", {"1": "Smaller", "2": "As designed", "3": "Larger", "4": "Large", "5": "Very large"}, "2"),
    "lines": Setting("Space between lines", {"1": "Less", "2": "As designed", "3": "More"}, "2"),
    "letters": Setting("Space between letters and words", {"1": "As designed", "2": "More", "3": "Most"}, "1"),
    "width": Setting("Length of lines", {"1": "Short", "2": "As designed", "3": "Long"}, "2"),
    "font": Setting(
        "Font",
        {
            "atkinson": "Atkinson Hyperlegible",
            "literata": "Literata",
            "lexend": "Lexend",
            "opendyslexic": "OpenDyslexic",
            "system": "This device’s own",
        },
        "atkinson",
    ),
    "theme": Setting(
        "Colours",
        {"device": "As my device", "light": "Light", "sepia": "Sepia", "dark": "Dark", "contrast": "High contrast"},
        "device",
    ),
    "focus": Setting(
        "Focus line", {"off": "Off", "on": "Keep three lines clear"}, "off", "Dims the rest of the page while you read."
    ),
    "pictures": Setting(
        "Pictures",
        {"all": "All", "essential": "Only those the text needs", "none": "None"},
        "all",
        "Fewer pictures use less data. Their descriptions stay.",
    ),
}


@dataclass(frozen=True)
class Reading:
    """What one person chose, without whatever stays as designed."""

    chosen: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest) -> "Reading":
        """Read the cookie. What it doesn't know, or no longer knows, counts as not chosen."""
        return cls.written(request.COOKIES.get(COOKIE, ""))

    @classmethod
    def written(cls, words: str) -> "Reading":
        return cls.made_of(dict(part.partition("-")[::2] for part in words.split(".")))

    @classmethod
    def made_of(cls, answers: dict[str, str]) -> "Reading":
        return cls(
            {
                name: answers[name]
                for name, setting in SETTINGS.items()
                if answers.get(name) in setting.choices and answers[name] != setting.usual
            }
        )

    @property
    def attributes(self) -> SafeString:
        """Every name and value was compared with SETTINGS, so they are safe in a tag."""
        return mark_safe("".join(f' data-{name}="{value}"' for name, value in self.chosen.items()))  # noqa: S308

    @property
    def answers(self) -> dict[str, str]:
        return {name: self.chosen.get(name, setting.usual) for name, setting in SETTINGS.items()}

    @property
    def words(self) -> str:
        return ".".join(f"{name}-{value}" for name, value in self.chosen.items())

    def keep(self, response: HttpResponse) -> None:
        """Write the cookie, or take it away where nothing differs from the design. Scripts may read it."""
        if not self.chosen:
            response.delete_cookie(COOKIE)
            return
        response.set_cookie(COOKIE, self.words, max_age=A_YEAR, samesite="Lax", secure=settings.HTTPS)


def follow(request: HttpRequest, response: HttpResponse, person: Any) -> None:
    """Have this browser show pages as its person chose on another device, from the next page on. Costs no query.

    Not where this browser knows of a change that the account has not heard of, nor where nothing was ever chosen.
    """
    here = request.COOKIES.get(COOKIE, "")
    if person.reading in (None, here) or NOT_SENT in here or COOKIE in response.cookies:
        return
    Reading.written(person.reading).keep(response)


@lru_cache(maxsize=1)
def sheet() -> SafeString:
    """Return the questions with nothing chosen; reader-settings.js ticks what is. Made once, for it stands on every section."""
    return render_to_string("reading/_questions.html", {"settings": SETTINGS, "answers": {}, "prefix": "sheet"})
