"""The words of the mails about emergency readings and refused files. Names and a link; never a reason, nor what anybody wrote."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from writing.models import Attachment, EmergencyReading


def file_refused(file: Attachment) -> tuple[str, str]:
    """Return subject and text of the mail to the owner of a file in which something harmful was found."""
    given = {"person": file.owner, "kind": file.get_kind_display(), "on": file.made_at, "found": file.virus_found}
    given |= {"url": settings.SITE_URL, "help_email": settings.HELP_EMAIL, "site_name": settings.SITE_NAME}
    return "A file of yours could not stay", render_to_string("writing/emails/file_refused.txt", given).strip()


def asked(reading: EmergencyReading, person: User) -> tuple[str, str]:
    """Return subject and text of the mail to whoever can be the second. It does not say whom it is about."""
    text = written("emergency_asked", reading, person, reverse("writing:emergency_reading", args=[reading.pk]))
    return f"{reading.asked_by.get_short_name()} asks for an emergency reading", text


def answered(reading: EmergencyReading, person: User) -> tuple[str, str]:
    """Return subject and text of the mail to whoever asked."""
    text = written("emergency_answered", reading, person, reverse("writing:emergency_reading", args=[reading.pk]))
    return "Your request for an emergency reading was answered", text


def agreed(reading: EmergencyReading, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that tells the author. It says who, and where the reason and the rest stand."""
    text = written("emergency_agreed", reading, person, reverse("writing:emergency_readings_of_mine"))
    return f"{person.get_short_name()}: somebody can read a part of what you wrote", text


def written(name: str, reading: EmergencyReading, person: User, address: str) -> str:
    given = {
        "reading": reading,
        "person": person,
        "url": settings.SITE_URL + address,
        "help_email": settings.HELP_EMAIL,
        "site_name": settings.SITE_NAME,
    }
    return render_to_string(f"writing/emails/{name}.txt", given).strip()
