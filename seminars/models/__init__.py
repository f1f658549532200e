from seminars.models.answer import Answer
from seminars.models.attendance import Attendance, Presence
from seminars.models.breakout import Breakout, BreakoutMember, BreakoutRound
from seminars.models.case_sheet import CaseSheet
from seminars.models.event import Event
from seminars.models.hand import HandRaise
from seminars.models.invitation import CalendarFeed, Invitation, Waiting
from seminars.models.person import SessionPerson
from seminars.models.poll import Poll, PollVote
from seminars.models.preparation import Preparation
from seminars.models.question import Question, QuestionSupport
from seminars.models.series import Series
from seminars.models.session import Reading, Session, SessionDecision
from seminars.models.stage import Stage
from seminars.models.summary import Summary

__all__ = [
    "Answer",
    "Attendance",
    "Breakout",
    "BreakoutMember",
    "BreakoutRound",
    "CalendarFeed",
    "CaseSheet",
    "Event",
    "HandRaise",
    "Invitation",
    "Poll",
    "PollVote",
    "Preparation",
    "Presence",
    "Question",
    "QuestionSupport",
    "Reading",
    "Series",
    "Session",
    "SessionDecision",
    "SessionPerson",
    "Stage",
    "Summary",
    "Waiting",
]
