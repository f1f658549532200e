"""The words a module explains, from its files. Sections find them when they are drawn, so a change draws sections again."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from learning.actions.course import Loaded
from learning.actions.publishing import publish_body
from learning.models import ModulePage, SectionPage, Term


@transaction.atomic
def put_words(*, module: ModulePage, words: list[dict[str, str]], overwrite: bool = False) -> dict[str, Loaded]:
    """Make or bring up to date the words of a module, and return what came of each. Words that the files leave out stay.

    A word that an author has changed since it was loaded is left alone, unless `overwrite`. Draws nothing again: whoever
    loads a course draws its sections afterwards. Leaves no audit entry, as for pages: the operator is at the keyboard.
    """
    known = {term.slug: term for term in Term.objects.select_for_update().filter(module=module)}
    return {values["term"]: put_word(module, known.get(slugify(values["term"])), values, overwrite=overwrite) for values in words}


def put_word(module: ModulePage, term: Term | None, values: dict[str, str], *, overwrite: bool) -> Loaded:
    said = Term(module=module, slug=slugify(values["term"]), **values)
    said.loaded = said.digest
    if term is None:
        Term.objects.bulk_create([said])
        return Loaded.NEW
    if term.loaded == said.digest and (not overwrite or term.digest == said.digest):
        return Loaded.SAME
    if term.digest != term.loaded and not overwrite:
        return Loaded.EDITED
    Term.objects.filter(pk=term.pk).update(**values, loaded=said.digest, changed_at=timezone.now())
    return Loaded.CHANGED


def draw_sections_again(*, module: int) -> None:
    """Find the words of a module anew in each of its live sections."""
    found = ModulePage.objects.filter(pk=module).first()
    for section in SectionPage.objects.live().descendant_of(found) if found else []:
        publish_body(page=section)
