"""What readers see is drawn when a page is published; whatever changes the tree of pages makes processes build it again."""

import hashlib
import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import translation
from wagtail.models import ReferenceIndex

from learning.actions.anchoring import carry_over
from learning.models import BasePage, ChapterPage, ModuleIndexPage, ModulePage, PublishedBody, SectionPage
from learning.models.dated import DatedFact
from learning.models.outline import forget_library
from learning.models.section_words import words_in

DRAWN = (ModulePage, ChapterPage, SectionPage)
COURSE_PAGES = (ModuleIndexPage, *DRAWN)


@transaction.atomic
def publish_body(*, page: BasePage) -> PublishedBody | None:
    """Draw what readers will see of this page and keep it. Of other pages nothing is kept.

    Leaves no entry in the audit: Wagtail's own log says who published what.
    """
    if not isinstance(page, DRAWN):
        forget_outline()
        return None
    with translation.override(page.locale.language_code):
        drawing = page.draw()
    facts = {
        "content": drawing.content,
        "places": drawing.places,
        "seconds": round(drawing.seconds),
        "activities": drawing.activities,
        "outline": drawing.outline,
    }
    before = PublishedBody.objects.filter(page=page.pk).values_list("content", flat=True).first()
    stamp = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]
    body, _ = PublishedBody.objects.update_or_create(
        page_id=page.pk,
        defaults=facts | {"stamp": stamp, "revision": page.live_revision_id, "language": page.locale.language_code},
    )
    keep_dated_facts(page=page, dated=drawing.dated)
    if before not in (None, drawing.content) and isinstance(page, SectionPage):
        carry_over(section=page.pk, before=words_in(before), after=words_in(drawing.content))
    forget_outline()
    return body


def keep_dated_facts(*, page: BasePage, dated: list[dict[str, Any]]) -> None:
    """Keep what of this page somebody has to check again, in place of what was kept before."""
    DatedFact.objects.filter(page_id=page.pk).delete()
    DatedFact.objects.bulk_create([DatedFact(page_id=page.pk, **fact) for fact in dated], ignore_conflicts=True)


def draw_again(*, page: int) -> PublishedBody | None:
    """The same by id, for a live page whose body is missing or older than its live revision. None: it is not live."""
    found = BasePage.objects.live().filter(pk=page).specific().first()
    return publish_body(page=found) if found else None


def withdraw_body(*, page: BasePage) -> None:
    """Take away what readers saw of a page that is no longer live."""
    PublishedBody.objects.filter(page_id=page.pk).delete()
    DatedFact.objects.filter(page_id=page.pk).delete()
    forget_outline()


def refresh_what_shows(*, thing: models.Model) -> None:
    """Draw again every live page that shows or links to this picture, activity, document or page."""
    pages = ContentType.objects.get_for_model(BasePage)
    users = ReferenceIndex.get_references_to(thing).filter(base_content_type=pages).values_list("object_id", flat=True)
    for page in BasePage.objects.live().filter(pk__in=[int(pk) for pk in set(users)]).specific():
        publish_body(page=page)


def forget_outline() -> None:
    """Now, for what this transaction reads next; and again when it is committed, for everybody else."""
    forget_library()
    transaction.on_commit(forget_library)
