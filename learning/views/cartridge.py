"""Cartridges in the Wagtail admin: bringing one in, and what came of it."""

from collections import Counter
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.access import Guarded
from learning.actions.book import bind
from learning.actions.cartridge import bring_cartridge
from learning.forms.cartridge import BringCartridgeForm
from learning.interchange import cartridge, epub, markdown
from learning.models import CartridgeImport, ModulePage
from learning.models.outline import library
from learning.rules import Permission

# How a module is written, by the word in the address: the function, the ending, what it is.
FORMATS = {
    "cartridge": (cartridge.write, "imscc", "application/zip"),
    "markdown": (markdown.write, "zip", "application/zip"),
    "e-book": (epub.write, "epub", epub.MEDIA_TYPE),
}


class CartridgePage(Guarded, WagtailAdminTemplateMixin):
    """A page about cartridges in the Wagtail admin. Content authors only."""

    permission_required = Permission.BRING_CARTRIDGE
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class BringCartridge(CartridgePage, FormView):
    """Choose a file, and see what came of those before."""

    form_class = BringCartridgeForm
    template_name = "learning/cartridge/bring.html"
    page_title = "Import a course"

    def form_valid(self, form: BringCartridgeForm) -> HttpResponse:
        content, pk = form.cleaned_data["file"], form.cleaned_data["id"]
        brought = bring_cartridge(id=pk, name=form.name, content=content, by=self.person)
        return redirect("cartridges:see", pk=brought.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        before = CartridgeImport.objects.visible_to(self.person).defer("content", "rows").select_related("by")[:20]
        return super().get_context_data(before=before, **kwargs)


class SeeImport(CartridgePage, TemplateView):
    """What came in, row by row, and what did not."""

    model = CartridgeImport
    template_name = "learning/cartridge/see.html"

    def get_rows(self) -> Any:
        return super().get_rows().defer("content").select_related("module")

    def get_page_title(self) -> str:
        return "What came in" if self.object.done_at else "Being taken in"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = Counter(row["verdict"] for row in self.object.rows)
        return super().get_context_data(brought=self.object, counts=dict(counts), **kwargs)


class ExportModule(Guarded, View):
    """A published module as a file, for its authors."""

    permission_required = Permission.BRING_CARTRIDGE
    http_method_names: ClassVar = ["get"]

    def get(self, request: HttpRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 - named so in the address
        module = next((one for one in library().modules.values() if one.pk == pk), None)
        if module is None or format not in FORMATS:
            raise Http404
        write, ending, content_type = FORMATS[format]
        name = content_disposition_header(as_attachment=True, filename=f"{module.entry.slug}.{ending}")
        return HttpResponse(write(bind(module)), content_type=content_type, headers={"Content-Disposition": name})


def ways_out(page: Any) -> list[tuple[str, str]]:
    """Return the ways in which a published module can be taken away: the word in the address, and what the button says."""
    if not isinstance(page, ModulePage) or not page.live:
        return []
    return [("cartridge", "Export as a Common Cartridge"), ("markdown", "Export as Markdown"), ("e-book", "Export as an e-book")]
