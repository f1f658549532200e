"""A host of the package, as small as one can be."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from django_h5p.models import Content

POSTED = []
PAGE = "{% load h5p %}<!doctype html><html lang='en'><title>A page of the host</title><main>{% h5p_embed content %}</main></html>"


@login_required
def play(request, uuid):
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"content": Content.objects.with_revision().get(uuid=uuid)}, request))


@csrf_exempt
def secret(request):
    """Not even guarded against forgery: a person's cookie is all that it asks for."""
    if not request.user.is_authenticated:
        return HttpResponse("nobody", status=403)
    if request.method == "POST":
        POSTED.append(request.user.pk)
    return HttpResponse("for the eyes of one person")


urlpatterns = [
    path("h5p/", include("django_h5p.urls")),
    path("play/<uuid:uuid>/", play),
    path("secret/", secret),
]
