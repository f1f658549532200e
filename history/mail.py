"""One mail, under a Message-ID that stays the same however often it is tried."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from history.outbox import message_id


def send(*, key: str, to: str, subject: str, text: str, html: str = "", calendar: bytes = b"") -> None:
    """Send a mail from the default sender. Raises what the mail server raises, so that the delivery is tried again.

    `calendar` is an iCalendar file, which mail programs offer to take into the calendar.
    """
    mail = EmailMultiAlternatives(
        subject=subject,
        body=text,
        to=[to],
        reply_to=[settings.HELP_EMAIL] if getattr(settings, "HELP_EMAIL", "") else None,
        headers={"Message-ID": message_id(key), "Auto-Submitted": "auto-generated"},
    )
    if html:
        mail.attach_alternative(html, "text/html")
    if calendar:
        mail.attach("invitation.ics", calendar.decode(), "text/calendar")
    mail.send()
