from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View

from accounts.access import Guarded
from activities.models import Activity
from activities.models.shown import show_to
from activities.rules import Permission
from django_h5p.actions import open_player
from django_h5p.models import Content


class PlayH5P(Guarded, View):
    """Where the frame of an H5P content leads: to a player that is this person's alone. A section is drawn once for everybody."""

    model = Activity
    permission_required = Permission.DO_ACTIVITY
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        shown = show_to(self.person, self.object)
        content = Content.objects.with_revision().filter(uuid=shown.facts.get("content")).first()
        address = open_player(content=content, user=self.person, place=shown.place) if content else ""
        if not address:
            raise Http404
        return redirect(address)
