"""Mark-up: a text in which readers mark phrases, and every phrase they can mark says why it is worth it or why it is fine."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks import own_words
from activities.blocks.authored import Checked, Key, Pick, Rows, closing, log_question
from activities.blocks.kind import Answer, Facts, Outcome, Quoted, Remark
from activities.blocks.mark_up_found import all_right, draw, found_words, headline, is_shown, kind_of_mark, mark_of, without_kind
from activities.blocks.marked_text import keys_by_words, paragraphs_in, plain_text, trouble_in, without_keys, words_by_key
from activities.blocks.sort import TELLING

COURSE_KEYS = {"text", "phrase", "closing", "log_question"}
OPTIONAL_KEYS = {"kinds", "kind_question", "to_find", "beside", "rewriting", "version"}
WORDS = {"features": ["bold", "ol", "ul", "link"]}


class Phrase(blocks.StructBlock):
    phrase = Pick(
        words="text",
        max_length=400,
        required=False,
        label="Phrase",
        help_text="One that stands between two square brackets in the text above.",
    )
    fits = blocks.BooleanBlock(required=False, label="Worth marking", help_text="Not ticked: it is fine as it is.")
    kinds = Rows(
        Pick(words="kinds", max_length=40, label="Kind"),
        begins_with=0,
        min_num=0,
        label="Kinds of mark that fit",
        help_text="Only where you list kinds of mark below. None: any of them does.",
    )
    why = blocks.TextBlock(
        rows=2, label="Why", help_text="What the risk is; or why this one is fine. For example: “Anyone who walks by can read it.”"
    )
    habit = blocks.TextBlock(
        rows=2,
        required=False,
        label="The kinder habit",
        help_text="For a phrase that is worth marking. For example: “Lock the screen when you stand up.”",
    )
    key = Key()


class MarkUpBlock(Checked):
    """What an author fills in for a mark-up."""

    text = blocks.TextBlock(
        rows=14,
        label="The text",
        help_text="Put two square brackets round each phrase that students may mark: She left [[the screen open]] and went. "
        "An empty line begins a new paragraph; a paragraph that begins with ## is a heading.",
    )
    phrases = Rows(Phrase(), min_num=1, label="What is said about each phrase", help_text="One for each phrase in square brackets.")
    to_find = blocks.BooleanBlock(required=False, label="Say beforehand how many there are to find")
    kinds = Rows(
        blocks.CharBlock(max_length=40, label="Kind"),
        begins_with=0,
        min_num=0,
        max_num=6,
        label="Kinds of mark",
        help_text="Only if students should also say what kind of thing they found. For example: “Opinion”, “Hearsay”, “Fact”.",
    )
    kind_question = blocks.CharBlock(
        max_length=60, default="Which kind?", label="Question about the kind", help_text="Asked of each mark where there are kinds."
    )
    beside_title = blocks.CharBlock(
        max_length=80, required=False, label="Title of something to compare with", help_text="Such as a transcript. May stay empty."
    )
    beside = blocks.RichTextBlock(required=False, **WORDS, label="What to compare the text with")
    rewriting = blocks.TextBlock(
        rows=2,
        required=False,
        label="What to do with the text afterwards",
        help_text="For example: “Write the note so that Mrs Bell could read it.” Empty: it is not written anew.",
    )
    versions = Rows(
        own_words.Version(),
        begins_with=0,
        min_num=0,
        max_num=3,
        label="What others made of it",
        help_text="Shown beside what a student wrote. Only where the text is written anew.",
    )
    closing = closing()
    log_question = log_question()

    class Meta:
        icon = "glasses"
        label = "Mark-up"
        description = (
            "Students mark phrases in a text and read what is risky in each, or why it is fine. Good for learning to look closely."
        )
        example = "2A, Spot five slips"
        help_text = description

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        return {
            "text": trouble_in(value["text"], value["phrases"]),
            "phrases": trouble_with(value["phrases"], list(value["kinds"])),
            "versions": ""
            if value["rewriting"] or not value["versions"]
            else "Say what to do with the text, or leave the versions out.",
        }


def trouble_with(phrases: list[Mapping[str, Any]], kinds: list[str]) -> str:
    """Say what an author has to mend in the feedback, "" where nothing."""
    if not any(phrase["fits"] for phrase in phrases):
        return "Nothing is worth marking: tick at least one phrase."
    named = [(one.get("phrase") or one["key"], one) for one in phrases]
    said = [f"“{name}” needs a kinder habit beside the risk." for name, one in named if one["fits"] and not one["habit"].strip()]
    strange = [(name, kind) for name, one in named for kind in one["kinds"] if kind not in kinds]
    return " ".join([*said, *[f"“{name}” names a kind that is not there: {kind}." for name, kind in strange]])


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    beside = found.get("beside", {"title": "", "html": ""})
    phrases = words_by_key(found["text"])
    return {
        "text": without_keys(found["text"].strip()),
        "phrases": [
            {
                "key": phrase["key"],
                "phrase": phrases.get(phrase["key"], ""),
                "fits": phrase["fits"],
                "kinds": phrase.get("kinds", []),
                "why": phrase["why"],
                "habit": phrase.get("habit", ""),
            }
            for phrase in found["phrase"]
        ],
        "to_find": found.get("to_find", False),
        "kinds": found.get("kinds", []),
        "kind_question": found.get("kind_question", "Which kind?"),
        "beside_title": beside["title"],
        "beside": beside["html"].strip(),
        "rewriting": found.get("rewriting", ""),
        "versions": [{**version, "text": version["text"].strip()} for version in found.get("version", [])],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    keys = keys_by_words(value["phrases"])
    return {
        "paragraphs": paragraphs_in(value["text"], keys),
        "original": plain_text(value["text"]),
        "phrases": {
            phrase["key"]: {
                "fits": phrase["fits"],
                "kinds": list(phrase["kinds"]),
                "why": phrase["why"],
                "habit": phrase["habit"],
            }
            for phrase in value["phrases"]
        },
        "to_find": value["to_find"],
        "kinds": list(value["kinds"]),
        "kind_question": value["kind_question"],
        "beside_title": value["beside_title"],
        "beside": expand_db_html(value["beside"].source) if value["beside"] else "",
        "rewriting": value["rewriting"],
        "versions": own_words.versions_in(value["versions"]),
        "closing": expand_db_html(value["closing"].source),
        "log_question": value["log_question"],
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Take each phrase that was marked, with its kind, or ("") is marked no longer; whether the rest was asked for; the text."""
    marks = {f"mark-{key}": read_mark(facts, posted, key) for key in facts["phrases"] if f"mark-{key}" in posted}
    shown = {"shown": "yes"} if posted.get("shown") == "yes" else {}
    return {**marks, **shown, **(own_words.read(posted) if facts["rewriting"] else {})}


