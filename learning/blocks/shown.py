"""What is looked at or listened to. Nobody may miss it who cannot see or hear, so it is never published without words."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from learning.blocks.words import TEXT, MustHold

VIDEO = ("mp4", "webm")
NO_WORDS = "Describe what the picture shows, or mark it as decorative."
NO_FILE = "This picture cannot be opened. Choose another, or bring it again."
NO_CAPTIONS = "A video needs captions, for people who cannot hear it. Bring them as a .vtt file."
NO_TRANSCRIPT = "Write down every word that is said, and what can be seen that matters."


class Figure(MustHold):
    picture = ImageChooserBlock()
    alt = blocks.TextBlock(required=False, rows=3, label="What it shows", help_text="For people who cannot see it.")
    decorative = blocks.BooleanBlock(required=False, help_text="It only pleases the eye: nobody misses anything without it.")
    caption = blocks.CharBlock(required=False)
    credit = blocks.CharBlock(help_text="Who made it, and under which licence.")

    class Meta:
        icon = "image"
        label = "Figure"
        template = "learning/block/figure.html"

    def trouble(self, value: Mapping[str, Any]) -> dict[str, str]:
        found = {}
        if not (value["alt"] or "").strip() and not value["decorative"]:
            found["alt"] = NO_WORDS
        if value["picture"] is not None and not can_be_opened(value["picture"]):
            found["picture"] = NO_FILE
        return found


def can_be_opened(picture: Any) -> bool:
    """Whether the file of a picture is there and begins as a picture does."""
    try:
        with picture.open_file() as file:
            return bool(file.read(16)) and picture.width > 0
    except OSError:
        return False


class Media(MustHold):
    title = blocks.CharBlock()
    recording = DocumentChooserBlock(help_text="A sound or video file.")
    captions = DocumentChooserBlock(required=False, help_text="A .vtt file. A video is not published without one.")
    minutes = blocks.IntegerBlock(min_value=1)
    transcript = blocks.RichTextBlock(features=TEXT, help_text="Every word, and what can be seen that matters.")

    class Meta:
        icon = "media"
        label = "Sound or video"
        template = "learning/block/media.html"

    def trouble(self, value: Mapping[str, Any]) -> dict[str, str]:
        found = {}
        if value["recording"] and value["recording"].file_extension.lower() in VIDEO and not value["captions"]:
            found["captions"] = NO_CAPTIONS
        if value["transcript"] is not None and not strip_tags(value["transcript"].source).strip():
            found["transcript"] = NO_TRANSCRIPT
        return found
