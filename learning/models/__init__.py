from learning.models.base import BasePage, Nation
from learning.models.book_file import BookFile
from learning.models.cartridge_import import CartridgeImport
from learning.models.course_file import CourseFile
from learning.models.framework import Framework, FrameworkNode
from learning.models.link import Link, LinkHost, LinkPlace
from learning.models.pages import ChapterPage, ModuleIndexPage, ModulePage, SectionPage
from learning.models.progress import Enrolment, SectionRead
from learning.models.published import PublishedBody
from learning.models.window import CohortOnModule

__all__ = [
    "BasePage",
    "BookFile",
    "CartridgeImport",
    "ChapterPage",
    "CohortOnModule",
    "CourseFile",
    "Enrolment",
    "Framework",
    "FrameworkNode",
    "Link",
    "LinkHost",
    "LinkPlace",
    "ModuleIndexPage",
    "ModulePage",
    "Nation",
    "PublishedBody",
    "SectionPage",
    "SectionRead",
]
