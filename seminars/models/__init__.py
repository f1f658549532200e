from seminars.models.attendance import Attendance, Presence
from seminars.models.event import Event
from seminars.models.hand import HandRaise
from seminars.models.person import SessionPerson
from seminars.models.session import Reading, Session, SessionDecision
from seminars.models.summary import Summary

__all__ = [
    "Attendance",
    "Event",
    "HandRaise",
    "Presence",
    "Reading",
    "Session",
    "SessionDecision",
    "SessionPerson",
    "Summary",
]
