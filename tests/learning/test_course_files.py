import csv
import math
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from learning.blocks.readable import grade_of
from learning.blocks.readable import words_in as words

LEARNING = Path(__file__).parents[2] / "learning"
MODULES = sorted((LEARNING / "course").glob("*/module.toml"))
CHAPTERS = sorted((LEARNING / "course").glob("*/*/chapter.toml"))
SECTIONS = sorted(path.parent / name for path in CHAPTERS for name in tomllib.loads(path.read_text())["sections"])
ACTIVITIES = sorted((LEARNING / "course").glob("*/*/activities/*.toml"))
GLOSSARIES = sorted((LEARNING / "course").glob("*/*/glossary.toml"))
SORTS = [path for path in ACTIVITIES if tomllib.loads(path.read_text())["type"] == "sort"]
ALL = [*MODULES, *CHAPTERS, *ACTIVITIES, *SECTIONS, *GLOSSARIES]

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "a", "blockquote"}
UNWELCOME = re.compile(
    r"\b(clients?|the elderly|hard[- ]to[- ]reach|service users?|learners?|artefacts?|diary|diaries|handicapped|"
    r"suffers? from|not only|not just|isn’t just|delve|leverage|robust)\b",
    re.IGNORECASE,
)
# What of an activity may be hard to read, by its key, and why.
HARD_ON_PURPOSE = {
    "ask-for-feedback": {"original": "an office’s letter, for readers to make readable", "plainer": "its hard words"},
    "make-it-readable": {"original": "a council’s letter, for readers to make readable", "plainer": "its hard words"},
}
BLOCK_KEYS = {
    "text": {"html"},
    "case": {"title", "html"},
    "key_terms": {"terms"},
    "pause": {"html", "prompt"},
    "figure": {"svg", "alt", "caption", "credit"},
    "nations": {"title", "variants"},
    "law": {"html", "checked_on", "nation", "owner", "source_url"},
    "activity": {"key"},
}


def named(path):
    return path.stem


def load(path):
    return tomllib.loads(path.read_text())


def strings(value):
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from strings(item)


def of_type(section, kind):
    return [block for block in section["block"] if block["type"] == kind]


def activities_of(path):
    return {activity["key"]: activity for activity in map(load, (path.parent / "activities").glob("*.toml"))}


def plain(html):
    """On one line: how a file is broken into lines ends no sentence."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</(?:h2|h3|li|p)>", ". ", html)).split())


def read_by_an_england_reader(section):
    """Everything in the section's own blocks, as sentences; an activity counts its minutes instead."""
    parts = []
    for block in section["block"]:
        parts += [f"{block['title']}." if "title" in block else "", block.get("html", ""), block.get("caption", "")]
        parts += [f"{term['term']}: {term['meaning']}." for term in block.get("terms", [])]
        parts += [variant["html"] for variant in block.get("variants", []) if variant["nation"] == "England"]
    return plain(" ".join(parts))


