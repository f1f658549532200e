"""Everything somebody wrote in their log, to take away. What each name means: docs/log_export.md."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from accounts.models import User
from activities.models.log import LogEntry, unfinished_entries
from activities.models.log_export_feedback import FEEDBACK, feedback_as_facts
from activities.models.log_export_moment import moment
from activities.models.log_export_others import BY_OTHERS, by_others_as_facts
from activities.models.log_export_voice import voice_notes_to_take
from writing.models import Attachment, AudienceMember, Comment, Draft, Thread
from writing.models.made_up_name import made_up_names_of

SHAPE = "waymark-log-1"
AT_ONCE = 200  # entries fetched together


def entries_to_take(person: User) -> Iterator[LogEntry]:
    """Yield every entry of this person with all that stands beside it. At most sixteen queries for each 200."""
    entries = LogEntry.objects.written_by(person).select_related("audience")
    comments = ("audience__threads", "audience__threads__comments__author")
    files = Prefetch("audience__attachments", Attachment.objects.kept().select_related("document"))
    given = "audience__attachments__given__member__person"
    everything = (
        "versions",
        "audience__members__person",
        "tags",
        "flagged_passages",
        *comments,
        files,
        given,
        *FEEDBACK,
        *BY_OTHERS,
    )
    yield from entries.prefetch_related(*everything).iterator(chunk_size=AT_ONCE)


def drafts_to_take(person: User) -> list[Draft]:
    return unfinished_entries(person)


def threads_to_take(entry: LogEntry) -> list[Thread]:
    """Return what was said beside the entry, as its page shows it. Each thread has `said`, each comment `could_be_read_by`."""
    threads = []
    for thread in entry.audience.threads.all():
        thread.said = list(thread.comments.all())
        for comment in thread.said:
            comment.could_be_read_by = readers_of(comment, entry)
        if any(comment.words for comment in thread.said):
            threads.append(thread)
    return threads


def readers_of(comment: Comment, entry: LogEntry) -> list[str]:
    """Return who besides the author of the entry could read the comment: those who can, and those who could once it was there.

    Somebody who was let in later found it there; somebody who was let out before never did.
    """
    others = [member for member in entry.audience.members.all() if met(member, comment)]
    return list(dict.fromkeys(member.person.name for member in others))


def met(member: AudienceMember, comment: Comment) -> bool:
    left, came = member.withdrawn_at, member.shared_at
    return (left is None or left > comment.written_at) and (comment.taken_back_at is None or came < comment.taken_back_at)


def names_to_take(person: User) -> list[str]:
    """Return the names that this person made up."""
    return list(made_up_names_of(person))


def as_facts(entry: LogEntry) -> dict[str, Any]:
    return words_as_facts(entry) | {
        "id": str(entry.pk),
        "written_at": moment(entry.written_at),
        "changed_at": moment(entry.updated_at),
        "version": entry.version,
        "tags": [tag.word for tag in entry.tags.all()],
        "flagged_at": moment(entry.flagged_at),
        "flagged_passages": [{"text": one.text, "flagged_at": moment(one.flagged_at)} for one in entry.flagged_passages.all()],
        "readers": [reader_as_facts(member) for member in entry.audience.members.all()],
        "voice_notes": [voice_note_as_facts(note) for note in voice_notes_to_take(entry)],
        "documents": [document_as_facts(document) for document in documents_to_take(entry)],
        **by_others_as_facts(entry),
        "comments": [thread_as_facts(thread) for thread in threads_to_take(entry)],
        "feedback": feedback_as_facts(entry),
        "shared_versions": [
            words_as_facts(version) | {"version": version.number, "made_at": moment(version.made_at)}
            for version in reversed(entry.versions.all())
        ],
    }


def words_as_facts(words: Any) -> dict[str, Any]:
    """What an entry and its shared versions have in common."""
    template = {"title": words.template_title, "questions": words.questions} if words.template_title else None
    return {
        "title": words.title,
        "happened_on": moment(words.event_on),
        "format": words.format,
        "body": words.body,
        "prompt": words.prompt,
        "quoted": words.quoted,
        "template": template,
    }


def reader_as_facts(member: Any) -> dict[str, Any]:
    return {
        "name": member.person.name,
        "group": member.group,
        "version": member.version,
        "from": moment(member.shared_at),
        "until": moment(member.withdrawn_at),
    }


def voice_note_as_facts(note: Any) -> dict[str, Any]:
    return {
        "id": str(note.pk),
        "recorded_at": moment(note.made_at),
        "seconds": note.seconds,
        "type": note.content_type,
        "file": note.file_in_archive,
        "readers": [{"name": one.person.name, "until": moment(one.withdrawn_at)} for one in note.let_hear],
    }


def documents_to_take(entry: LogEntry) -> list[Attachment]:
    """Return the documents of an entry that was fetched for an export."""
    return [file for file in entry.audience.attachments.all() if file.kind == Attachment.Kind.DOCUMENT]


def document_as_facts(document: Attachment) -> dict[str, Any]:
    """What is known of a document. Its words and its bytes are in the document itself, which is downloaded from the entry."""
    kept = {"name": document.file_name, "kept_at": moment(document.made_at), "bytes": document.size}
    return kept | {"taken_out": document.document.taken_out, "pictures": document.document.pictures}


def thread_as_facts(thread: Any) -> dict[str, Any]:
    return {
        "about": thread.quote,
        "version": thread.version,
        "dealt_with_at": moment(thread.dealt_with_at),
        "said": [comment_as_facts(comment) for comment in thread.said],
    }


def comment_as_facts(comment: Any) -> dict[str, Any]:
    return {
        "by": comment.author.name,
        "written_at": moment(comment.written_at),
        "words": comment.words,
        "taken_back_at": moment(comment.taken_back_at),
        "could_be_read_by": comment.could_be_read_by,
    }


def draft_as_facts(draft: Draft) -> dict[str, Any]:
    return {
        "id": str(draft.pk),
        "begun_at": moment(draft.started_at),
        "saved_at": moment(draft.saved_at),
        "typed": draft.fields,
    }