def read_mark(facts: Facts, posted: Mapping[str, str], key: str) -> str:
    kind = posted.get(f"kind-{key}", "")
    numbers = {str(number) for number in range(len(facts["kinds"]))}
    return "" if not posted[f"mark-{key}"] else kind if kind in numbers else "marked"


def missing(facts: Facts, answer: Answer) -> str:
    if is_shown(answer):
        return ""
    if not any(mark_of(answer, key) for key in facts["phrases"]):
        return "Nothing is marked yet. Mark one phrase or more, then check."
    still = [f"“{words}”" for words in without_kind(facts, answer)]
    if len(still) > TELLING:
        return f"{len(still)} marks have no kind yet. Choose one beside each, then check."
    return f"Choose a kind for {' and '.join(still)}, then check." if still else ""


def feedback(facts: Facts, answer: Answer) -> Outcome:
    """Each phrase is a part, left alone or marked; writing the text anew is one more."""
    remarks = [remark_on(facts, answer, key, words) for key, words in found_words(facts)]
    writing = [own_words.was_compared(answer)] if facts["rewriting"] else []
    fit = sum([*[remark.fits for remark in remarks], *writing])
    return Outcome(headline=headline(facts, answer), fit=fit, of=len(remarks) + len(writing), remarks=remarks)


def remark_on(facts: Facts, answer: Answer, key: str, words: str) -> Remark:
    fits, given = all_right(facts, answer, key), kind_of_mark(facts, answer, key)
    return Remark(item=words, words=facts["phrases"][key]["why"], fits=fits, given=given)


def quote(facts: Facts, answer: Answer) -> Quoted:
    """What was marked, with the kind where there are kinds, and the text as it was written anew."""
    kinds = {key: kind_of_mark(facts, answer, key) for key in facts["phrases"]}
    marked = [f"“{words}”{f': {kinds[key]}' if kinds[key] else ''}" for key, words in found_words(facts) if mark_of(answer, key)]
    written = [answer["text"]] if facts["rewriting"] and answer.get("text") else []
    return Quoted(question=facts["log_question"], answers="\n\n".join(["\n".join(marked), *written]).strip())


__all__ = ["COURSE_KEYS", "OPTIONAL_KEYS", "MarkUpBlock", "draw", "facts", "feedback", "from_course", "missing", "quote", "read"]
