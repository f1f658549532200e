from learning.models.base import BasePage, Nation
from learning.models.book_file import BookFile
from learning.models.cartridge_import import CartridgeImport
from learning.models.course_file import CourseFile
from learning.models.dated import DatedFact, StillTrue
from learning.models.framework import Framework, FrameworkNode
from learning.models.glossary import Term
from learning.models.link import Link, LinkHost, LinkPlace
from learning.models.mark import Highlight, HighlightTag, Note, NoteVersion
from learning.models.old_address import OldAddress
from learning.models.pages import ChapterPage, ModuleIndexPage, ModulePage, SectionPage
from learning.models.progress import Enrolment, SectionRead
from learning.models.published import PublishedBody
from learning.models.recording import Recording
from learning.models.remark import Remark, RemarkDecision
from learning.models.source import Source
from learning.models.window import CohortOnModule

__all__ = [
    "BasePage",
    "BookFile",
    "CartridgeImport",
    "ChapterPage",
    "CohortOnModule",
    "CourseFile",
    "DatedFact",
    "Enrolment",
    "Framework",
    "FrameworkNode",
    "Highlight",
    "HighlightTag",
    "Link",
    "LinkHost",
    "LinkPlace",
    "ModuleIndexPage",
    "ModulePage",
    "Nation",
    "Note",
    "NoteVersion",
    "OldAddress",
    "PublishedBody",
    "Recording",
    "Remark",
    "RemarkDecision",
    "SectionPage",
    "SectionRead",
    "Source",
    "StillTrue",
    "Term",
]
