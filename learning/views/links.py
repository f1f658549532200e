"""What came of trying the links on published pages, for authors."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.access import Guarded
from learning.models import Link
from learning.rules import Permission

MOST = 200
TO_DO = {
    Link.Answer.MOVED: "Change the address to the new one.",
    Link.Answer.GONE: "Look for its new place, or take it out.",
    Link.Answer.FAILING: "Open it. If it does not open for you either, look for another source.",
    Link.Answer.PRIVATE: "Give an address that readers can open from home.",
    Link.Answer.SHUT: "Open it yourself once in a while.",
    Link.Answer.ASKED_NOT_TO: "Open it yourself once in a while.",
}


class LinkReport(Guarded, WagtailAdminTemplateMixin, TemplateView):
    """Which link on which page, since when, and what to do."""

    permission_required = Permission.SEE_LINKS
    template_name = "learning/links/report.html"
    page_title = "Links"
    header_icon = "link-external"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = Link.objects.visible_to(self.person)
        return super().get_context_data(
            to_mend=with_places(links.to_mend()),
            to_open=with_places(links.to_open_oneself()),
            known=links.count(),
            tried=links.exclude(checked_at=None).count(),
            is_on=settings.LINK_CHECKER,
            most=MOST,
            **kwargs,
        )


def with_places(links: QuerySet) -> list[dict[str, Any]]:
    """Return each link with its pages and what to do: two queries, however many there are."""
    rows = links.prefetch_related("places__page").order_by("failing_since", "host", "pk")[:MOST]
    return [
        {
            "link": link,
            "pages": sorted((place.page for place in link.places.all()), key=lambda page: page.path),
            "to_do": TO_DO[link.answer],
        }
        for link in rows
    ]
