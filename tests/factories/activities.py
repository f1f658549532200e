"""Activities and log entries, made through the product's own actions."""

import json
from uuid import uuid4

from django.utils import timezone

from activities.actions.activity import publish_activity
from activities.actions.log import write_entry
from activities.models import Activity, BankQuestion
from activities.models.written import Written
from django_h5p.models import Content, Revision

GROUPS = [
    {"key": "tool", "title": "Tool", "meaning": "a thing we use"},
    {"key": "value", "title": "Value", "meaning": "what we hold"},
]
CARDS = {
    "falls alarm": {"tool": "It is a thing.", "value": "It serves one."},
    "privacy": {"tool": "No thing holds it.", "value": "It is one."},
    "red flag": {"tool": "It is on a screen.", "value": "It shows one."},
}
FITS = {"falls alarm": {"tool"}, "privacy": {"value"}, "red flag": {"tool", "value"}}


def body_of(kind, value):
    return Activity._meta.get_field("body").stream_block.normalize([(kind, value)])


def sort_value(cards=CARDS):
    places = {
        text: [{"group": key, "fits": key in FITS[text], "feedback": words} for key, words in said.items()]
        for text, said in cards.items()
    }
    return {
        "groups": GROUPS,
        "cards": [{"text": text, "places": places[text], "key": ""} for text in cards],
        "closing": "<p>They disagree about the flag.</p>",
        "log_question": "Which card was hardest?",
    }


def make_sort(*, key="what-goes-where", title="What goes where?", value=None):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Choose.</p>", minutes=6, body=body_of("sort", value or sort_value())
    )
    return activity


def make_prompt(*, key="how-it-saw-me", title="How it saw me"):
    value = {
        "question": "When did a form shape how someone saw me?",
        "helpers": ["What did it ask?"],
        "privacy": "Only you can see it.",
    }
    activity, _ = publish_activity(key=key, title=title, task="<p>Write.</p>", minutes=12, body=body_of("reflective_prompt", value))
    return activity


def branch_value():
    """Two scenes and two endings: the first choice leads through the kitchen, the second arrives at once."""
    return {
        "scenes": [
            {
                "key": "friday",
                "title": "Friday",
                "text": "<p>Dev holds up a tablet.</p>",
                "question": "What do you do?",
                "choices": [
                    {"text": "Ask Dev", "leads_to": "monday", "follows": "He reaches for his pen."},
                    {"text": "Put it on your tablet", "leads_to": "kept", "follows": "You are fast."},
                ],
            },
            {
                "key": "monday",
                "title": "Monday",
                "text": "<p>The kitchen.</p>",
                "question": "What do you tell him?",
                "choices": [
                    {"text": "The truth", "leads_to": "kept", "follows": "He thinks about it."},
                    {"text": "Nothing", "leads_to": "green", "follows": "He watches your finger."},
                ],
            },
        ],
        "endings": [
            {
                "key": "kept",
                "title": "He asks for you",
                "text": "<p>Again.</p>",
                "trades": [{"value": "Trust", "words": "Stronger."}, {"value": "Time", "words": "Spent."}],
            },
            {
                "key": "green",
                "title": "All green",
                "text": "<p>Everything is green.</p>",
                "trades": [{"value": "Trust", "words": "Thin."}, {"value": "Record", "words": "Complete and wrong."}],
            },
        ],
        "closing": "<p>Something is given up.</p>",
        "log_question": "Which value did I trade?",
    }


def make_branch(*, key="the-new-app", title="The new app", value=None):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Decide.</p>", minutes=12, body=body_of("branch", value or branch_value())
    )
    return activity


def poll_value(steps=("Not yet", "With help", "On my own")):
    return {
        "question": "How sure are you with …",
        "steps": list(steps),
        "items": [{"text": "sending safely?", "key": "sending"}, {"text": "reading aloud?", "key": "reading"}],
        "closing": "<p>One aim is plenty.</p>",
        "log_question": "Which one do I want to be surer of?",
    }


def make_poll(*, key="how-sure", title="How sure are you?", value=None):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Say how sure you are.</p>", minutes=5, body=body_of("poll", value or poll_value())
    )
    return activity


def mark_up_value(**more):
    """Two slips in two paragraphs, and one phrase that is fine."""
    return {
        "text": "She left [[screen|the screen open]] and [[drawer|locked the drawer]].\n\n[[note|A note says “Kestrel26”.]]",
        "phrases": [
            {"key": "screen", "fits": True, "kinds": [], "why": "Anyone can read it.", "habit": "Lock it."},
            {"key": "drawer", "fits": False, "kinds": [], "why": "That is what it is for.", "habit": ""},
            {"key": "note", "fits": True, "kinds": [], "why": "It opens everything.", "habit": "Remember three odd words."},
        ],
        "to_find": False,
        "kinds": [],
        "kind_question": "Which kind?",
        "beside_title": "",
        "beside": "",
        "rewriting": "",
        "versions": [],
        "closing": "<p>Lock the screen.</p>",
        "log_question": "Which slip could have been mine?",
        **more,
    }


