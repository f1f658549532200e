from learning.models.base import BasePage, Nation
from learning.models.course_file import CourseFile
from learning.models.framework import Framework, FrameworkNode
from learning.models.mark import Highlight, HighlightTag, Note, NoteVersion
from learning.models.pages import ChapterPage, ModuleIndexPage, ModulePage, SectionPage
from learning.models.progress import Enrolment, SectionRead
from learning.models.published import PublishedBody
from learning.models.window import CohortOnModule

__all__ = [
    "BasePage",
    "ChapterPage",
    "CohortOnModule",
    "CourseFile",
    "Enrolment",
    "Framework",
    "FrameworkNode",
    "Highlight",
    "HighlightTag",
    "ModuleIndexPage",
    "ModulePage",
    "Nation",
    "Note",
    "NoteVersion",
    "PublishedBody",
    "SectionPage",
    "SectionRead",
]
