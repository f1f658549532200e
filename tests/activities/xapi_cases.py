"""Statements as the specification has them, and what is wrong with those that are not."""

ACTOR = {"account": {"homePage": "https://waymark.example", "name": "7f3a"}}
VERB = {"id": "http://adlnet.gov/expapi/verbs/answered"}
THING = {"id": "https://waymark.example/activities/4/"}
PLAIN = {"actor": ACTOR, "verb": VERB, "object": THING}
ID = "fd41c918-b88b-4b20-a0a5-a4c32391aaa0"
REF = {"objectType": "StatementRef", "id": ID}
VOIDING = {"id": "http://adlnet.gov/expapi/verbs/voided"}
CHOICES = [{"id": "a", "description": {"en-GB": "A"}}, {"id": "b"}]


def with_object(**more):
    return {**PLAIN, "object": {**THING, **more}}


def defined(**definition):
    return with_object(definition=definition)


def resulted(**result):
    return {**PLAIN, "result": result}


def in_context(**context):
    return {**PLAIN, "context": context}


def by(**actor):
    return {**PLAIN, "actor": actor}


SUB = {"objectType": "SubStatement", **PLAIN}

VALID = {
    "the simplest one": PLAIN,
    "an id": {**PLAIN, "id": ID},
    "an id in capitals": {**PLAIN, "id": ID.upper()},
    "a mailbox": by(mbox="mailto:amara@example.org"),
    "a hashed mailbox": by(mbox_sha1sum="ebd31e95054c018b10727ccffd2ef2ec3a016ee9"),
    "an openid": by(openid="https://openid.example/amara"),
    "a named agent": by(objectType="Agent", name="Amara", **ACTOR),
    "a group of people": by(objectType="Group", member=[ACTOR]),
    "a group with an identifier": by(objectType="Group", mbox="mailto:team@example.org"),
    "a verb in two languages": {**PLAIN, "verb": {**VERB, "display": {"en-GB": "answered", "cy": "atebodd"}}},
    "an object that is an agent": {**PLAIN, "object": {"objectType": "Agent", **ACTOR}},
    "an object that is a statement": {**PLAIN, "object": REF},
    "a statement inside": {**PLAIN, "object": SUB},
    "a voiding": {**PLAIN, "verb": VOIDING, "object": REF},
    "an activity with a definition": defined(name={"en": "Sort"}, type="http://adlnet.gov/expapi/activities/interaction"),
    "a choice": defined(interactionType="choice", choices=CHOICES, correctResponsesPattern=["a[,]b"]),
    "a matching": defined(interactionType="matching", source=CHOICES, target=CHOICES),
    "nothing known beforehand, in an extension": defined(extensions={"https://e.example/x": {"deep": [None, 1]}}),
    "an empty result": resulted(),
    "a score": resulted(score={"raw": 2, "min": 0, "max": 3, "scaled": 0.6667}, success=False, completion=True),
    "a score below nothing": resulted(score={"scaled": -1}),
    "an answer and how long it took": resulted(response="a", duration="PT4H35M59.14S"),
    "four weeks": resulted(duration="P4W"),
    "a registration": in_context(registration=ID, revision="3", platform="Waymark", language="en-GB"),
    "one parent by itself": in_context(contextActivities={"parent": THING}),
    "parents in a list": in_context(contextActivities={"parent": [THING], "category": []}),
    "a team": in_context(team={"objectType": "Group", "member": [ACTOR]}),
    "a moment": {**PLAIN, "timestamp": "2026-11-23T17:42:00.123Z"},
    "a moment elsewhere": {**PLAIN, "timestamp": "2026-11-23T17:42:00+01:00"},
    "a version": {**PLAIN, "version": "1.0.0"},
    "Chinese in its script": {**PLAIN, "verb": {**VERB, "display": {"zh-Hant-TW": "x"}}},
}

