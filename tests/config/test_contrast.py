"""Every pair of colours that carries words can be read, in every theme. The figures are those of WCAG 2.2."""

import re

import pytest
from django.conf import settings

SHEETS = settings.BASE_DIR / "static" / "css"
PAIR = re.compile(r"--([a-z0-9-]+): light-dark\((#\w+), (#\w+)\);")
ONE = re.compile(r"--([a-z0-9-]+): (#\w+);")

WORDS = ["ink", "ink-muted", "link", "visited", "person", "ok", "attention", "stop", "primary"]
GROUNDS = ["paper", "card", "tint"]
OWN_GROUND = [
    ("primary", "tint-primary"),
    ("person", "tint-person"),
    ("attention", "tint-attention"),
    ("stop", "tint-stop"),
    ("ink", "mark-done"),
    ("ink", "mark-open"),
    *[("ink", ground) for ground in ("mark-important", "mark-question", "mark-words")],
    ("ink", "said-sentence"),
    ("said-ink", "said-word"),
    ("on-primary", "primary"),
    ("on-primary", "primary-deep"),
    *[("ink", ground) for ground in ("tint-primary", "tint-attention", "tint-person")],
    *[("ink-muted", ground) for ground in ("tint-primary", "tint-attention", "tint-stop")],
    *[("on-heat-low", ground) for ground in ("heat-1", "heat-2", "heat-3")],
    ("on-heat-high", "heat-4"),
    ("focus-ink", "focus"),
]


def theme(name):
    tokens = (SHEETS / "tokens.css").read_text()
    colours = dict(ONE.findall(tokens))
    base = "dark" if name in {"dark", "contrast"} else "light"
    colours |= {token: dark if base == "dark" else light for token, light, dark in PAIR.findall(tokens)}
    for block in re.findall(rf'\[data-theme="{name}"\] {{(.*?)}}', (SHEETS / "themes.css").read_text(), re.DOTALL):
        colours |= dict(ONE.findall(block))
    return colours


def brightness(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", ["light", "dark", "sepia", "contrast"])
def test_words_can_be_read(name):
    colours = theme(name)
    pairs = [(word, ground) for word in WORDS for ground in GROUNDS] + OWN_GROUND
    weak = {f"{word} on {ground}": round(ratio(colours[word], colours[ground]), 2) for word, ground in pairs}
    assert {pair: figure for pair, figure in weak.items() if figure < 4.5} == {}


@pytest.mark.parametrize("name", ["light", "dark", "sepia", "contrast"])
def test_edges_of_controls_can_be_seen(name):
    colours = theme(name)
    assert [ground for ground in GROUNDS if ratio(colours["line"], colours[ground]) < 3] == []
