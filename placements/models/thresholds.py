"""When a tutor sees a student among those who need them: every number in one place, and the sentences that say them.

Change a number here, and the page says the new one. Days, except where it says otherwise.
"""

NOTHING_SHARED = 14
NO_DAY_RECORDED = 10
WEEKS_BEHIND = 1
DAY_WAITS = 7
EVIDENCE_WAITS = 7
QUESTION_WAITS = 2
FLAG_WAITS = 3
MIDWAY_AHEAD = 10

RULES = (
    f"they have shared nothing with you for {NOTHING_SHARED} days",
    f"they have recorded no day for more than {NO_DAY_RECORDED} days",
    f"{'a week' if WEEKS_BEHIND == 1 else f'{WEEKS_BEHIND} weeks'} or more of the days expected by now is not recorded",
    f"a day has waited more than {DAY_WAITS} days to be confirmed",
    f"evidence has waited {EVIDENCE_WAITS} days for a judgement, or somebody would like to talk about it first",
    f"they asked you something beside an entry {QUESTION_WAITS} days ago or more, and you have not answered",
    "they have a question about feedback that you gave, and you have not answered",
    f"you said {FLAG_WAITS} days ago or more that an entry might identify someone, and they have not looked at it",
    f"their midway review is within {MIDWAY_AHEAD} days, where their programme says after how many days it is held",
)
