"""Small words that tell how a sentence uses the word beside them. What each set holds stands in words/speech.txt."""

from identifiers.page import sections

_SETS = sections("speech")

TITLES = _SETS["titles"]
SOFT_TITLES = _SETS["soft titles"]
NICK = _SETS["nick"]
FAMILY = _SETS["family"]
RELATIONS = _SETS["relations"]
CALLED = _SETS["called"]
HUMAN_VERBS = _SETS["human verbs"]
TO_BE = _SETS["to be"]
ADDRESSING = _SETS["addressing"]
ABSTRACT = _SETS["abstract"]
VERBLIKE = _SETS["verblike"]
PARTICLES = _SETS["particles"]
NEVER = _SETS["never"]
SMALL_NEVER = _SETS["small never"]
NOT_NAMES = _SETS["not names"]
PERSONAL_VERBS = _SETS["personal verbs"]
ACTS = _SETS["acts"]
NO_INITIALS = _SETS["no initials"]
