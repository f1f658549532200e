from activities.models.activity import Activity, ActivityVersion
from activities.models.attempt import Attempt, AttemptDecision
from activities.models.log import LogEntry, LogEntryVersion

__all__ = ["Activity", "ActivityVersion", "Attempt", "AttemptDecision", "LogEntry", "LogEntryVersion"]
