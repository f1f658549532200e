"""Sections as authors make them from the page they read."""

from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from history.audit import record
from learning.models import BasePage, SectionPage

LONGEST_SLUG = 80


@transaction.atomic
def add_section(*, after: BasePage, title: str, by: User) -> SectionPage:
    """Begin a section right after another, as a draft that readers do not see. The same title there twice is one section."""
    chapter = after.get_parent()
    slug = slugify(title)[:LONGEST_SLUG] or "section"
    begun = SectionPage.objects.child_of(chapter).filter(slug=slug, owner=by, first_published_at=None).first()
    if begun:
        return begun
    section = SectionPage(
        title=title, slug=free_slug(chapter, slug), live=False, owner=by, credited_to=str(by), nation=after.nation
    )
    chapter.add_child(instance=section)
    section.save_revision(user=by, log_action=True, clean=False)
    section.move(BasePage.objects.get(pk=after.pk), pos="right", user=by)
    record("section.add", subject=section, by=by, after=after.pk)
    return SectionPage.objects.get(pk=section.pk)


def free_slug(chapter: BasePage, slug: str) -> str:
    taken = set(chapter.get_children().values_list("slug", flat=True))
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    return found
