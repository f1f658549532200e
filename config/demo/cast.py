"""The people of the demo. All invented; addresses end in .example, which no mail server may use."""

from dataclasses import dataclass

from accounts.models import User
from accounts.rules import Role


@dataclass(frozen=True)
class Part:
    """One of the cast: who they are, and one line for the sign-in page."""

    key: str
    email: str
    name: str
    called: str
    role: Role
    at: str  # university or agency
    line: str
    cohort: str = ""


UNIVERSITY = "University of Alderbrook"
AGENCY = "Kestrelshire Council"
OTHER_AGENCY = "Larkfield Family Support"
PROGRAMME = "BA Social Work"
COHORT = "Autumn 2025"
OTHER_COHORT = "Autumn 2024"

CAST = (
    Part(
        "amara",
        "amara.osei@alderbrook.example",
        "Amara Osei",
        "Amara",
        Role.STUDENT,
        UNIVERSITY,
        "Student on her first placement, at Kestrelshire Council",
        COHORT,
    ),
    Part(
        "ben",
        "ben.hollis@alderbrook.example",
        "Ben Hollis",
        "Ben",
        Role.STUDENT,
        UNIVERSITY,
        "Student on his first placement, a little behind",
        COHORT,
    ),
    Part(
        "carol",
        "carol.dean@alderbrook.example",
        "Carol Dean",
        "Carol",
        Role.STUDENT,
        UNIVERSITY,
        "Student of another cohort: sees nothing of Amara’s or Ben’s",
        OTHER_COHORT,
    ),
    Part(
        "joan",
        "joan.pritchard@kestrelshire.example",
        "Joan Pritchard",
        "Joan",
        Role.PRACTICE_EDUCATOR,
        AGENCY,
        "Amara’s practice educator. Usually decides from a mailed link, without signing in",
    ),
    Part("tom", "tom.reyes@larkfield.example", "Tom Reyes", "Tom", Role.PRACTICE_EDUCATOR, OTHER_AGENCY, "Ben’s practice educator"),
    Part(
        "sam",
        "sam.whitlock@alderbrook.example",
        "Dr Sam Whitlock",
        "Sam",
        Role.TUTOR,
        UNIVERSITY,
        "Tutor of Amara and Ben, runs the seminar",
        COHORT,
    ),
    Part(
        "priya",
        "priya.nair@alderbrook.example",
        "Priya Nair",
        "Priya",
        Role.COORDINATOR,
        UNIVERSITY,
        "Practice learning coordinator",
    ),
    Part(
        "marek",
        "marek.nowak@alderbrook.example",
        "Marek Nowak",
        "Marek",
        Role.AUTHOR,
        UNIVERSITY,
        "Writes the course, in the authoring pages",
    ),
    Part(
        "ruth",
        "ruth.bell@alderbrook.example",
        "Ruth Bell",
        "Ruth",
        Role.ADMINISTRATOR,
        UNIVERSITY,
        "Runs the system. Sees nothing that students write, except with Priya in an emergency",
    ),
    Part("elin", "elin.rees@westmoor.example", "Prof. Elin Rees", "Elin", Role.EXAMINER, UNIVERSITY, "External examiner"),
)

# Who else is in Amara's and Ben's cohort, so that a seminar group is one. Nobody plays them: they are not on the sign-in page.
FELLOW_STUDENTS = (
    "Aisha Rahman",
    "Callum Reid",
    "Chloe Bennett",
    "Daniel Okoye",
    "Ffion Davies",
    "Grace Mensah",
    "Liam Doherty",
)


def people() -> list[tuple[Part, User]]:
    """Return each part with the person who plays it, in the order above; parts not yet built are left out."""
    by_email = {person.email: person for person in User.objects.filter(email__in=[part.email for part in CAST], is_active=True)}
    return [(part, by_email[part.email]) for part in CAST if part.email in by_email]
