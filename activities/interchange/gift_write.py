"""Questions as GIFT. What GIFT has no place for stands in a comment of our own, which Moodle passes over."""

from collections.abc import Iterable
from html import escape
from json import dumps

from activities.interchange.cleaning import together
from activities.interchange.gift_marks import escaped
from activities.interchange.moodle_write import WHOLE, reasons, worth
from activities.interchange.question import Choice, Question

NOTE = "// waymark "


def write(questions: Iterable[Question]) -> bytes:
    """Return a file that Moodle’s question bank imports. Each topic becomes a category."""
    blocks, topic = [], None
    for question in questions:
        if question.topic != topic and question.topic:
            blocks.append(f"$CATEGORY: $course$/top/{one_line(question.topic).replace('/', '//')}")
        topic = question.topic
        blocks.append("\n".join([*comments(question), body(question)]))
    return "".join(f"{block}\n\n" for block in blocks).encode()


def comments(question: Question) -> Iterable[str]:
    named = [f"[id:{question.key}]"] if question.key else []
    named += [f"[tag:{one_line(tag).replace(']', chr(92) + ']')}]" for tag in question.tags]
    if named:
        yield f"// {' '.join(named)}"
    yield f"{NOTE}{dumps(question.as_plain())}"


def body(question: Question) -> str:
    """Return the question itself, as anybody’s GIFT would have it."""
    asked = escaped(together(question.text, question.ask))
    return f"::{escaped(question.title)}::[html]{asked}{{{WRITERS[question.kind](question)}}}"


def choices(question: Question) -> str:
    # Without a ~ a reader of GIFT would take one choice of which every option fits for a short answer.
    every = question.kind == "single" and question.fitting == len(question.options)
    return lines(f"{mark(one, question, every=every)}{html(one.text)}#{html(one.feedback)}" for one in question.options)


def mark(option: Choice, question: Question, *, every: bool) -> str:
    share = worth(option, question)
    if question.kind == "single" and not every:
        return "=" if option.fits else "~"
    return f"~%{share:.7g}%"


def short(question: Question) -> str:
    answers = [f"=%{WHOLE if one.fits else 0:g}%{star(one.text)}#{html(one.feedback)}" for one in question.options]
    return lines([*answers, f"=%0%*#{html(question.otherwise)}"])


def match(question: Question) -> str:
    """A line has one partner in GIFT, so the first that fits; partners that fit nowhere stand beside empty lines."""
    fitting = [line for line in question.lines if line.fits]
    pairs = [f"={html(line.text)} -> {escaped(question.partners[line.fits[0]].text)}" for line in fitting]
    met = {line.fits[0] for line in fitting}
    others = [f"= -> {escaped(partner.text)}" for place, partner in enumerate(question.partners) if place not in met]
    return lines([*pairs, *others, *general(question)])


def order(question: Question) -> str:
    first = f">{len(question.lines)} ALL VERTICAL ABSOLUTE_POSITION SHOW"
    return "\n".join([first, *(html(line.text) for line in question.lines), *general(question), ""])


WRITERS = {"single": choices, "multiple": choices, "short": short, "match": match, "order": order}


def general(question: Question) -> Iterable[str]:
    if said := reasons(question):
        yield f"####{escaped(said)}"


def lines(parts: Iterable[str]) -> str:
    return "".join(f"\n\t{part}" for part in parts) + "\n"


def html(words: str) -> str:
    return escaped(escape(one_line(words), quote=False))


def star(words: str) -> str:
    """An answer in words, in which a star would stand for anything."""
    return escaped(one_line(words).replace("*", r"\*"))


def one_line(words: str) -> str:
    return " ".join(words.split())
