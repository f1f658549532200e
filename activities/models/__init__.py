from activities.models.activity import Activity, ActivityVersion
from activities.models.assignment import Assignment
from activities.models.assignment_assessment import Assessment
from activities.models.assignment_hand_in import HandIn, HandInDocument
from activities.models.assignment_piece import Piece, PieceDecision
from activities.models.attempt import Attempt, AttemptDecision
from activities.models.bank import BankQuestion, BankQuestionTag, BankTag
from activities.models.content_state import ContentState
from activities.models.discussion import Discussion, DiscussionReader
from activities.models.discussion_post import EarlierWords, Post, PostDecision
from activities.models.done import ActivityDone
from activities.models.feedback import Feedback, FeedbackAnswer, UnreadFeedback
from activities.models.log import LogEntry, LogEntryVersion
from activities.models.log_passage import FlaggedPassage
from activities.models.log_pdf import LogPdf
from activities.models.log_share import RecentShare, RecentShareReader
from activities.models.log_tag import LogTag
from activities.models.log_template import LogTemplate
from activities.models.question_import import QuestionImport, QuestionOrigin
from activities.models.saved_phrase import SavedPhrase
from activities.models.statement import Statement

__all__ = [
    "Activity",
    "ActivityDone",
    "ActivityVersion",
    "Assessment",
    "Assignment",
    "Attempt",
    "AttemptDecision",
    "BankQuestion",
    "BankQuestionTag",
    "BankTag",
    "ContentState",
    "Discussion",
    "DiscussionReader",
    "EarlierWords",
    "Feedback",
    "FeedbackAnswer",
    "FlaggedPassage",
    "HandIn",
    "HandInDocument",
    "LogEntry",
    "LogEntryVersion",
    "LogPdf",
    "LogTag",
    "LogTemplate",
    "Piece",
    "PieceDecision",
    "Post",
    "PostDecision",
    "QuestionImport",
    "QuestionOrigin",
    "RecentShare",
    "RecentShareReader",
    "SavedPhrase",
    "Statement",
    "UnreadFeedback",
]
