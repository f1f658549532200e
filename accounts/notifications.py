"""The words of the mails about people and signing in."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from accounts.models.notice_words import Said


def invitation(person: User) -> tuple[str, str]:
    """Return subject and text of the mail that says somebody is expected."""
    text = render_to_string(
        "accounts/emails/invitation.txt",
        {"person": person, "sign_in": settings.SITE_URL + reverse("account_request_login_code"), "help_email": settings.HELP_EMAIL},
    )
    return f"{person.get_short_name()}: you are expected on Waymark", text


def notices_mail(person: User, said: list[Said]) -> tuple[str, str]:
    """Return subject and text of the mail with everything that is kept for somebody, one part after another."""
    subject = said[0].subject if len(said) == 1 else f"{person.get_short_name()}: {len(said)} messages"
    text = render_to_string(
        "accounts/emails/notices.txt", {"said": said, "help_email": settings.HELP_EMAIL, "site_name": settings.SITE_NAME}
    )
    return subject, text.strip()
