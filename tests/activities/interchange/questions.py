"""One question of each kind, and a strategy that makes any question an author could have written."""

from hypothesis import strategies as st

from activities.interchange.cleaning import cleaned
from activities.interchange.question import NO_LETTERS, Choice, Line, Partner, Question

SINGLE = Question(
    "single",
    "The parcel",
    "<blockquote><p><strong>Text from 07700 900 461</strong></p><p>Pay £1.45 by noon.</p></blockquote>",
    "Real or not, and what tells you?",
    key="parcel",
    options=(
        Choice("Real. She is waiting for a parcel.", False, "So are a lot of people.", "real-ordered"),
        Choice("Not real. It wants card details: today = now.", True, "A small sum {and} a short time.", "not-hurry"),
    ),
    topic="Chapter 2",
    tags=("phishing", "safety"),
)
MULTIPLE = Question(
    "multiple",
    "Cues",
    "",
    "What tells you?",
    key="cues",
    options=(
        Choice("It hurries you", True, "Bait does.", "hurry"),
        Choice("It hides where the link goes", True, "Look at the address.", "link"),
        Choice("It has a logo", False, "Logos are copied.", "logo"),
    ),
)
SHORT = Question(
    "short",
    "Whom to tell",
    "<p>You have pressed.</p>",
    "Whom do you tell?",
    key="whom",
    options=(
        Choice("the IT help desk", True, "They can stop it."),
        Choice("help -> desk *", True, "They can, too."),
        Choice("nobody", False, "Then it goes on."),
    ),
    otherwise="Who can stop it?",
)
MATCH = Question(
    "match",
    "Pairs",
    "",
    "What do you do?",
    key="pairs",
    partners=(Partner("Ring them", "ring"), Partner("Delete it", "bin"), Partner("Wait", "wait")),
    lines=(
        Line("A bank you do not use", "Nobody there waits.", "Do you know them?", (1,), key="bank"),
        Line("The council -> your team", "By your own number.", "Could it be real?", (0, 1), key="council"),
    ),
)
ORDER = Question(
    "order",
    "First things",
    "",
    "In what order?",
    key="first",
    lines=(
        Line("Stop", "Before anything else.", "What could still get worse?", key="stop"),
        Line("Tell somebody", "They can act.", "Who can act?", key="tell"),
        Line("Change the password", "At the same time.", "Who can get in?", swaps=True, key="password"),
    ),
)
ALL = [SINGLE, MULTIPLE, SHORT, MATCH, ORDER]

MARKS = "ab #=~{}:\\->%*<&>\"'[]$/n!?.,“”é–\n"
raw = st.text(st.sampled_from(MARKS + "\x01\ufdd2\ufffe\u200b\u2028あ𝄞"), min_size=1, max_size=20)
words = raw.map(lambda text: " ".join(NO_LETTERS.sub("", text).split())).filter(bool)
html = st.lists(words, max_size=3).map(lambda parts: cleaned("".join(f"<p>{part}</p>" for part in parts)))
slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
options = st.lists(st.builds(Choice, words, st.booleans(), words, slugs), min_size=2, max_size=4)
answers = st.lists(st.builds(Choice, words, st.booleans(), words), min_size=1, max_size=4)


@st.composite
def questions(draw, kinds=("single", "multiple", "short", "match", "order")):
    """Any question that could be in a bank: words with all of the marks that formats are made of."""
    kind = draw(st.sampled_from(kinds))
    said = {"title": draw(words), "text": draw(html), "ask": draw(words), "key": draw(slugs)}
    if kind in {"single", "multiple"}:
        return Question(kind, options=tuple(draw(options)), **said)
    if kind == "short":
        return Question(kind, options=tuple(draw(answers)), otherwise=draw(words), **said)
    partners = tuple(Partner(one, key) for one, key in draw(st.lists(st.tuples(words, slugs), min_size=2, max_size=4)))
    fits = st.lists(st.integers(0, len(partners) - 1), min_size=1, max_size=2, unique=True).map(tuple)
    line = st.builds(Line, words, words, words, fits if kind == "match" else st.just(()), st.just(kind == "order"), slugs)
    lines = tuple(draw(st.lists(line, min_size=2, max_size=4)))
    return Question(kind, lines=lines, partners=partners if kind == "match" else (), **said)
