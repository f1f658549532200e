"""What Wagtail keeps up in each save, and few tests ask: its search index, and who refers to whom."""

from contextlib import nullcontext

import modelsearch.signal_handlers
import pytest
from wagtail.signal_handlers import disable_reference_index_auto_update


class NoIndex:
    def enqueue(self, *_):
        """Nobody searches."""


@pytest.fixture(autouse=True)
def _kept_up_where_it_is_asked(request, monkeypatch):
    if "searchable" not in request.fixturenames:
        monkeypatch.setattr(modelsearch.signal_handlers, "insert_or_update_object_task", NoIndex())
    with nullcontext() if "referenced" in request.fixturenames else disable_reference_index_auto_update():
        yield


@pytest.fixture
def searchable(settings):
    """What is saved from here on can be found in the search of the authors' pages, as in the product."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": settings.WAGTAILSEARCH_BACKENDS["default"] | {"AUTO_UPDATE": True}}


@pytest.fixture
def referenced():
    """It is known who refers to what is saved from here on, as in the product."""
