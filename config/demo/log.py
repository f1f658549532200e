"""Amara's log over the months: before the placement and since. Invented, and without anything that could identify anybody."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.core.management import call_command
from django.utils import timezone

from accounts.models import Cohort, User
from activities.actions.comments import answer_on_entry, comment_on_entry
from activities.actions.log import share_entry, write_entry
from activities.actions.supervision import flag_passages
from activities.models import LogEntry, LogTemplate
from activities.models.log_comments import said_in
from activities.models.written import Written
from config.demo.cast import COHORT
from writing.actions.opening import note_opening
from writing.models.passage import find_again

JOANS_COMMENT = "I did the same for years. What do you think the last visit is for, from where she sits? Bring that on Tuesday."
AMARAS_ANSWER = "For her it might be the only one she gets to plan. I will bring it, and ask her what she would like to do with it."
OWN_QUESTIONS = [
    "What did you see, hear or do this week that you have not met before?",
    "Where did you see somebody’s rights upheld, or not?",
    "What do you want to ask in supervision?",
]


@dataclass(frozen=True)
class Past:
    """One entry: how many days ago it happened, how much later it was written, and what it says."""

    days_ago: int
    title: str
    body: str
    later: int = 0
    tags: tuple[str, ...] = ()
    template: str = ""
    flagged: bool = False
    passages: list[str] = field(default_factory=list)


ENTRIES = (
    Past(
        154,
        "Shadowing, first morning",
        """I sat in the corner with a notebook and wrote almost nothing. The social worker listened for twenty minutes before \
she asked her first question, and it was about the cat.

I had thought of listening as waiting. It looked like work.""",
        tags=("listening", "readiness"),
        template="free-writing",
    ),
    Past(
        121,
        "What I said in the role play",
        """## What happened?

We played a first visit. I explained who I was, what would happen and what I could not promise, in one breath.

## So what: why does it matter, to you and to the people you worked with?

The actor said: **“I stopped listening after ‘statutory’.”** I use long words when I am nervous. They protect me and shut \
the other person out.

## Now what will you do, and by when?

- Say one thing, then stop.
- Ask what they heard.
- Try it with my study group before the end of the month.""",
        tags=("language", "readiness"),
        template="what-so-what-now-what",
    ),
    Past(
        88,
        "A form with no box for it",
        """A carer told our seminar that the form asked what she did in a day and had no box for the nights.

> If it isn’t on the form it didn’t happen.

I keep coming back to that. A form is a way of seeing, and of not seeing.""",
        later=6,
        tags=("forms", "carers"),
    ),
    Past(
        39,
        "First week in the team",
        """Everybody knows where the cups are. I asked four people how to sign in and each told me something different, kindly.

I noticed who made room for me at a desk and who had not been introduced to anybody. I want to remember what it is to \
arrive, because the people we visit are always arriving somewhere.""",
        tags=("team", "first weeks"),
        template="alderbrook-weekly",
    ),
    Past(
        32,
        "Power in a doorway",
        """## Why were you involved, and what did the person want?

A review that was due. She wanted it over, and she wanted her sister to be there.

## What power did you hold, and how did identity and oppression play a part?

I stood in the doorway with a lanyard and a list. I could leave whenever I liked; she could not make me leave. I am a Black \
woman and a student and I still held most of the power in that hallway.

## What did you decide, on what evidence, and under which law or policy?

I asked whether we could come back when her sister was free. The Care Act asks us to involve her in full, not to meet our date.""",
        tags=("power", "care act"),
        template="critical-analysis",
        passages=["p4"],
    ),
    Past(
        25,
        "What I did not ask",
        """He said he was fine three times. The third time was quieter. I wrote “says he is fine” and moved to the next question.

I did not ask what fine was like. I want to talk about how to stay with a quiet answer without making somebody explain himself.

Afterwards I sat on a wall and ate my sandwich in the rain, and felt better than I deserved to.""",
        tags=("listening", "home visit"),
        passages=["p2"],
    ),
    Past(
        13,
        "A meeting about somebody who was not there",
        """1. We were seven professionals and there were six chairs.
2. Nobody had asked her whether the time was good.
3. I said so, in the last five minutes, to the floor.

The chair thanked me and wrote it down. I would like to have said it in the first five.""",
        later=4,
        tags=("meetings", "rights"),
        template="gibbs",
        flagged=True,
    ),
    Past(
        4,
        "Supervision, my own notes",
        """We talked about endings. I had been treating the last visit as paperwork.

**Next:** say at the start how many visits there will be, and say it again.""",
        tags=("supervision", "endings"),
    ),
)


def build(cast: dict[str, User], today: date) -> None:
    call_command("load_log_templates", verbosity=0)
    LogTemplate.objects.create(
        key="alderbrook-weekly",
        programme=Cohort.objects.get(title=COHORT).programme,
        title="Weekly log",
        about="What the programme asks for each week.",
        questions=OWN_QUESTIONS,
        order=5,
    )
    amara = cast["amara"]
    written = {past.title: write(past, amara, today) for past in ENTRIES}
    shared = share_entry(entry=written["Supervision, my own notes"], with_person=cast["joan"], by=amara)
    talk_about(shared, cast)


def talk_about(entry: LogEntry, cast: dict[str, User]) -> None:
    """Joan reads what Amara shared, says something beside it, and Amara answers."""
    joan, amara = cast["joan"], cast["amara"]
    note_opening(audience=entry.audience, by=joan)
    passage = find_again(said_in(entry).text, "treating the last visit as paperwork", near=0)
    said = comment_on_entry(id=uuid4(), entry=entry, passage=passage, version=entry.version, words=JOANS_COMMENT, by=joan)
    answer_on_entry(id=uuid4(), entry=entry, thread=said.thread, words=AMARAS_ANSWER, by=amara)


def write(past: Past, author: User, today: date) -> LogEntry:
    on = today - timedelta(days=past.days_ago)
    evening = timezone.make_aware(datetime.combine(on + timedelta(days=past.later), time(19, 5)))
    words = Written(title=past.title, body=past.body, event_on=on, flagged=past.flagged, tags=past.tags, template=past.template)
    entry = write_entry(id=uuid4(), written=words, by=author, at=evening)
    return flag_passages(entry=entry, names=past.passages, version_seen=entry.version, by=author)
