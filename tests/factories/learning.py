"""Modules, through the product's own actions."""

import json

from learning.actions.course import put_page
from learning.actions.site import prepare_site
from learning.models import ChapterPage, ModulePage, SectionPage

TITLES = ["A visit, three ways", "Tools carry ideas", "Five questions", "Values into law"]


def text_block(name, *paragraphs):
    return {"type": "text", "id": name, "value": "".join(f"<p>{words}</p>" for words in paragraphs)}


def make_module(title="Digital practice", *, open_to="everyone", programmes=(), by=None, **values):
    slug = title.lower().replace(" ", "-")
    facts = {"title": title, "open_to": open_to, "programmes": list(programmes), **values}
    return put_page(model=ModulePage, parent=prepare_site(), slug=slug, values=facts, by=by)[0]


def make_chapter(module, title="Good practice", *, by=None, **values):
    slug = title.lower().replace(" ", "-")
    return put_page(model=ChapterPage, parent=module, slug=slug, values={"title": title, **values}, by=by)[0]


def make_section(chapter, title="A visit, three ways", *, body=None, by=None, **values):
    slug = title.lower().replace(",", "").replace(" ", "-")
    body = body or [text_block("opening", *(f"{word} {'word ' * 50}" for word in ("One", "Two", "Three", "Four")))]
    facts = {"title": title, "body": json.dumps(body), **values}
    return put_page(model=SectionPage, parent=chapter, slug=slug, values=facts, by=by)[0]


def make_course(sections=3, *, open_to="everyone", programmes=(), by=None):
    """Return one module with one chapter of a few sections."""
    module = make_module(open_to=open_to, programmes=programmes, by=by)
    chapter = make_chapter(module, by=by)
    for title in TITLES[:sections]:
        make_section(chapter, title, minutes=10, by=by)
    return module