class Outline(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {f"{tag} {name}" for name, _ in attrs}


def test_the_reading_age_function_tells_a_plain_sentence_from_a_report():
    plain_sentence = grade_of("The mat slipped and he went with it. She wrote that down.")
    report = grade_of("Multidisciplinary implementation necessitates organisational accountability considerations.")

    assert (plain_sentence < 3, report > 20) == (True, True)


def test_a_course_is_there_to_check():
    published = [chapter["folder"] for path in MODULES for chapter in load(path)["chapter"] if chapter["published"]]
    assert [path.parent.name for path in CHAPTERS] == published
    assert len(SECTIONS) == 6 * len(CHAPTERS)
    assert min(len(activities_of(path)) for path in CHAPTERS) >= 4


@pytest.mark.parametrize("path", SECTIONS, ids=named)
def test_a_section_is_read_in_one_sitting(path):
    assert 350 <= len(words(read_by_an_england_reader(load(path)))) <= 600


@pytest.mark.parametrize("path", SECTIONS, ids=named)
def test_a_section_promises_honest_minutes(path):
    section, activities = load(path), activities_of(path)
    reading = math.ceil(len(words(read_by_an_england_reader(section))) / 200)
    doing = sum(activities[block["key"]]["minutes"] for block in of_type(section, "activity"))

    assert section["minutes"] == reading + 2 * len(of_type(section, "pause")) + doing


@pytest.mark.parametrize("path", SECTIONS, ids=named)
def test_a_section_pauses_once(path):
    assert len(of_type(load(path), "pause")) == 1


@pytest.mark.parametrize("path", SECTIONS, ids=named)
def test_a_section_can_be_read_at_fourteen(path):
    assert grade_of(read_by_an_england_reader(load(path))) <= 9


@pytest.mark.parametrize("path", SECTIONS, ids=named)
def test_every_block_has_its_own_id(path):
    ids = [block["id"] for block in load(path)["block"]]

    assert (len(set(ids)), [slug for slug in ids if not re.fullmatch(r"[a-z0-9-]+", slug)]) == (len(ids), [])


@pytest.mark.parametrize("path", SECTIONS, ids=named)
def test_every_block_has_the_keys_its_type_needs_and_no_others(path):
    for block in load(path)["block"]:
        optional = {"prompt"} - block.keys()
        assert block.keys() - {"id", "type"} == BLOCK_KEYS[block["type"]] - optional, block["id"]


@pytest.mark.parametrize("path", SECTIONS, ids=named)
def test_every_figure_follows_light_and_dark_and_runs_nothing(path):
    for figure in of_type(load(path), "figure"):
        drawing = (path.parent / figure["svg"]).read_text()
        assert re.findall(r"script|style|<text|\bid=|\bhref|#[0-9a-f]{3}|<svg[^>]*\s(?:width|height)=", drawing) == []
        assert "currentColor" in drawing


@pytest.mark.parametrize("path", SECTIONS, ids=named)
def test_nations_begin_with_england_and_name_each_nation_once(path):
    for block in of_type(load(path), "nations"):
        nations = [variant["nation"] for variant in block["variants"]]
        assert nations[0] == "England"
        assert sorted(nations) == sorted(set(nations) & {"England", "Scotland", "Wales", "Northern Ireland"})


@pytest.mark.parametrize("path", GLOSSARIES, ids=lambda path: path.parent.name)
def test_a_glossary_says_each_word_once_in_a_sentence_or_two(path):
    terms = load(path)["term"]
    said = [name.lower() for term in terms for name in (term["term"], *term.get("also", []))]
    sentences = [len(re.findall(r"[.?!](?: |$)", term["meaning"])) for term in terms]

    assert len(set(said)) == len(said)
    assert {term.keys() - {"also"} == {"term", "meaning"} for term in terms} == {True}
    assert set(sentences) <= {1, 2}
    assert grade_of(" ".join(term["meaning"] for term in terms)) <= 9


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_every_activity_is_used_once_and_every_use_is_known(path):
    sections = [load(path.parent / name) for name in load(path)["sections"]]
    used = [block["key"] for section in sections for block in of_type(section, "activity")]

    assert sorted(used) == sorted(activities_of(path))


@pytest.mark.parametrize("path", SORTS, ids=named)
def test_every_card_answers_in_every_group_and_fits_somewhere(path):
    activity = load(path)
    groups = {group["key"] for group in activity["group"]}
    for card in activity["card"]:
        assert card["feedback"].keys() == groups, card["key"]
        assert set(card["fits"]) & groups == set(card["fits"]) != set(), card["key"]


@pytest.mark.parametrize("path", SORTS, ids=named)
def test_no_two_cards_and_no_two_answers_are_the_same(path):
    cards = load(path)["card"]
    for said in ([card["text"] for card in cards], [*strings([card["feedback"] for card in cards])]):
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("path", ACTIVITIES, ids=named)
def test_the_words_of_activities_can_be_read_at_fourteen(path):
    activity = load(path)
    hard = HARD_ON_PURPOSE.get(activity["key"], {})
    said = [text for name in activity.keys() - hard.keys() for text in strings(activity[name]) if len(text.split()) > 7]

    assert grade_of(plain(" ".join(said))) <= 9


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_a_chapter_takes_as_long_as_its_sections(path):
    chapter = load(path)

    assert chapter["minutes"] == sum(load(path.parent / name)["minutes"] for name in chapter["sections"])


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_a_chapter_is_the_same_in_the_list_of_chapters(path):
    chapter = load(path)
    listed = {row["number"]: row for row in load(path.parents[1] / "module.toml")["chapter"]}[chapter["number"]]

    assert {key: listed[key] for key in listed.keys() - {"folder", "published"}} == {
        key: chapter[key] for key in ("number", "slug", "title", "summary", "minutes", "outcomes")
    }


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_chapter_that_is_not_published_promises_nothing_yet(path):
    waiting = [chapter for chapter in load(path)["chapter"] if not chapter["published"]]

    assert [chapter for chapter in waiting if set(chapter) != {"number", "slug", "title", "summary", "published"}] == []


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_capabilities_name_lines_of_a_framework_we_hold(path):
    held = {
        (row["framework"], row["code"])
        for file in (LEARNING / "frameworks").glob("*.csv")
        for row in csv.DictReader(file.read_text().splitlines())
    }
    claimed = {(line["framework"], code) for line in load(path)["capability"] for code in line["codes"]}

    assert claimed - held == set()


@pytest.mark.parametrize("path", CHAPTERS, ids=named)
def test_taking_it_further_says_what_each_thing_costs_and_where_it_belongs(path):
    chapter = load(path)
    further = chapter["further"]
    numbers = {load(path.parent / name)["number"] for name in chapter["sections"]}
    items = [*further["website"], *further["reading"], *further["idea"]]

    assert {item["access"] for item in items if "access" in item} <= {"free", "library", "paid"}
    assert {item["goes_with"] for item in items} - numbers == set()
    assert len({item["id"] for item in items}) == len(items)


@pytest.mark.parametrize("path", GLOSSARIES, ids=str)
def test_every_term_of_a_glossary_stands_in_its_chapter(path):
    files = [file for file in SECTIONS if file.parent == path.parent] + sorted(path.parent.glob("activities/*.toml"))
    chapter = plain(" ".join(" ".join(strings(load(file))) for file in files)).lower()
    for entry in load(path)["term"]:
        forms = [entry["term"], *entry.get("also", [])]
        assert any(re.search(rf"\b{re.escape(form.lower())}\b", chapter) for form in forms), entry["term"]


def test_no_term_is_explained_twice():
    terms = [entry["term"].lower() for path in GLOSSARIES for entry in load(path)["term"]]

    assert sorted(terms) == sorted(set(terms))


def test_a_section_cites_only_what_taking_it_further_lists():
    listed = {reading["id"] for path in CHAPTERS for reading in load(path)["further"].get("reading", [])}
    cited = {one for path in SECTIONS for one in re.findall(r'href="source:([^"]*)"', " ".join(strings(load(path))))}

    assert (len(cited) >= 8, cited - listed) == (True, set())


@pytest.mark.parametrize("path", ALL, ids=named)
def test_every_address_is_https(path):
    assert re.findall(r"(?<!https)://", path.read_text()) == []


@pytest.mark.parametrize("path", ALL, ids=named)
def test_no_word_that_we_do_not_use(path):
    said = " ".join(strings(load(path))).replace("Information Technology", "")

    assert (UNWELCOME.findall(said), re.findall(r"—| – |--|\w'\w|\"\w", said.replace('="', "="))) == ([], [])


@pytest.mark.parametrize("path", ALL, ids=named)
def test_html_stays_plain(path):
    outline = Outline(" ".join(strings(load(path))))

    assert (outline.tags - TAGS, outline.attributes - {"a href"}) == (set(), set())
