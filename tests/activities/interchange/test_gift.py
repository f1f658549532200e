"""GIFT as Moodle's documentation and other people write it: what comes in, what does not, and where."""

import pytest

from activities.interchange.reading import read

OTHERS = """\
// question: 0  name: Switch category
$CATEGORY: $course$/top/Default for SW101/Chapter 2: Safety

::Grant::Who’s buried in Grant's tomb?{~Grant#Look again. ~Jefferson#He is elsewhere. =no one#Right: it is above ground.}

// [id:grant-2] [tag:tombs] [tag:two words]
Grant is {~buried#No. =entombed#Yes. ~living#No.} in Grant's tomb.

::True or false::[html]<p>Grant was <em>born</em> in <b>Ohio</b>.</p>{TRUE#He was.#Point Pleasant.}

Which two?{~%50%Yellow#Yes. ~%50%Green#Yes. ~%-100%Pink#No. ####All of these are colours.}

Who wrote it?{=Ulysses S. Grant#Yes. =%50%Grant#Which one? =%0%*#Look at the title.}

Pairs{=Canada -> Ottawa =Italy -> Rome = -> Paris}

When was he born?{#1822:5}

::Essay::Write.{}

Just read this.

Broken {=a

{=a ~b} and {=c ~d}

[markdown]Some *words* and a list:

::Marks::Braces \\{a\\} \\= 1 \\: 2 \\~ 3 \\# 4 \\\\ 5{=yes \\= 1#Because \\# 2. ~no\\nway#No.}

<img src="@@PLUGINFILE@@/a.png">What is this?{T}

::Order::In what order?{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW
Stop
Tell
Wait
}
"""


@pytest.fixture(scope="module")
def rows():
    return {row.at: row for row in read(OTHERS.encode()).rows}


def test_every_question_has_a_row_with_its_line(rows):
    assert list(rows) == [f"line {number}" for number in (4, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33)]


def test_one_choice_comes_in_with_its_reasons_and_topic(rows):
    question = rows["line 4"].question
    assert [(one.text, one.fits) for one in question.options] == [("Grant", False), ("Jefferson", False), ("no one", True)]
    assert (question.kind, question.topic, question.options[2].feedback) == (
        "single",
        "Chapter 2: Safety",
        "Right: it is above ground.",
    )
    assert rows["line 4"].to_mend == ()


def test_a_missing_word_becomes_a_gap_and_its_comment_says_id_and_tags(rows):
    question = rows["line 7"].question
    assert (question.ask, question.key, question.tags) == ("Grant is _____ in Grant's tomb.", "grant-2", ("tombs", "two words"))


def test_true_or_false_is_a_choice_and_html_is_cleaned(rows):
    question = rows["line 9"].question
    assert [(one.text, one.fits, one.feedback) for one in question.options] == [
        ("True", True, "Point Pleasant."),
        ("False", False, "He was."),
    ]
    assert (question.ask, question.text) == ("Grant was born in Ohio.", "")


def test_several_choices_are_told_by_their_shares(rows):
    question = rows["line 11"].question
    assert (question.kind, [one.fits for one in question.options]) == ("multiple", [True, True, False])


def test_a_short_answer_has_near_ones_and_what_is_said_otherwise(rows):
    row = rows["line 13"]
    assert [(one.text, one.fits) for one in row.question.options] == [("Ulysses S. Grant", True), ("Grant", False)]
    assert row.question.otherwise == "Look at the title."
    assert row.notes == ("“Grant” was worth 50%. Here it does not fit: tick “fits” if it should.",)


def test_a_match_comes_in_as_a_draft_until_its_lines_have_reasons(rows):
    row = rows["line 15"]
    assert [(line.text, line.fits) for line in row.question.lines] == [("Canada", (0,)), ("Italy", (1,))]
    assert [partner.text for partner in row.question.partners] == ["Ottawa", "Rome", "Paris"]
    assert row.to_mend == ("2 answers have no reason yet: say why it fits, and what to think about again where it does not.",)


def test_an_order_keeps_its_order(rows):
    assert [line.text for line in rows["line 33"].question.lines] == ["Stop", "Tell", "Wait"]


def test_marks_that_are_escaped_are_words(rows):
    question = rows["line 29"].question
    assert question.ask == "Braces {a} = 1 : 2 ~ 3 # 4 \\ 5"
    assert [(one.text, one.feedback) for one in question.options] == [("yes = 1", "Because # 2."), ("no way", "No.")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (17, "It asks for a number, which questions here do not judge."),
        (19, "It is an essay. Write it as a reflective prompt instead"),
        (21, "It is a description, and asks nothing."),
        (23, "It has a { without a } before the next blank line"),
        (25, "It has more than one pair of { }. Make a question of each"),
        (27, "It is a description, and asks nothing."),
        (31, "It has a picture, a recording or another file, which questions here do not hold."),
    ],
)
def test_what_does_not_come_in_says_why_and_what_to_do(rows, line, says):
    assert (rows[f"line {line}"].question, rows[f"line {line}"].refused[: len(says)]) == (None, says)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What?{~a#x ~b#y}", "No answer fits: say which one does."),
        ("What?{=a#x ~a#y}", "“a” is there twice: take one out, or tell them apart."),
        (f"What?{{=a#x ~{'b' * 200}#y}}", "has 200 characters, and 150 fit. Shorten it."),
        (f"{'What is it ' * 20}?{{=a#x ~b#y}}", "What is asked has 221 characters, and 150 fit."),
        (f"What?{{=a#x {' '.join(f'~b{number}#y' for number in range(9))}}}", "It has 10 answers, and 8 fit. Take some out."),
        ("What?{=a#x}", "Say what to think about again, for an answer that nobody foresaw."),
        ("What?{=a#x ~b}", "“b” has no reason yet: say why it fits, and what to think about again where it does not."),
    ],
)
def test_a_draft_says_what_is_to_mend(question, says):
    [row] = read(question.encode()).rows
    assert any(says in words for words in row.to_mend), row


def test_far_too_many_answers_are_refused():
    [row] = read(f"What?{{=a {' '.join(f'~b{number}' for number in range(31))}}}".encode()).rows
    assert row.refused == "It has more than 30 answers, and 8 fit here. Make several questions of it."


def test_a_star_that_stood_for_anything_is_pointed_out():
    [row] = read(b"What?{=book*#x =%0%*#y}").rows
    assert row.notes == ("“book*” stood for several answers. Here it stands for itself: write out what should be accepted.",)


def test_general_feedback_stands_in_where_there_is_no_reason():
    [row] = read(b"What?{=a ~b####Because of c.}").rows
    assert ([one.feedback for one in row.question.options], row.to_mend) == (["Because of c."] * 2, ())
    assert row.notes == ("Its general feedback stands as the reason of each answer that had none.",)