INVALID = {
    "no object": ({"actor": ACTOR, "verb": VERB}, "statement needs “object”."),
    "not an object at all": ([], "statement must be an object."),
    "a name of its own": ({**PLAIN, "mood": "good"}, "statement may not have “mood”."),
    "a name in capitals": ({**PLAIN, "Result": {}}, "statement may not have “Result”."),
    "nothing where something belongs": ({**PLAIN, "result": None}, "statement.result must be an object."),
    "an id that is none": (
        {**PLAIN, "id": "7"},
        "statement.id must be a UUID, such as 12345678-1234-4234-8234-123456789abc.",
    ),
    "an id without its hyphens": (
        {**PLAIN, "id": ID.replace("-", "")},
        "statement.id must be a UUID, such as 12345678-1234-4234-8234-123456789abc.",
    ),
    "nobody": (by(), "statement.actor needs exactly one of mbox, mbox_sha1sum, openid and account."),
    "somebody known twice": (
        by(mbox="mailto:a@example.org", **ACTOR),
        "statement.actor needs exactly one of mbox, mbox_sha1sum, openid and account.",
    ),
    "an address without mailto": (
        by(mbox="a@example.org"),
        "statement.actor.mbox must be an e-mail address after “mailto:”.",
    ),
    "an account without its page": (by(account={"name": "x"}), "statement.actor.account needs “homePage”."),
    "an empty group": (by(objectType="Group", member=[]), "statement.actor needs an identifier or its members."),
    "a group in a group": (
        by(objectType="Group", member=[{"objectType": "Group", "member": [ACTOR]}]),
        "statement.actor.member[0].objectType must be “Agent”.",
    ),
    "a strange actor": (by(objectType="Activity", **ACTOR), "statement.actor.objectType must be “Agent”."),
    "a language that is none": (
        {**PLAIN, "verb": {**VERB, "display": {"english!": "x"}}},
        "statement.verb.display has “english!”, which is not a language tag.",
    ),
    "a strange object": (
        {**PLAIN, "object": {**THING, "objectType": "activity"}},
        "statement.object.objectType must be “Activity” or “Agent” or “Group” or “StatementRef” or “SubStatement”.",
    ),
    "a statement inside a statement inside": (
        {**PLAIN, "object": {**SUB, "object": SUB}},
        "statement.object.object.objectType must be “Activity” or “Agent” or “Group” or “StatementRef”.",
    ),
    "a statement inside with an id": ({**PLAIN, "object": {**SUB, "id": ID}}, "statement.object may not have “id”."),
    "a voiding of an activity": (
        {**PLAIN, "verb": VOIDING},
        "statement voids, so its object must be a StatementRef.",
    ),
    "a reference to nothing": ({**PLAIN, "object": {"objectType": "StatementRef"}}, "statement.object needs “id”."),
    "choices without a choice": (
        defined(choices=CHOICES),
        "statement.object.definition may not have “choices” with this interactionType.",
    ),
    "a choice said twice": (
        defined(interactionType="choice", choices=[{"id": "a"}, {"id": "a"}]),
        "statement.object.definition.choices uses one id twice.",
    ),
    "an extension without an address": (
        defined(extensions={"mood": 1}),
        "statement.object.definition.extensions has “mood”, which is not an address with a scheme.",
    ),
    "a score in words": (resulted(score={"raw": "2"}), "statement.result.score.raw must be a number."),
    "a score that is true": (resulted(score={"raw": True}), "statement.result.score.raw must be a number."),
    "a score above all": (
        resulted(score={"scaled": 1.01}),
        "statement.result.score.scaled must lie between -1 and 1.",
    ),
    "more than the most": (
        resulted(score={"raw": 4, "max": 3}),
        "statement.result.score.raw must lie between min and max.",
    ),
    "the least above the most": (
        resulted(score={"min": 3, "max": 3}),
        "statement.result.score.min must be less than max.",
    ),
    "success in words": (resulted(success="true"), "statement.result.success must be true or false."),
    "weeks and days": (
        resulted(duration="P4W1D"),
        "statement.result.duration must be a duration in ISO 8601, such as PT3M20S.",
    ),
    "no duration": (
        resulted(duration="PT"),
        "statement.result.duration must be a duration in ISO 8601, such as PT3M20S.",
    ),
    "a team of one": (in_context(team=ACTOR), "statement.context.team needs “objectType”."),
    "a context of no kind": (
        in_context(contextActivities={"friend": [THING]}),
        "statement.context.contextActivities may not have “friend”.",
    ),
    "a revision of a person": (
        {**in_context(revision="2"), "object": {"objectType": "Agent", **ACTOR}},
        "statement.context may have “revision” only where the object is an activity.",
    ),
    "the thirtieth of February": (
        {**PLAIN, "timestamp": "2026-02-30T10:00:00Z"},
        "statement.timestamp must be a time in ISO 8601, such as 2026-11-23T17:42:00.000Z.",
    ),
    "a zone that is not known": (
        {**PLAIN, "timestamp": "2026-11-23T17:42:00-00:00"},
        "statement.timestamp must be a time in ISO 8601, such as 2026-11-23T17:42:00.000Z.",
    ),
    "a version of its own": ({**PLAIN, "version": "2.0.0"}, "statement.version must be a version that begins with 1.0."),
    "a file": (
        {**PLAIN, "attachments": [{"usageType": "https://e.example/photo"}]},
        "statement.attachments cannot be kept here: send the statement without files.",
    ),
}
