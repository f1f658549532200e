from io import BytesIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from activities.actions.log_pdf import ask_for_pdf
from activities.models import LogPdf
from writing.views.private_file import GivesFile, PrivateFile


class PdfOfLog(Guarded, GivesFile):
    """The PDF of this person's own log: POST asks for it, GET takes it once a worker has made it."""

    permission_required = AccountPermission.USE_WAYMARK
    http_method_names = ["get", "head", "post"]

    def find_file(self) -> PrivateFile | HttpResponseBase:
        pdf = LogPdf.objects.visible_to(self.person).first()
        if pdf is None or not pdf.is_ready:
            return redirect("activities:log_export")
        name, content = f"my-log-{timezone.localdate(pdf.made_at).isoformat()}.pdf", bytes(pdf.content)
        tag = f"{pdf.pk}-{pdf.round}"
        return PrivateFile(name, "application/pdf", opened=lambda: BytesIO(content), size=len(content), tag=tag)

    def post(self, request: HttpRequest) -> HttpResponse:
        ask_for_pdf(by=self.person)
        return redirect("activities:log_export")
