"""The text of a section as one reader gets it: what was published, their own blocks, and a mark where they stopped."""

from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from learning import block_states
from learning.models.progress import Read
from learning.models.published import Body

STOPPED = '<p class="stopped" id="you-stopped-here" tabindex="-1">You stopped here</p>'


def text_of(body: Body, read: Read | None, draw: Callable[[dict[str, Any]], str]) -> SafeString:
    """Return the stored pieces, with a mark where this reader stopped. `draw` draws a piece of a registered kind."""
    place = read.place if read and not read.done_at and body.places.get(read.place) else ""
    at = place.partition("--")[0]
    drawn = []
    for piece in body.content:
        stopped = piece["anchor"] == at
        if "html" in piece:
            drawn.append(with_marker(piece["html"], place) if stopped else piece["html"])
        elif block_states.find(piece["kind"]):
            drawn.append(f'{STOPPED if stopped else ""}<div id="{piece["anchor"]}" data-not-words>{draw(piece)}</div>')
    return mark_safe("\n".join(drawn))  # noqa: S308 - drawn from what authors published, by our templates


def with_marker(html: str, place: str) -> str:
    """Put the words “You stopped here” before the paragraph."""
    at = html.find(f'id="{place}"')
    start = html.rfind("<", 0, at)
    return html[:start] + STOPPED + html[start:] if at > 0 else html
