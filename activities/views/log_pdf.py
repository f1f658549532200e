from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from activities.actions.log_pdf import ask_for_pdf
from activities.models import LogPdf


class PdfOfLog(Guarded, View):
    """The PDF of this person's own log: POST asks for it, GET takes it once a worker has made it."""

    permission_required = AccountPermission.USE_WAYMARK

    def get(self, request: HttpRequest) -> HttpResponse:
        pdf = LogPdf.objects.visible_to(self.person).first()
        if pdf is None or not pdf.is_ready:
            return redirect("activities:log_export")
        answer = HttpResponse(bytes(pdf.content), content_type="application/pdf")
        answer.headers["Content-Disposition"] = f'attachment; filename="my-log-{timezone.localdate(pdf.made_at).isoformat()}.pdf"'
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    def post(self, request: HttpRequest) -> HttpResponse:
        ask_for_pdf(by=self.person)
        return redirect("activities:log_export")
