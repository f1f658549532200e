"""What authors do with the question bank besides editing in the Wagtail admin."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from accounts.actions.role import AUTHORS
from accounts.models import User
from activities.interchange.question import Question
from activities.interchange.reading import read
from activities.models import Activity, BankQuestion, QuestionImport, QuestionOrigin
from activities.models.bank import free_key
from activities.models.bank_words import body_of, to_travel
from activities.models.import_plan import Planned, Verdict, counted, plan
from history.audit import record

KEPT_FOR = timedelta(days=7)  # a file that was looked at and never taken in


@transaction.atomic
def bring_questions(*, id: UUID, name: str, content: bytes, by: User) -> QuestionImport:  # noqa: A002 - made by the page
    """Keep a file that can be read, to be looked at before it is taken in. The same id twice is one file.

    Raises Unreadable where none of it can be read, with what to do.
    """
    read(content)
    QuestionImport.objects.filter(by=by, imported_at=None, at__lt=timezone.now() - KEPT_FOR).delete()
    brought, _ = QuestionImport.objects.get_or_create(pk=id, by=by, defaults={"name": name[:200], "content": content})
    return brought


@transaction.atomic
def import_questions(*, brought: QuestionImport, by: User | None) -> QuestionImport:
    """Take the questions of a file into the bank: whole ones are published, those with something to mend come as drafts.

    Twice is once, and a file whose questions are there already changes nothing. `by=None` is the operator at the keyboard.
    """
    one_after_another()
    brought = QuestionImport.objects.get(pk=brought.pk)
    if brought.imported_at:
        return brought
    done = [take_in(one, by) for one in plan(read(bytes(brought.content)))]
    brought.result = {
        "counts": counted(done),
        "rows": [{"at": one.row.at, "title": one.row.title, "verdict": str(one.verdict), "words": list(one.words)} for one in done],
    }
    brought.imported_at, brought.content = timezone.now(), b""
    brought.save(update_fields=["result", "imported_at", "content"])
    arrived = sum(one.arrives is not None for one in done)
    record("question.import", subject=brought, by=by, system=by is None, questions=arrived)
    return brought


@transaction.atomic
def import_file(*, name: str, content: bytes, by: User | None) -> QuestionImport:
    """The same in one go, for a command. Raises Unreadable, with what to do."""
    read(content)
    brought = QuestionImport.objects.create(pk=uuid4(), name=name[:200], content=content, by=by)
    return import_questions(brought=brought, by=by)


def take_in(planned: Planned, by: User | None) -> Planned:
    """Make the question of a row that arrives, and remember of which words it was made."""
    if planned.arrives is not None:
        question = make_question(planned.arrives, by=by, publish=planned.verdict == Verdict.COMES_IN)
        QuestionOrigin.objects.create(digest=planned.digest, question=question)
    return planned


def one_after_another() -> None:
    """Wait until nobody else is bringing questions: of two files with the same words the second finds them there."""
    Group.objects.get_or_create(name=AUTHORS)
    Group.objects.select_for_update().get(name=AUTHORS)


@transaction.atomic
def put_in_bank(*, activity: Activity, question: str, by: User, topic: str = "") -> BankQuestion:
    """Copy one of a set’s own questions, named by its key, into the bank. The same words twice are one question.

    The set keeps its own. Raises StopIteration where the set has no such question.
    """
    one_after_another()
    found = to_travel(next(one for one in activity.facts()["questions"] if one["key"] == question), topic=topic)
    origin = QuestionOrigin.objects.select_related("question").filter(digest=QuestionOrigin.digest_of(found)).first()
    if origin:
        return origin.question
    kept = make_question(found, by=by, publish=True)
    QuestionOrigin.objects.create(digest=QuestionOrigin.digest_of(found), question=kept)
    record("question.put_in_bank", subject=kept, by=by, activity=activity.pk)
    return kept


def make_question(words: Question, *, by: User | None, publish: bool) -> BankQuestion:
    question = BankQuestion(key=free_key(words.key or words.title), topic=words.topic[:80], body=body_of(words), live=False)
    question.tags.set([tag[:100] for tag in words.tags])
    question.save()
    revision = question.save_revision(user=by, log_action=True)
    if publish:
        revision.publish(user=by, skip_permission_checks=True)
        question.refresh_from_db()
    return question
