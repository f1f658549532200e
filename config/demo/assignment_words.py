"""What Amara's cohort wrote for their two assignments, and what Sam said of it. All invented."""

from activities.models.assignment_said import Said

AMARAS_DRAFT = """The reader was no bigger than a phone. The worker put it on the kitchen table, between the cups, and \
said that it would write down what they said so that she could look at him instead of at her hands.

He looked at it the whole time.

I want to write about that look. She could see more of him than before, and he could see less of her: the little light \
was what he talked to. It made her note easier to write and better spelled. It made it harder for him to say the thing \
about his brother, which he said at the door, in his coat, with the tablet already in her bag."""

FORMS = {
    "Amara": """The form at the library asks for a title first. There are six, and a box for “other” that is too short \
for a word. It asks for an address before it asks what you would like to read.

Somebody who sleeps at a friend’s this month and at a sister’s the next has to choose which sofa is home. The form \
does not ask how you read, or whether anybody reads to you. It asks for a telephone number and an e-mail address and \
says that one of them is needed, and it does not say for what.

I read it aloud. It takes forty seconds, and in that time you have been asked eleven things and offered nothing.""",
    "Ben": """At the swimming pool you tick “member” or “visitor”. Then you tick whether you can swim. There is no box \
for being afraid.

The order is what I noticed. Money comes second, and what you want comes ninth. If you cannot tick the right box for a \
reduced price you have to ask at the desk, where there is a queue, and people hear it.

It never asks what would help.""",
    "Grace": """The form to borrow a bicycle asks whether you have a bank card, twice. It asks it before it asks how \
tall you are.

It has no box for somebody who pays in cash, and no box for somebody who wants to know what happens if the bicycle is \
taken. The person I thought of while I read it would have stopped at the second line, and nobody would have counted \
that.""",
}
SAID_OF_FORMS = {
    "Amara": Said(
        levels={"close-reading": 2, "a-person": 1, "plain-words": 2},
        remarks={"close-reading": "“Offered nothing” is what the order of the questions does. You let us count it with you."},
        comment="You read this form as if it were a room that somebody has to walk through. Next time stay with the person on the "
        "two sofas a little longer: what would they write, and what would that answer cost them later?",
    ),
    "Ben": Said(
        levels={"close-reading": 1, "a-person": 1, "plain-words": 2},
        remarks={"a-person": "There is a person in “people hear it”. Let us see them for one more sentence."},
        comment="Short, plain and fair. The ninth question is a real find. Quote it: then we can hear the form’s own voice too.",
    ),
    "Grace": Said(
        levels={"close-reading": 1, "a-person": 2, "plain-words": 1},
        remarks={},
        comment="“Nobody would have counted that” is where the whole of the next chapter begins. Say it earlier.",
    ),
}

TOOLS = {
    "Ben": """On the wall of the office is a screen with names in three colours. Green is seen this month, amber is \
due, red is late. I watched a worker, one afternoon, cross town to sit in a hallway for four minutes \
so that a name would be green on Monday.

The screen made one thing easier: nobody was forgotten. It was made after somebody was, and I understand why it hangs \
there. It made another thing harder. A visit of four minutes and a visit of an hour are the same green. The people it \
serves first are those who have to show that visits happen. The person in the hallway was told nothing about it, and \
could not have said no.

What would I do another way? I would ask for a second mark beside the colour, made by the person who was visited: was \
this a visit to you? It would cost one question at the door.""",
    "Aisha": """There is a tablet at the front desk that prints your name on a sticker. It asks for a first name and a \
last name, and it will not print until both are there.

A woman came in with one name. She has always had one. The worker beside me typed a full stop into the second box, \
without a word, the way you hold a door for somebody. The sticker said her name and then a dot.

For most of us the tablet is quicker than the book was, and nobody can read who came before them, which the book let \
you do. So it protects people. It also teaches one of them, every week, that the building has no place for her name. \
She has a right to be called what she is called. The same law that keeps the list private says that what we hold about \
people must be right.

I wrote to the team that looks after the tablet and asked whether the second box could be left empty. They did not \
know that it could not. I would ask her, in a month, what her sticker says.""",
    "Callum": """The app on the workers’ phones says how long each visit may take. When the time is over it hums.

I heard it hum in the middle of a sentence. The man stopped and said “you’ll be wanted”. He was being kind to her, and \
he had been about to say why he does not open his letters.

The app was brought in so that visits at the end of the day would not be short. It shares time out, and that is fair \
to those who come last. It is not fair in the middle of a sentence. I would turn the hum off, and look at the clock \
when I come in.""",
    "Grace": """Everybody on the ward can see the board with the plan for going home. It is on a screen at the door, \
with initials.

In the afternoon the husband of a patient read it before anybody had spoken to her. He told her that she was going on \
Thursday. She had thought that she would be asked.

The board helps people who work there: they stop ringing each other, and somebody always knows about the keys and the \
bed. It leaves out the person whose plan it is. I would turn it round, so that the first column is what the person \
says about Thursday, and leave it empty until somebody has asked.""",
}
SAID_OF_TOOLS = {
    "Aisha": Said(
        levels={"a-moment": 3, "who-it-serves": 2, "rights-and-choice": 2, "next-step": 3},
        remarks={
            "a-moment": "The full stop, typed like a door held open, carries the whole piece.",
            "next-step": "You did it, and you know whom you would ask. That is more than a plan.",
        },
        comment="You are fair to the tablet and to the woman with one name. To go further, let the two rights pull harder: when "
        "would the list have to hold a name that she does not use?",
        mark=72,
    ),
}
