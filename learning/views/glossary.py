"""All words that a module explains, from A to Z."""

from itertools import groupby
from typing import Any

from django.utils.functional import cached_property

from learning.models import PublishedBody
from learning.models.glossary import stamp_of, words_of
from learning.models.outline import Entry
from learning.views.reader import ReaderPage


class Glossary(ReaderPage):
    """What each word means, and the sections that use it."""

    template_name = "learning/glossary/words.html"

    @property
    def stamp(self) -> str:
        return super().stamp + stamp_of(self.module.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = [(word, self.used_in.get(word.slug, [])) for word in words_of(self.module.pk)]
        letters = [(letter.upper(), list(group)) for letter, group in groupby(lines, key=lambda line: line[0].slug[0])]
        return {"reader": self.reader, "module": self.module, "letters": letters}

    @cached_property
    def used_in(self) -> dict[str, list[Entry]]:
        """Return the sections that use each word, in the order of the module. One query."""
        sections = {entry.pk: entry for _, entry in self.module.steps() if not entry.restricted}
        outlines = dict(PublishedBody.objects.filter(page__in=sections).values_list("page", "outline"))
        used: dict[str, list[Entry]] = {}
        for pk, entry in sections.items():
            for slug in outlines.get(pk, {}).get("words", []):
                used.setdefault(slug, []).append(entry)
        return used
