"""One content of each type of ours."""

CASE = {
    "introduction": "<p>It is four on a Friday, outside a flat.</p>",
    "scenes": [
        {
            "name": "door",
            "title": "At the door",
            "text": "<p>Nobody answers. You hear a child.</p>",
            "choices": [
                {"text": "Knock again", "outcome": "<p>“Mum’s asleep.”</p>", "leadsTo": "voice"},
                {"text": "Ring your manager", "leadsTo": "ring"},
            ],
        },
        {
            "name": "voice",
            "title": "A small voice",
            "text": "<p>The child will not open.</p>",
            "choices": [{"text": "Stay and talk", "leadsTo": "stay"}, {"text": "Ring your manager", "leadsTo": "ring"}],
        },
    ],
    "endings": [
        {
            "name": "stay",
            "title": "You stay",
            "text": "<p>The mother opens.</p>",
            "gained": ["Trust"],
            "cost": ["Time"],
            "points": 2,
        },
        {
            "name": "ring",
            "title": "Your manager decides",
            "text": "<p>She asks for a check.</p>",
            "gained": ["Company"],
            "points": 1,
        },
    ],
}
CONTENTS = {
    "H5P.WaymarkChoice": {
        "question": "<p>Her sister rings. What do you say?</p>",
        "answers": [
            {"text": "“She is well.”", "right": False, "feedback": "<p>It tells her of the visit.</p>"},
            {"text": "“I can listen.”", "right": True, "feedback": "<p>The door stays open.</p>"},
        ],
    },
    "H5P.WaymarkSort": {
        "task": "<p>Fact or reading?</p>",
        "groups": [
            {"title": "Seen", "things": [{"text": "Two plates"}]},
            {"title": "Read into it", "things": [{"text": "She was hiding something", "feedback": "<p>What did you see?</p>"}]},
        ],
    },
    "H5P.WaymarkHotText": {"task": "<p>Mark what judges.</p>", "text": "He [*was a disgrace|Says who?] and [spoke slowly]."},
    "H5P.WaymarkReflection": {"prompt": "<p>Think of a visit.</p>", "questions": [{"question": "What happened?", "lines": 4}]},
    "H5P.WaymarkCase": CASE,
}
