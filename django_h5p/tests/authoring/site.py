"""A site with our types and with libraries as others make them: nested, with traps that real ones have."""

import copy

from django.template.loader import render_to_string

from django_h5p.authoring.files import look_at
from django_h5p.authoring.form import ContentForm
from django_h5p.tests.authoring.browser import sent
from django_h5p.types import shipped

QUESTION = [
    {"name": "question", "type": "text", "widget": "html", "label": "Question", "tags": ["p", "strong", "em"], "enterMode": "p"},
    {
        "name": "answers",
        "type": "list",
        "label": "Answers",
        "entity": "answer",
        "min": 1,
        "max": 4,
        "field": {
            "name": "answer",
            "type": "group",
            "label": "Answer",
            "fields": [
                {"name": "text", "type": "text", "widget": "html", "label": "Text", "tags": ["strong"]},
                {"name": "correct", "type": "boolean", "label": "Correct", "optional": True},
                # One field, and so stored as that field.
                {
                    "name": "tips",
                    "type": "group",
                    "label": "Tips",
                    "fields": [{"name": "tip", "type": "text", "label": "Tip", "optional": True}],
                },
            ],
        },
    },
    {"name": "seconds", "type": "number", "label": "Seconds", "optional": True, "min": 0, "max": 100, "decimals": 1},
    {"name": "check", "type": "text", "label": "Check", "common": True, "default": "Check"},
]
PLAIN = [
    {"name": "question", "type": "text", "widget": "html", "label": "Question", "tags": ["p", "strong", "em"], "enterMode": "p"}
]
SET = [
    {"name": "title", "type": "text", "label": "Title"},
    {
        "name": "kind",
        "type": "select",
        "label": "Kind",
        "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}],
        "default": "a",
    },
    {
        "name": "only",
        "type": "text",
        "label": "Only for B",
        "widget": "showWhen",
        "showWhen": {"rules": [{"field": "kind", "equals": "b"}]},
    },
    {
        "name": "parts",
        "type": "list",
        "label": "Parts",
        "entity": "part",
        "field": {"name": "part", "type": "library", "label": "Part", "options": ["T.Question 1.0", "T.Plain 1.0", "T.Gone 1.0"]},
    },
    {"name": "zones", "type": "select", "multiple": True, "label": "Zones", "optional": True},
    {"name": "picture", "type": "image", "label": "Picture", "optional": True},
    {"name": "film", "type": "video", "label": "Film", "optional": True},
    {
        "name": "inner",
        "type": "group",
        "isSubContent": True,
        "label": "Inner",
        "fields": [{"name": "word", "type": "text", "label": "Word"}],
    },
]
PARAMS = {
    "title": "It&#039;s a set",
    "kind": "a",
    "parts": [
        {
            "library": "T.Question 1.0",
            "subContentId": "7b0f8f6e-0000-4000-8000-000000000001",
            "metadata": {"title": "One", "license": "U", "extra": [1, 2]},
            "params": {
                "question": "<p>First&nbsp;one</p>\n",
                "answers": [
                    {"text": "<div>Yes</div>", "correct": True, "tips": "Look", "chosenFeedback": "kept"},
                    {"text": "No", "correct": False},
                ],
                "seconds": 1.0,
                "unknown": {"deep": [True, None, "<b>as it was</b>"]},
            },
        },
        {"library": "T.Missing 2.3", "params": {"whatever": [{"a": 1}]}, "subContentId": "x"},
    ],
    "zones": ["0", "3"],
    "picture": {"path": "images/a.png#tmp", "mime": "image/png", "width": 3, "copyright": {"license": "CC BY", "year": "2020"}},
    "film": [{"path": "videos/a.mp4", "mime": "video/mp4"}, {"path": "videos/a.webm", "mime": "video/webm", "aspectRatio": "16:9"}],
    "inner": {"word": "w", "subContentId": "7b0f8f6e-0000-4000-8000-000000000002"},
    "behaviour": {"not in semantics": 0.10},
}


class Libraries:
    known = {"T.Set 1.0": SET, "T.Question 1.0": QUESTION, "T.Plain 1.0": PLAIN} | {
        f"{name} 1.0": shipped.semantics(name) for name in shipped.TYPES
    }

    def semantics(self, name):
        return self.known.get(name)

    def title(self, name):
        return name.partition(" ")[0].partition(".")[2] if name in self.known else None


class Files:
    def keep(self, upload, kind):
        found = look_at(upload, kind)
        return {"path": f"{kind}s/new.{found.pop('extension')}", **found}

    def url(self, path):
        return f"/files/{path}"

    def named_in(self, params):
        return {}


def form_of(params=PARAMS, main="T.Set 1.0", whose="amira", **more):
    metadata = {"title": "A set", "license": "U", "yearFrom": 2020, "changes": [{"log": "x"}]}
    return ContentForm(
        main=main, params=copy.deepcopy(params), metadata=metadata, libraries=Libraries(), files=Files(), whose=whose, **more
    )


def page_of(form):
    return render_to_string("django_h5p/authoring/_form.html", {"form": form})


def post(form, uploads=None, **changed):
    """Open the page, change some controls, press a button (`do`), and return what may be kept."""
    return form.post(sent(page_of(form), **changed), uploads or {})
