from typing import Any

from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.rules import Permission
from writing.models.opened import opened_of


class WhoOpened(Guarded, TemplateView):
    """Who opened what one wrote. One's own, and nobody else's."""

    permission_required = Permission.USE_WAYMARK
    template_name = "writing/opened.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(days=opened_of(self.person), **kwargs)
