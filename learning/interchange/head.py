"""What the head of a page says about it."""

from html.parser import HTMLParser

WORTH_KEEPING = 300_000  # characters


class Head(HTMLParser):
    """Reads the title and the named metadata, and stops at the body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}
        self.in_title = self.over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.over = self.over or tag == "body"
        self.in_title = tag == "title"
        found = dict(attrs)
        if tag == "meta" and not self.over and found.get("name") and found.get("content"):
            self.said.setdefault(str(found["name"]).lower(), str(found["content"]))

    def handle_endtag(self, tag: str) -> None:
        self.in_title = False

    def handle_data(self, data: str) -> None:
        if self.in_title and not self.over:
            self.said["title"] = (self.said.get("title", "") + data).strip()


def head_of(html: str) -> dict[str, str]:
    """Return what is said by name; {} where there is no head."""
    before = html[:WORTH_KEEPING].partition("<body")[0]
    head = Head()
    head.feed(before if "<meta" in before or "<title" in before else "")
    return head.said


def as_text(data: bytes) -> str:
    """Return a page as text: UTF-8, else what Windows programs write."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
