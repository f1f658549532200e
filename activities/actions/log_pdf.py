"""Asking for a PDF of one's own log."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.models import LogPdf
from history.outbox import promise


@transaction.atomic
def ask_for_pdf(*, by: User) -> LogPdf:
    """Promise this person a PDF of their log as it is now. Asking again while it is being made changes nothing.

    What was made before goes at once; what will be made goes a day after it was asked for.
    """
    User.objects.select_for_update().get(pk=by.pk)  # two requests at once: the second finds what the first asked for
    pdf = LogPdf.objects.visible_to(by).first()
    if pdf is not None and not pdf.is_ready and not pdf.is_late:
        return pdf
    pdf = pdf or LogPdf(person=by, round=0)
    pdf.round, pdf.asked_at, pdf.made_at, pdf.content = pdf.round + 1, timezone.now(), None, None
    pdf.save()
    key = f"log-pdf:{by.pk}:{pdf.asked_at.timestamp()}"
    promise("activities.log_pdf", key=key, person=by.pk, round=pdf.round)
    promise("activities.log_pdf_over", key=key, due=pdf.kept_until, person=by.pk, round=pdf.round)
    return pdf
