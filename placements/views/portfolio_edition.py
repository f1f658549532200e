"""One edition of a portfolio: reading it, confirming it, returning it, and its file."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from history.models import Reading
from history.reading import Shown, note_who_opened
from history.transitions import IllegalMove
from placements.actions import portfolio as actions
from placements.actions.portfolio_file import NotConfirmed, ask_for_file
from placements.actions.sign_off import Stale
from placements.forms.portfolio import ConfirmPortfolioForm, ReturnPortfolioForm
from placements.models import ExaminerRemark, Method, PortfolioEdition, PortfolioFile
from placements.models.portfolio import REAL_PRACTICE
from placements.models.portfolio_content import read_by
from placements.rules import Permission
from writing.pdf import can_make_pdfs
from writing.views.private_file import GivesFile, PrivateFile


class OfEdition(Guarded):
    """A page about one edition."""

    model = PortfolioEdition
    permission_required = Permission.SEE_EDITION

    def get_rows(self) -> Any:
        return super().get_rows().with_everything()

    @property
    def address(self) -> str:
        return reverse("placements:portfolio_edition", args=[self.object.pk])

    def items(self) -> list[dict[str, Any]]:
        return read_by(self.object, set(map(str, self.object.parts_of(self.person))))

    def note_opened(self, channel: str = Reading.Channel.PAGE) -> None:
        """The student finds under Who opened what you wrote that this was opened."""
        student = self.object.portfolio.placement.student
        part = next(iter(sorted(self.object.parts_of(self.person))), "")
        note_who_opened([Shown(self.object, student.pk, self.object.number)], by=self.person, part=part, channel=channel)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.object
        facts = {"edition": edition, "portfolio": edition.portfolio, "placement": edition.portfolio.placement}
        return super().get_context_data(front=edition.content["front"], **facts, **kwargs)


class EditionPage(OfEdition, TemplateView):
    """What was handed in, as this reader may see it: that was decided when it was frozen."""

    template_name = "placements/portfolio/edition.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.note_opened()
        edition, person = self.object, self.person
        latest = edition.is_latest
        return super().get_context_data(
            items=self.items(),
            content=edition.content,
            file=PortfolioFile.objects.visible_to(person).filter(edition=edition).without_content().first(),
            latest=latest,
            may_make=person.has_perm(Permission.MAKE_PORTFOLIO_FILE, edition) and can_make_pdfs(),
            may_see_list=person.has_perm(Permission.SEE_PORTFOLIO, edition),
            may_confirm=latest
            and edition.portfolio.state == "handed_in"
            and person.has_perm(Permission.CONFIRM_PORTFOLIO, edition),
            may_return=latest and edition.portfolio.can_be_returned and person.has_perm(Permission.RETURN_PORTFOLIO, edition),
            can_make_pdfs=can_make_pdfs(),
            from_outside=ExaminerRemark.objects.visible_to(person)
            .filter(choice__edition=edition, release__isnull=False)
            .select_related("room__person"),
            **kwargs,
        )


class ConfirmPortfolio(OfEdition, FormView):
    """The practice educator reads it and confirms that it is real practice. Opening the page confirms nothing."""

    permission_required = Permission.CONFIRM_PORTFOLIO
    form_class = ConfirmPortfolioForm
    template_name = "placements/portfolio/confirm.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.portfolio.state != "handed_in" or not self.object.is_latest:
            return redirect(self.address)
        self.note_opened()
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(items=self.items(), statement=REAL_PRACTICE, **kwargs)

    def form_valid(self, form: ConfirmPortfolioForm) -> HttpResponse:
        try:
            actions.confirm(edition=self.object, by=self.person, method=Method.SIGNED_IN, **form.cleaned_data)
        except Stale as older:
            messages.info(self.request, f"{older} Nothing was confirmed.")
        except IllegalMove:
            messages.info(self.request, "It was returned a moment ago. Nothing was confirmed.")
        else:
            messages.success(self.request, "You confirmed this portfolio. The student and the coordinator are told.")
        return redirect(self.address)


class ReturnPortfolio(OfEdition, FormView):
    """The coordinator gives it back for more evidence. What was handed in stays frozen."""

    permission_required = Permission.RETURN_PORTFOLIO
    form_class = ReturnPortfolioForm
    template_name = "placements/portfolio/return.html"

    def form_valid(self, form: ReturnPortfolioForm) -> HttpResponse:
        try:
            actions.return_for_more(edition=self.object, by=self.person, comment=form.cleaned_data["comment"])
        except (Stale, IllegalMove):
            messages.info(self.request, "Somebody was faster: this is how it stands now.")
        else:
            messages.success(self.request, "It is returned. The student is told what is needed, and this edition stays as it is.")
        return redirect(self.address)


class EditionFile(OfEdition, GivesFile):
    """The file of an edition: POST asks for it, GET takes it once a worker has made it."""

    permission_required = Permission.SEE_EDITION
    http_method_names = ["get", "head", "post"]

    def find_file(self) -> PrivateFile | HttpResponseBase:
        file = PortfolioFile.objects.visible_to(self.person).filter(edition=self.object).first()
        if file is None or not file.is_ready:
            return redirect(self.address)
        content = bytes(file.content)
        name = f"portfolio-{timezone.localdate(file.made_at).isoformat()}-{self.object.fingerprint[:8]}.pdf"
        return PrivateFile(
            name, "application/pdf", opened=lambda: BytesIO(content), size=len(content), tag=f"{file.pk}-{file.round}"
        )

    def leaves(self) -> None:
        self.note_opened(Reading.Channel.FILE)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.person.has_perm(Permission.MAKE_PORTFOLIO_FILE, self.object):
            raise PermissionDenied
        try:
            ask_for_file(edition=self.object, by=self.person)
        except NotConfirmed:
            messages.info(request, "The file is made once the practice educator has confirmed this edition.")
        return redirect(f"{self.address}#file")
