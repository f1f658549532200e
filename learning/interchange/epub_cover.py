"""A cover made of the title alone: no picture, no letters but the reader's own."""

from html import escape

WIDTH, HEIGHT = 1200, 1600
INK, PAPER, RULE = "#1F2A2E", "#F6F1E7", "#2F6F62"
SHORT, MOST = 60, 8  # letters of a title in large type; lines of any
SHAPE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
    'width="{width}" height="{height}"><title>{label}</title><rect width="{width}" height="{height}" fill="{paper}"/>'
    '<rect x="100" y="120" width="16" height="{bar}" fill="{rule}"/>{lines}</svg>\n'
)


def cover(*, title: str, above: str, authors: str, publisher: str) -> bytes:
    """Return the cover as SVG."""
    size, width = (104, 17) if len(title) <= SHORT else (76, 24)
    lines = wrapped(title, width)
    drawn = [text(above, 170, 170, 40)] if above else []
    drawn += [text(line, 170, 330 + place * size * 1.2, size) for place, line in enumerate(lines)]
    drawn += [text(line, 170, 1320 + place * 56, 44) for place, line in enumerate(wrapped(authors, 42)[:3])]
    drawn.append(text(publisher, 170, 1500, 40))
    return SHAPE.format(
        width=WIDTH, height=HEIGHT, label=escape(title), paper=PAPER, rule=RULE, bar=HEIGHT - 240, lines="".join(drawn)
    ).encode()


def text(words: str, x: float, y: float, size: float) -> str:
    return f'<text x="{x:g}" y="{y:g}" font-family="Georgia, serif" font-size="{size:g}" fill="{INK}">{escape(words)}</text>'


def wrapped(words: str, width: int) -> list[str]:
    """Return lines of about so many letters, eight at most; the last says that there was more."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word[:width])
    return lines if len(lines) <= MOST else [*lines[: MOST - 1], f"{lines[MOST - 1]} …"]