def make_mark_up(*, key="two-slips", title="Two slips", **more):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Mark them.</p>", minutes=8, body=body_of("mark_up", mark_up_value(**more))
    )
    return activity


def rewrite_value(**more):
    return {
        "original": "Dear Sir,\n\nThe review will commence on Monday.",
        "plainer": [{"hard": "commence", "plain": "start"}, {"hard": "prior to", "plain": "before"}],
        "versions": [{"title": "Ola", "by": "Ola is a housing worker.", "text": "We come on Monday."}],
        "closing": "<p>Show it to somebody it is for.</p>",
        "log_question": "What did I have to understand first?",
        **more,
    }


def make_rewrite(*, key="make-it-plain", title="Make it plain", **more):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Write it plainly.</p>", minutes=10, body=body_of("rewrite", rewrite_value(**more))
    )
    return activity


def discussion_value(**says):
    return {
        "question": "Should he carry it?",
        "audience": "cohort",
        "held": False,
        "posts": 1,
        "answers": 1,
        "roles": [],
        "closing": "<p>A point that is stated well is one you can work with.</p>",
        "log_question": "When did safety make a life smaller?",
    } | says


def make_discussion(*, key="whose-peace", title="Whose peace of mind?", **says):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Say what you want.</p>", minutes=15, body=body_of("discussion", discussion_value(**says))
    )
    return activity


def make_entry(author, *, body="The ramp was the assessment.", title="Friday’s visit", event_on=None, at=None):
    written = Written(title=title, body=body, event_on=event_on or timezone.localdate())
    return write_entry(id=uuid4(), written=written, by=author, at=at)


def question(kind, key, **more):
    return kind, {"key": key, "title": key.title(), "text": "<p>Read this.</p>", "question": f"What about {key}?"} | more


def option(key, words, *, fits=False):
    return {"key": key, "text": key.title(), "fits": fits, "feedback": words}


def line(key, **more):
    return {"key": key, "text": key.title(), "why": f"Yes, {key}.", "again": f"Not {key}."} | more


def step(key, *, swaps=False, **more):
    return line(key, swaps=swaps, **more)


QUESTIONS = {
    "single": question(
        "single",
        "parcel",
        options=[
            option("real", "Look at the address."),
            option("phish", "It hurries you.", fits=True),
            option("unsure", "Then ask.", fits=True),
        ],
    ),
    "multiple": question(
        "multiple",
        "cues",
        options=[
            option("hurry", "It hurries.", fits=True),
            option("link", "It hides.", fits=True),
            option("logo", "Logos are copied."),
        ],
    ),
    "short": question(
        "short",
        "whom",
        answers=[
            {"text": "the IT help desk", "fits": True, "feedback": "They can stop it."},
            {"text": "help desk", "fits": True, "feedback": "They can stop it, too."},
            {"text": "nobody", "fits": False, "feedback": "Then it goes on."},
        ],
        otherwise="Who can stop it?",
    ),
    "match": question(
        "match",
        "pairs",
        partners=[{"key": "ring", "text": "Ring them"}, {"key": "bin", "text": "Delete it"}],
        lines=[line("bank", fits=["bin"]), line("council", fits=["ring", "Delete it"])],
    ),
    "order": question("order", "first", lines=[step("stop"), step("tell"), step("password", swaps=True), step("wait")]),
}


def questions_value(*kinds):
    return {
        "questions": [QUESTIONS[kind] for kind in kinds or QUESTIONS],
        "closing": "<p>Anybody can be hurried.</p>",
        "log_question": "Which message nearly had me?",
    }


def make_questions(*kinds, key="real-or-not", title="Real or not?", value=None):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Look closely.</p>", minutes=6, body=body_of("questions", value or questions_value(*kinds))
    )
    return activity


def calculator_value(**other):
    """A bus fare and how often, what that costs a week, and how many hours of work it is."""
    money = {"unit": "£", "lowest": "0", "highest": "200", "step": "0.01", "help": ""}
    nothing = {"add": [], "less": [], "times": [], "over": [], "levels": [], "places": 0, "sentence": ""}
    return {
        "fields": [
            money | {"key": "fare", "label": "A fare", "start": "2.50"},
            money | {"key": "trips", "label": "Trips", "unit": "a week", "start": "2", "highest": "20", "step": "1"},
            money | {"key": "wage", "label": "The wage", "unit": "£ an hour", "start": "12", "help": "Check the current rate."},
        ],
        "lines": [
            nothing
            | {
                "key": "week",
                "label": "A week",
                "unit": "£",
                "times": ["fare", "trips"],
                "sentence": "It costs **{week} a week**.",
                "levels": [{"at_least": "0", "words": "It adds up."}, {"at_least": "10", "words": "It is a lot."}],
            },
            nothing
            | {
                "key": "hours",
                "label": "Hours",
                "unit": "hours",
                "places": 1,
                "add": ["week"],
                "over": ["wage"],
                "sentence": "That is **{hours} hours** of work.",
            },
        ],
        "questions": ["What would you ask?"],
        "closing": "<p>Somebody pays.</p>",
        "log_question": "What should an assessment ask?",
    } | other


