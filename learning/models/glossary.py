"""The words a module explains. Teaching content, so a snippet in Wagtail; readers meet a word where it stands in a section."""

from hashlib import sha256
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst, slugify
from wagtail.admin.panels import FieldPanel

LONGEST_MEANING = 600
MODULE_DEPTH = 4  # root, site, list of modules, module


class Word(NamedTuple):
    """A term as pages show it, with a capital."""

    slug: str
    term: str
    meaning: str
    forms: tuple[str, ...]  # the term itself first


class Term(models.Model):
    """One word or phrase of a module and what it means, in a sentence or two of plain English."""

    module = models.ForeignKey("learning.ModulePage", on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(max_length=80, help_text="As it stands in a sentence, such as “digital exclusion”.")
    slug = models.SlugField(max_length=80, editable=False)
    meaning = models.TextField(max_length=LONGEST_MEANING, help_text="One or two short sentences, without other hard words.")
    also = models.TextField(
        "other forms", blank=True, help_text="Such as a short form, one on each line. An “s” at the end needs no line of its own."
    )
    loaded = models.CharField(max_length=64, blank=True, editable=False, help_text="Digest of what its file said.")
    changed_at = models.DateTimeField(auto_now=True)

    panels = [FieldPanel("module"), FieldPanel("term"), FieldPanel("meaning"), FieldPanel("also")]

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["slug"]
        verbose_name = "word of a glossary"
        verbose_name_plural = "words of glossaries"
        constraints = [models.UniqueConstraint(fields=["module", "slug"], name="term_once_in_module")]

    def __str__(self) -> str:
        return self.term

    def save(self, **kwargs: Any) -> None:
        self.slug = self.slug or slugify(self.term)
        super().save(**kwargs)

    def clean(self) -> None:
        """A word stands once in a glossary. Its address is made from it."""
        super().clean()
        self.slug = self.slug or slugify(self.term)
        twin = Term.objects.filter(module=self.module_id, slug=self.slug).exclude(pk=self.pk).first()
        if not self.slug:
            raise ValidationError({"term": "Give a word with letters in it."})
        if twin:
            raise ValidationError({"term": f"“{twin.term}” is in this glossary already. Change that one."})

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.term, *(form.strip() for form in self.also.splitlines() if form.strip()))

    @property
    def digest(self) -> str:
        """Changes when its words do."""
        return sha256(repr((self.term, self.meaning, self.forms)).encode()).hexdigest()

    def as_word(self) -> Word:
        return Word(self.slug, capfirst(self.term), self.meaning, self.forms)


def words_of(module: int) -> list[Word]:
    """Return what a module explains, from A to Z. One query."""
    return [term.as_word() for term in Term.objects.filter(module=module)]


def words_for(page: Any) -> list[Word]:
    """Return the words of the module that a page is in, or is going to be in."""
    path = page.path[: page.steplen * MODULE_DEPTH]
    return [term.as_word() for term in Term.objects.filter(module__path=path)] if path else []


def stamp_of(module: int) -> str:
    """Return what changes whenever a word of a module does. One query."""
    facts = Term.objects.filter(module=module).aggregate(models.Max("changed_at"), models.Count("pk"))
    return "-".join(str(fact) for fact in facts.values())
