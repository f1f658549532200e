"""Documents that go with a log entry: whose they are, and who has them."""

from collections import Counter
from collections.abc import Collection, Iterable

from accounts.models import User
from activities.models.log import LogEntry
from writing.models import Attachment, GivenAttachment
from writing.models.cleaned_document import LookedAt, looked_at
from writing.models.given_attachment import given_now

DOCUMENT = Attachment.Kind.DOCUMENT


def documents_of(entry: LogEntry, reader: User) -> list[Attachment]:
    """Return the documents that this person has with the entry: the author all, anybody else what they were given. One query."""
    beside = Attachment.objects.visible_to(reader).cleaned().filter(audience=entry.audience_id)
    return list(beside.select_related("document"))


def with_those_who_have_them(documents: Iterable[Attachment]) -> list[Attachment]:
    """Put `had_by` on each document: the names of those who have it today. One query where there are any."""
    documents = list(documents)
    given = given_now(documents)
    for document in documents:
        document.had_by = [member.person.name for member in given[document.pk]]
    return documents


def looked_at_for(entry: LogEntry, *readers: User, in_group: Iterable[User] = ()) -> list[LookedAt]:
    """Return the entry's documents, each looked through for what might identify somebody before these people read it."""
    return looked_at(documents_of(entry, entry.author), author=entry.author, readers=readers, in_group=in_group)


def given_before(entry: LogEntry, readers: Collection[User]) -> dict[str, str]:
    """Return which documents all of these people have now, each with the reason for what was left in it."""
    members = entry.audience.members.now().filter(person__in=readers)
    given = GivenAttachment.objects.filter(member__in=members, attachment__in=Attachment.objects.kept().filter(kind=DOCUMENT))
    rows = list(given)
    having = Counter(str(one.attachment_id) for one in rows)
    reasons = {str(one.attachment_id): one.reason for one in rows}
    return {pk: reason for pk, reason in reasons.items() if having[pk] == len(readers)}
