from placements.models.agenda import AgendaLine
from placements.models.checkpoint import Checkpoint, CheckpointKey
from placements.models.day import Day, DayDecision
from placements.models.desk import DaysRequest, Desk
from placements.models.evidence import Evidence, EvidenceTag, EvidenceVersion
from placements.models.examiner import (
    ExaminerChoice,
    ExaminerDeclaration,
    ExaminerRelease,
    ExaminerRemark,
    ExaminerRoom,
)
from placements.models.form_template import FormField, FormSection, FormTemplate
from placements.models.judgement import EvidenceDecision, Judgement
from placements.models.nudge import Nudge
from placements.models.panel import PanelChoice, PanelList, PanelOutcome, PanelReading
from placements.models.placement import Placement, PlacementDecision, PlacementPerson
from placements.models.portfolio import Portfolio, PortfolioDecision, PortfolioEdition, PortfolioGap
from placements.models.portfolio_file import PortfolioFile, PortfolioKey, PortfolioSeal
from placements.models.proof import Method, Proof
from placements.models.record import Record, RecordAnswer, RecordDecision, RecordPart, RecordVersion, Stance
from placements.models.record_turn import RecordTurn
from placements.models.ruleset import RuleSet
from placements.models.sign_code import SignCode
from placements.models.signature import Signature

__all__ = [
    "AgendaLine",
    "Checkpoint",
    "CheckpointKey",
    "Day",
    "DayDecision",
    "DaysRequest",
    "Desk",
    "Evidence",
    "EvidenceDecision",
    "EvidenceTag",
    "EvidenceVersion",
    "ExaminerChoice",
    "ExaminerDeclaration",
    "ExaminerRelease",
    "ExaminerRemark",
    "ExaminerRoom",
    "FormField",
    "FormSection",
    "FormTemplate",
    "Judgement",
    "Method",
    "Nudge",
    "PanelChoice",
    "PanelList",
    "PanelOutcome",
    "PanelReading",
    "Placement",
    "PlacementDecision",
    "PlacementPerson",
    "Portfolio",
    "PortfolioDecision",
    "PortfolioEdition",
    "PortfolioFile",
    "PortfolioGap",
    "PortfolioKey",
    "PortfolioSeal",
    "Proof",
    "Record",
    "RecordAnswer",
    "RecordDecision",
    "RecordPart",
    "RecordTurn",
    "RecordVersion",
    "RuleSet",
    "SignCode",
    "Signature",
    "Stance",
]
