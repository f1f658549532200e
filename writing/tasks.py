"""Delivers what was promised about people's own files, and about emergency readings.

A promise that no longer holds is kept by saying nothing.
"""

from accounts.models import User
from history.mail import send
from history.outbox import delivers
from writing import notifications
from writing.models import Attachment, EmergencyReading, UnfinishedUpload
from writing.models.attachment import private_files


@delivers("writing.erase_file")
def deliver_erase_file(*, key: str, file: str) -> None:
    """Erase bytes that no kept attachment names: it was removed, or never came to be. Twice is once."""
    if not Attachment.objects.kept().filter(file=file).exists():
        private_files().delete(file)


@delivers("writing.upload_over")
def deliver_upload_over(*, key: str, file: str) -> None:
    """A file that came in parts was not used within a day: it goes, whole or not."""
    UnfinishedUpload.objects.filter(file=file).delete()
    private_files().delete(file)


@delivers("writing.file_refused")
def deliver_file_refused(*, key: str, attachment: str) -> None:
    """To the owner of a file that the virus check refused after it was kept, unless they removed it by now."""
    refused = Attachment.objects.filter(removed_at__isnull=True, pk=attachment).select_related("owner").first()
    if refused is not None and refused.owner.is_active:
        subject, text = notifications.file_refused(refused)
        send(key=key, to=refused.owner.email, subject=subject, text=text)


@delivers("writing.emergency_reading_asked")
def deliver_emergency_reading_asked(*, key: str, reading: str, person: int) -> None:
    """To somebody who can be the second, as long as it waits."""
    asked = EmergencyReading.objects.waiting().with_people().filter(pk=reading).first()
    if asked is None:
        return
    second = asked.who_may_answer().filter(pk=person).first()
    if second is not None:
        subject, text = notifications.asked(asked, second)
        send(key=key, to=second.email, subject=subject, text=text)


@delivers("writing.emergency_reading_answered")
def deliver_emergency_reading_answered(*, key: str, reading: str, person: int) -> None:
    asker = User.objects.get(pk=person)
    if asker.is_active:
        subject, text = notifications.answered(EmergencyReading.objects.with_people().get(pk=reading), asker)
        send(key=key, to=asker.email, subject=subject, text=text)


@delivers("writing.emergency_reading_agreed")
def deliver_emergency_reading_agreed(*, key: str, reading: str, person: int) -> None:
    """To the author whatever has happened since, and also where they cannot sign in any more: it was agreed."""
    author = User.objects.get(pk=person)
    subject, text = notifications.agreed(EmergencyReading.objects.with_people().get(pk=reading), author)
    send(key=key, to=author.email, subject=subject, text=text)
