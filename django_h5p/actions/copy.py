"""A content is written anew from another."""

from typing import Any

from django.db import transaction

from django_h5p.actions.content import write_content
from django_h5p.actions.tags import tag_content
from django_h5p.models import Content


@transaction.atomic
def copy_content(*, content: Content, by: Any) -> Content:
    """Make a content of one’s own from another, with its files and tags. What people did with the first stays with the first."""
    revision = content.current
    assert revision is not None
    copied = write_content(
        by=by,
        title=f"{content.title[:240]} (copy)",
        main=revision.main,
        params=revision.params,
        metadata=revision.metadata,
        files={file.path: revision.folder / file.path for file in revision.files.all()},
    )
    tag_content(content=copied, tags=[tag.name for tag in content.tags.all()], by=by)
    return copied
