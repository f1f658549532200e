"""Pages from course files, through Wagtail's own revisions: everything that is loaded can be compared and restored."""

import hashlib
import json
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.images import get_image_model

from accounts.models import User
from learning.models import BasePage, CourseFile, FrameworkNode


class Loaded(StrEnum):
    """What came of loading one page."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "as before"
    EDITED = "edited by an author since; left alone"


@transaction.atomic
def put_page(
    *, model: type[BasePage], parent: BasePage, slug: str, values: dict[str, Any], by: User | None, overwrite: bool = False
) -> tuple[Any, Loaded]:
    """Make or bring up to date one page below `parent` and publish it. Nothing happens while its file is the same.

    A page that an author has edited since it was loaded is left alone, unless `overwrite`. Wagtail's log says that `by`
    published it; no name there means the operator at the keyboard.
    """
    digest = hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()
    page = model.objects.child_of(parent).filter(slug=slug).first()
    if page is None:
        page = model(slug=slug, live=False, owner=by, title=values["title"])
        parent.add_child(instance=fill(page, values))
        return publish(page, digest=digest, by=by), Loaded.NEW
    file = CourseFile.objects.filter(page_id=page.pk).first()
    if file and file.digest == digest:
        return page, Loaded.SAME
    if not overwrite and (file is None or page.latest_revision_id != file.revision):
        return page, Loaded.EDITED
    return publish(fill(page, values), digest=digest, by=by), Loaded.CHANGED


def fill(page: Any, values: dict[str, Any]) -> Any:
    for name, value in values.items():
        if page._meta.get_field(name).many_to_many:
            getattr(page, name).set(value)
        else:
            setattr(page, name, value)
    return page


def publish(page: Any, *, digest: str, by: User | None) -> Any:
    revision = page.save_revision(user=by, log_action=True)
    revision.publish(user=by)
    CourseFile.objects.update_or_create(page_id=page.pk, defaults={"digest": digest, "revision": revision.pk})
    page.refresh_from_db()
    return page


def put_drawing(*, title: str, svg: bytes, by: User | None) -> int:
    """Add a drawing to the pictures, and return its id. The same drawing twice is one picture."""
    images = get_image_model().objects
    file_hash = hashlib.sha1(svg, usedforsecurity=False).hexdigest()
    image = images.filter(file_hash=file_hash).first()
    if image is None:
        image = images.create(title=title, file=ContentFile(svg, name=title), file_hash=file_hash, uploaded_by_user=by)
    return image.pk


def nodes_named(wanted: dict[str, list[str]]) -> list[FrameworkNode]:
    """Return the framework nodes with these codes, by the key of their framework. Raises LookupError for one not loaded."""
    found = []
    for key, codes in wanted.items():
        nodes = {node.code: node for node in FrameworkNode.objects.filter(framework__key=key, code__in=codes)}
        if missing := [code for code in codes if code not in nodes]:
            raise LookupError(f"{key} has no {', '.join(missing)}. Run manage.py load_frameworks first.")
        found += [nodes[code] for code in codes]
    return found


def activity_with(key: str) -> int:
    """Return the id of an activity. Activities belong to a higher app, which loads its own first."""
    activity = apps.get_model("activities", "Activity").objects.filter(key=key).values_list("pk", flat=True).first()
    if activity is None:
        raise LookupError(f"There is no activity “{key}”. Run manage.py load_activities first.")
    return activity