def make_calculator(*, key="the-cost", title="The cost", value=None):
    body = body_of("calculator", value or calculator_value())
    activity, _ = publish_activity(key=key, title=title, task="<p>Change the numbers.</p>", minutes=10, body=body)
    return activity


def web_quest_value(**other):
    """Two sources are asked for, each with a title and a date, and an appraisal under them."""
    return {
        "question": "What helps kinship carers?",
        "steps": [
            {
                "title": "Look at the government",
                "text": "Mind the date.",
                "places": [{"name": "GOV.UK", "why": "Guidance.", "url": "https://www.gov.uk"}],
            }
        ],
        "row": {"name": "source", "plural": "sources", "asked": 2, "at_most": 3, "given": []},
        "columns": [
            {"key": "what", "heading": "What is it?", "help": "", "lacks": "no title"},
            {"key": "when", "heading": "When?", "help": "The date on it.", "lacks": "no date"},
            {"key": "trust", "heading": "How far do you trust it?", "help": "", "lacks": ""},
        ],
        "ends": [{"key": "appraisal", "label": "Your appraisal", "help": "", "lacks": "no appraisal"}],
        "closing": "<p>Say how you know.</p>",
        "log_question": "What did I find?",
    } | other


def make_web_quest(*, key="evidence", title="Evidence", value=None):
    body = body_of("web_quest", value or web_quest_value())
    activity, _ = publish_activity(key=key, title=title, task="<p>Look.</p>", minutes=20, body=body)
    return activity


def make_bank_question(kind="single", *, by=None, publish=True, **more):
    """A question of the bank, from the same words as the questions of a set; `more` changes parts of them."""
    block = BankQuestion._meta.get_field("body").stream_block
    facts = QUESTIONS[kind][1] | more
    question = BankQuestion(body=block.normalize([(kind, facts)]), live=False)
    question.save()
    revision = question.save_revision(user=by)
    if publish:
        revision.publish(user=by, skip_permission_checks=True)
    question.refresh_from_db()
    return question


def reword(kept, **more):
    """Publish other words of a bank question, as its author does."""
    kind = kept.body[0].block_type
    kept.body = kept.body.stream_block.normalize([(kind, QUESTIONS[kind][1] | more)])
    kept.save_revision().publish(skip_permission_checks=True)


def assignment_value(**says):
    return {
        "question": "Whom did this tool serve?",
        "brings": "words",
        "limit": 20,
        "tolerance": 10,
        "levels": ["Not yet", "Secure", "Strong"],
        "criteria": [
            {
                "key": "moment",
                "title": "Begins with a moment",
                "words": ["Nobody is there.", "There is one.", "It opens a question."],
            },
            {
                "key": "choice",
                "title": "Keeps choice in sight",
                "words": ["Nobody is asked.", "It says who chose.", "It says why."],
            },
        ],
        "marks": True,
        "pass_mark": 40,
        "anonymous": False,
        "marking": "one",
        "closing": "<p>It is in.</p>",
        "log_question": "What did I leave out?",
    } | says


def make_assignment(*, key="one-tool", title="One tool", **says):
    activity, _ = publish_activity(
        key=key, title=title, task="<p>Choose a tool.</p>", minutes=60, body=body_of("assignment", assignment_value(**says))
    )
    return activity


def h5p_content(*, title="Two plates", max_score=2.0):
    """A content as the store knows it. Its files and its player are tested where they are: django_h5p/tests."""
    content = Content.objects.create(title=title, max_score=max_score)
    content.current = Revision.objects.create(
        content=content, number=1, machine="H5P.WaymarkChoice", major=1, minor=0, params_text=json.dumps({"question": "Which?"})
    )
    content.save()
    return content


def make_h5p(*, key="two-plates", title="Two plates", content=None, around=None, **settings):
    value = {"content": str((content or h5p_content()).uuid), "closing": "", "log_question": "What did you see?", **(around or {})}
    about = {"task": "<p>Answer each question.</p>", "minutes": 5, **settings}
    activity, _ = publish_activity(key=key, title=title, body=body_of("h5p", value), **about)
    return activity
