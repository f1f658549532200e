"""What a programme sets for the logs of its students: questions of its own, and whether photos may go with an entry."""

from django.db import transaction

from accounts.models import Programme, User
from activities.models import LogTemplate
from activities.models.log_template import Questions
from history.audit import record

MOST_OWN = 12  # sets of questions of one programme: more are no help to choose from


class TooManySets(Exception):
    """The programme has as many sets of questions as a student can choose from. Nothing was kept."""


@transaction.atomic
def set_photos(*, programme: Programme, taken: bool, about: str, by: User) -> Programme:
    """Say whether students may add photos to an entry, and why. What was added before stays. The same again leaves no trace."""
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    if (programme.takes_photos, programme.about_photos) != (taken, about):
        programme.takes_photos, programme.about_photos = taken, about
        programme.save(update_fields=["takes_photos", "about_photos"])
        record("programme.set_photos", subject=programme, by=by, taken=taken)
    return programme


@transaction.atomic
def keep_questions(*, programme: Programme, key: str, questions: Questions, by: User) -> LogTemplate:
    """Keep a set of questions of this programme under a key that the page made: new, or in place of what it said before.

    Entries keep the questions they were written with. Pressed twice it is one. Raises TooManySets, and LogTemplate.DoesNotExist
    for a key that is not this programme's.
    """
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    template = LogTemplate.objects.filter(key=key).first()
    if template is not None and template.programme_id != programme.pk:
        raise LogTemplate.DoesNotExist
    if template is None and programme.log_templates.count() >= MOST_OWN:
        raise TooManySets
    says = {"title": questions.title, "about": questions.about, "questions": list(questions.questions), "live": questions.live}
    if template is not None and all(getattr(template, name) == value for name, value in says.items()):
        return template
    template, _ = LogTemplate.objects.update_or_create(key=key, defaults=says | {"programme": programme})
    record("log_template.keep", subject=template, by=by, programme=programme.pk, live=questions.live)
    return template
