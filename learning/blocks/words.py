"""Running text: what an author can do with it, and blocks that must hold together before they are published."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

# No italics and no h1: interface.md 5.1. A link is the only thing here that can lead out of the page.
WORDS = ["bold", "ol", "ul", "link", "cite"]
TEXT = ["h2", "h3", "blockquote", *WORDS]


class MustHold(blocks.StructBlock):
    """A block that says in `trouble` what has to be mended before it can be published. A draft may be in any state."""

    def trouble(self, value: Mapping[str, Any]) -> dict[str, str]:
        """Say by field what has to be mended, in sentences. {} where nothing has."""
        return {}

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse what is empty and what `trouble` says together, so that an author reads everything at once."""
        refused: dict[str, ValidationError] = {}
        try:
            value = super().clean(value)
        except blocks.StructBlockValidationError as empty:
            refused = dict(empty.block_errors)
        if not self.is_deferred_validation:
            refused = {name: ValidationError(said) for name, said in self.trouble(value).items()} | refused
        if refused:
            raise blocks.StructBlockValidationError(refused)
        return value
