"""What a browser sends for a form of the Wagtail admin, made of the value that the form would show."""

from wagtail import blocks
from wagtail.test.utils.form_data import rich_text


def sent(block, value, prefix):
    """Return the fields of one block, by name."""
    if isinstance(block, blocks.StreamBlock):
        rows = [(child.block, child.value, {"type": child.block_type}) for child in value]
        return rows_sent(rows, prefix)
    if isinstance(block, blocks.ListBlock):
        return rows_sent([(block.child_block, one, {}) for one in value], prefix)
    if isinstance(block, blocks.StructBlock):
        return {
            name: words
            for part, child in block.child_blocks.items()
            for name, words in sent(child, value[part], f"{prefix}-{part}").items()
        }
    if isinstance(block, blocks.RichTextBlock):
        return {prefix: rich_text(value.source if value else "", features=block.features)}
    if isinstance(block, blocks.BooleanBlock):
        return {prefix: "on"} if value else {}
    chosen = value.pk if isinstance(block, blocks.ChooserBlock) and value else value
    return {prefix: "" if chosen is None else str(chosen)}


def rows_sent(rows, prefix):
    fields = {f"{prefix}-count": str(len(rows))}
    for at, (block, value, more) in enumerate(rows):
        fields |= {f"{prefix}-{at}-deleted": "", f"{prefix}-{at}-order": str(at), f"{prefix}-{at}-id": ""}
        fields |= {f"{prefix}-{at}-{name}": words for name, words in more.items()}
        fields |= sent(block, value, f"{prefix}-{at}-value")
    return fields


def activity_sent(activity, **more):
    """Return everything that the form of an activity sends."""
    return {
        "title": activity.title,
        "task": rich_text(activity.task),
        "minutes": str(activity.minutes or ""),
        "equivalent": activity.equivalent,
        "code": activity.code,
        "go_live_at": "",
        "expire_at": "",
        **sent(activity.body.stream_block, activity.body, "body"),
        **more,
    }


def section_sent(page, **more):
    """Return everything that the form of a section sends."""
    latest = type(page).objects.get(pk=page.pk).latest_revision
    return {
        **dict.fromkeys(["summary", "minutes", "credited_to", "checked_on", "seo_title", "search_description"], ""),
        **dict.fromkeys(["go_live_at", "expire_at", "first_why"], ""),
        "title": page.title,
        "slug": page.slug,
        "nation": page.nation,
        "loaded_revision_id": str(latest.pk),
        "loaded_revision_created_at": latest.created_at.isoformat(),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **sent(page.body.stream_block, page.body, "body"),
        **sent(page.first.stream_block, page.first, "first"),
        **more,
    }
