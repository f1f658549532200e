"""A citation inside running text: stored as a link to a source, written anew from it whenever a section is published."""

from typing import Any

from django.db.models import Model
from django.urls import reverse_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from learning.models import Source

CITE = EntityFeature(
    {
        "type": "SOURCE",
        "icon": "openquote",
        "description": "Cite a source",
        "chooserUrls": {"sourceChooser": reverse_lazy("wagtailsnippetchoosers_learning_source:choose")},
    },
    js=["wagtailadmin/js/chooser-modal.js"],
)


class CitedLinkHandler(LinkHandler):
    """<a linktype="source" id="5"> leads to the line of the list at the end; a source that is gone leaves its words."""

    identifier = "source"

    @staticmethod
    def get_model() -> type[Model]:
        return Source

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, Any]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        return [f'<a href="#source-{source.pk}">' if source else "<a>" for source in cls.get_many(attrs_list)]

    @classmethod
    def extract_references(cls, attrs: dict[str, Any]) -> Any:
        yield Source, attrs["id"], "", ""


class CitedElementHandler(LinkElementHandler):
    """What the editor is told of one that is in the text."""

    def get_attribute_data(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return {"id": attrs.get("id", "")}


def as_stored(props: dict[str, Any]) -> Any:
    return DOM.create_element("a", {"linktype": "source", "id": str(props.get("id", ""))}, props["children"])


def cite_conversion() -> dict[str, Any]:
    return {
        "from_database_format": {'a[linktype="source"]': CitedElementHandler("SOURCE")},
        "to_database_format": {"entity_decorators": {"SOURCE": as_stored}},
    }
