"""What a browser without scripts would send: every control of a form, as it stands in the page."""

from html.parser import HTMLParser

from django.http import QueryDict


class _Form(HTMLParser):
    def __init__(self):
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self.buttons: list[str] = []
        self.area: list | None = None
        self.select: list | None = None

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        name, kind = said.get("name"), said.get("type")
        if tag == "input" and name and kind not in {"file", "submit"} and (kind not in {"checkbox", "radio"} or "checked" in said):
            self.sent.append((name, said.get("value") or ""))
        elif tag == "textarea":
            self.area = [name, ""]
        elif tag == "select":
            self.select = [name, None]
        elif tag == "option" and self.select and ("selected" in said or self.select[1] is None):
            self.select[1] = said.get("value", "")
        elif tag == "button":
            self.buttons.append(said.get("value", ""))

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.sent.append((self.area[0], self.area[1].removeprefix("\n").replace("\n", "\r\n")))
            self.area = None
        if tag == "select" and self.select:
            self.sent.append((self.select[0], self.select[1] or ""))
            self.select = None


def read_page(html: str) -> _Form:
    form = _Form()
    form.feed(html)
    return form


def sent(html: str, **changed: str) -> QueryDict:
    """What the page sends after somebody changed some of its controls."""
    posted = QueryDict(mutable=True)
    for name, value in read_page(html).sent:
        posted.appendlist(name, value)
    for name, value in changed.items():
        posted[name] = value
    return posted
