"""Pages and mail use the words of docs/concepts.md: one word for each idea."""

import ast
import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
APPS = ["config", "accounts", "writing", "learning", "activities", "seminars", "placements"]

INSTEAD = {
    r"assessors?|mentors?": "practice educator",
    r"(?<!on-site )supervisors?": "practice educator, or on-site supervisor",
    r"art[ei]facts?": "evidence",
    r"submit(?:s|ted|ting)?|submissions?": "ask for sign-off, or hand in",
    r"approv(?:e|es|ed|al)|validat(?:e|ed|ion)": "sign off",
    r"reject(?:s|ed|ion)?": "return",
    r"mid-?points?": "midway review",
    r"lessons?|units?": "module, chapter or section",
    r"journals?|diar(?:y|ies)": "log entry",
    r"service[ -]users?|clients?|users?": "person who uses services, or student, tutor …",
    r"visibility": "who can see this",
    r"click(?:s|ed|ing)?": "press, or choose",
    r"invalid|illegal|oops|whoops": "say what to do",
    r"login|log in|logged in": "sign in",
}

# Names of things that are not ours: a publication, a word of the law, another organisation's title.
ALLOWED = re.compile(r"learned journals?|Journal of [A-Z]\w+|British Journal", re.IGNORECASE)


def words_of_template(path):
    text = re.sub(r"{#.*?#}|{% comment.*?endcomment %}|<script.*?</script>", " ", path.read_text(), flags=re.DOTALL)
    said = re.findall(r"(?:alt|aria-label|placeholder|title)=\"([^\"{]*)\"", text)
    said += re.findall(r"{%\s*(?:translate|trans)\s+\"([^\"]*)\"", text)
    said += re.findall(r"\b(?:title|text|label|note|heading|message)=\"([^\"]*)\"", text)
    return " ".join([re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", text, flags=re.DOTALL), *said])


def words_of_module(path):
    """Only sentences: a string of several words that is not a docstring."""
    tree = ast.parse(path.read_text())
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    strings = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in documents]
    return " ".join(node.value for node in strings if " " in node.value.strip() and "_" not in node.value)


def spoken():
    pages = {path: words_of_template(path) for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".txt")}
    places = [path for app in APPS for kind in ("forms", "views", "rules", "states", "notifications") for path in find(app, kind)]
    return pages | {path: words_of_module(path) for path in places}


def find(app, kind):
    return [*(ROOT / app).glob(f"{kind}.py"), *(ROOT / app / kind).glob("*.py")]


@pytest.mark.parametrize("word", INSTEAD, ids=lambda word: re.sub(r"\W+", "-", word).strip("-"))
def test_nothing_that_people_read_says(word):
    pattern = re.compile(rf"\b(?:{word})\b", re.IGNORECASE)
    hits = {str(path.relative_to(ROOT)): pattern.findall(ALLOWED.sub(" ", text)) for path, text in spoken().items()}
    assert {path: found for path, found in hits.items() if found} == {}, f"Say instead: {INSTEAD[word]}"


def test_dates_are_written_the_same_way_everywhere():
    formats = {
        (str(path.relative_to(ROOT)), given)
        for path in (ROOT / "templates").rglob("*.html")
        for given in re.findall(r"\|date:[\"']([^\"']+)[\"']", path.read_text())
    }
    allowed = {"D j M Y", "D j M Y, H:i", "H:i", "c", "Y-m-d", "D j M", "j M", "D j M, H:i", "j M Y", "F Y", "D", "j", "M"}
    assert sorted(item for item in formats if item[1] not in allowed) == []
