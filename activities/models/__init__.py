from activities.models.activity import Activity, ActivityVersion
from activities.models.attempt import Attempt, AttemptDecision
from activities.models.content_state import ContentState
from activities.models.discussion import Discussion, DiscussionReader
from activities.models.discussion_post import EarlierWords, Post, PostDecision
from activities.models.done import ActivityDone
from activities.models.log import LogEntry, LogEntryVersion
from activities.models.log_passage import FlaggedPassage
from activities.models.log_pdf import LogPdf
from activities.models.log_share import RecentShare, RecentShareReader
from activities.models.log_tag import LogTag
from activities.models.log_template import LogTemplate
from activities.models.statement import Statement

__all__ = [
    "Activity",
    "ActivityDone",
    "ActivityVersion",
    "Attempt",
    "AttemptDecision",
    "ContentState",
    "Discussion",
    "DiscussionReader",
    "EarlierWords",
    "FlaggedPassage",
    "LogEntry",
    "LogEntryVersion",
    "LogPdf",
    "LogTag",
    "LogTemplate",
    "Post",
    "PostDecision",
    "RecentShare",
    "RecentShareReader",
    "Statement",
]
