"""Delivers what was promised about the log, activities and pieces of work. What no longer holds is kept by saying nothing."""

from django.conf import settings
from django.db import transaction

from activities.models import HandIn, LogEntry, LogPdf, RecentShare, Statement
from activities.models.log_file import as_page
from activities.models.log_passage import forget_words
from activities.notifications import handed_in, identifier_flagged, identifier_settled
from activities.providers import lrs
from history.mail import send
from history.outbox import delivers
from writing.actions.draft import forget_before
from writing.models import IdentifierFlag
from writing.pdf import as_pdf


@delivers("activities.identifier_flagged")
def deliver_identifier_flagged(*, key: str, entry: str, flag: str) -> None:
    """To the author, as long as they have not settled it and it was not taken back."""
    said = IdentifierFlag.objects.open().filter(pk=flag).select_related("flagged_by").first()
    held = LogEntry.objects.select_related("author").get(pk=entry)
    if said is not None and held.author.is_active:
        subject, text = identifier_flagged(held, said.flagged_by, held.author)
        send(key=key, to=held.author.email, subject=subject, text=text)


@delivers("writing.identifier_settled")
def deliver_identifier_settled(*, key: str, flag: str) -> None:
    """To whoever flagged it, where they can read it now: not where they were given nothing newer, or were let out."""
    said = IdentifierFlag.objects.select_related("flagged_by").get(pk=flag)
    entries = LogEntry.objects.visible_to(said.flagged_by).filter(audience=said.audience_id).select_related("author")
    if said.flagged_by.is_active and (entry := entries.first()) is not None:
        subject, text = identifier_settled(entry, said.flagged_by)
        send(key=key, to=said.flagged_by.email, subject=subject, text=text)


@delivers("activities.handed_in")
def deliver_handed_in(*, key: str, hand_in: str) -> None:
    """The receipt goes to whoever handed it in, also where they have taken it back since: it says what happened then."""
    around = ("by", "piece__assignment__activity", "piece__assignment__version")
    one = HandIn.objects.select_related(*around).get(pk=hand_in)
    if one.by.is_active:
        subject, text = handed_in(one)
        send(key=key, to=one.by.email, subject=subject, text=text)


@delivers("activities.share_stands")
@transaction.atomic
def deliver_share_stands(*, key: str, share: int) -> None:
    """Undoing is over. Words that were replaced go, from drafts and passages of the entry too: nobody asked to keep them.

    Nothing is left to do where it was undone, or shared again.
    """
    recent = RecentShare.objects.select_related("entry__author").filter(pk=share).first()
    if recent is None:
        return
    if recent.words_before:
        forget_before(id=recent.entry_id, moment=recent.shared_at, by=recent.entry.author)
        shared = recent.entry.versions.get(number=recent.version)
        forget_words(recent.entry, recent.words_before.values(), [getattr(shared, name) for name in recent.words_before])
    recent.delete()


@delivers("activities.log_pdf")
def deliver_log_pdf(*, key: str, person: int, round: int) -> None:  # noqa: A002 - the field's name
    """Only the last one that was asked for, and once."""
    pdf = LogPdf.objects.filter(person=person, round=round, made_at=None).select_related("person").first()
    if pdf is not None and pdf.person.is_active:
        pdf.keep(as_pdf("".join(as_page(pdf.person, style=""))))


@delivers("activities.log_pdf_over")
def deliver_log_pdf_over(*, key: str, person: int, round: int) -> None:  # noqa: A002 - the field's name
    """Nothing is left to do where it was asked for anew: that one has a day of its own."""
    LogPdf.objects.filter(person=person, round=round).delete()


@delivers("activities.statement")
def deliver_statement(*, key: str, statement: str) -> None:
    """To the outside store that the site names today. Nothing is left to do where it names none any more."""
    if settings.XAPI_FORWARD_URL:
        lrs.put(Statement.objects.get(uuid=statement, verified=True).statement)
