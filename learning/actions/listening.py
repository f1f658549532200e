"""Wagtail says by signals that something was published, moved or shut; each leads to one action."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail import signals
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from learning.actions.address import keep_old_address
from learning.actions.glossary import draw_sections_again
from learning.actions.publishing import COURSE_PAGES, forget_outline, publish_body, refresh_what_shows, withdraw_body
from learning.models import BasePage, Source, Term


def on_published(sender: Any, instance: BasePage, **kwargs: Any) -> None:
    publish_body(page=instance)


def on_unpublished(sender: Any, instance: BasePage, **kwargs: Any) -> None:
    withdraw_body(page=instance)


def on_new_address(sender: Any, instance: BasePage, instance_before: BasePage, **kwargs: Any) -> None:
    address_has_changed(instance, before=instance_before.url_path)


def address_has_changed(instance: BasePage, *, before: str) -> None:
    """The old address goes on leading there. Pages that link to it, or to a page below it, are drawn again."""
    keep_old_address(page=instance, before=before)
    for moved in BasePage.objects.descendant_of(instance, inclusive=True):
        refresh_what_shows(thing=moved)
    forget_outline()


def on_move(sender: Any, instance: BasePage, **kwargs: Any) -> None:
    """Under another parent the address is new; among its siblings only its number is."""
    if kwargs["url_path_before"] != kwargs["url_path_after"]:
        address_has_changed(instance, before=kwargs["url_path_before"])
    forget_outline()


def on_thing_changed(sender: Any, instance: Model, **kwargs: Any) -> None:
    """A picture, a document or a snippet that sections show."""
    if not isinstance(instance, BasePage):
        refresh_what_shows(thing=instance)


def on_word_changed(sender: Any, instance: Term, **kwargs: Any) -> None:
    """Sections find the words of their glossary when they are drawn."""
    draw_sections_again(module=instance.module_id)


def on_word_deleted(sender: Any, instance: Term, **kwargs: Any) -> None:
    """Afterwards: where a whole module is deleted, its sections are gone by then and nothing is drawn."""
    module = instance.module_id
    transaction.on_commit(lambda: draw_sections_again(module=module))


def on_tree_changed(sender: Any, **kwargs: Any) -> None:
    forget_outline()


def listen() -> None:
    """Called once, when the app starts."""
    signals.page_published.connect(on_published)
    signals.page_unpublished.connect(on_unpublished)
    signals.page_slug_changed.connect(on_new_address)
    signals.post_page_move.connect(on_move)
    signals.published.connect(on_thing_changed)
    signals.unpublished.connect(on_thing_changed)
    for model in (get_image_model(), get_document_model(), Source):
        post_save.connect(on_thing_changed, sender=model)
    post_save.connect(on_word_changed, sender=Term)
    post_delete.connect(on_word_deleted, sender=Term)
    for model in COURSE_PAGES:
        post_delete.connect(on_tree_changed, sender=model)
    for signal in (post_save, post_delete):
        signal.connect(on_tree_changed, sender=PageViewRestriction)
