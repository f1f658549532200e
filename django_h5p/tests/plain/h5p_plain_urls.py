"""The pages of the plain project."""

from django.contrib.auth import get_user_model, login
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from django_h5p.models import Attempt, Content, Statement, UserData
from django_h5p.policy import Policy

PAGE = """{% load h5p %}<!doctype html><html lang="en"><head><title>A page of the host</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Today</h1>{% h5p_embed content "today" %}</main></body></html>"""
MANY = PAGE.replace(
    '{% h5p_embed content "today" %}',
    "{% for place in places %}<p style='height:40rem'>Some words.</p>{% h5p_embed content place %}{% endfor %}",
)
POSTED = []


class Rules(Policy):
    def may_play(self, user, content, context):
        return user is not None


def enter(request, name):
    person, _ = get_user_model().objects.get_or_create(username=name)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(request.GET["next"])


def play(request, uuid):
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"content": Content.objects.with_revision().get(uuid=uuid)}, request))


def many(request, uuid):
    """A long page with thirty players."""
    content = Content.objects.with_revision().get(uuid=uuid)
    about = {"content": content, "places": [f"place-{number}" for number in range(30)]}
    return HttpResponse(engines["django"].from_string(MANY).render(about, request))


@csrf_exempt
def secret(request):
    """Not even guarded against forgery: a person's cookie is all that it asks for."""
    if not request.user.is_authenticated:
        return HttpResponse("nobody", status=403)
    if request.method == "POST":
        POSTED.append(request.user.pk)
    return HttpResponse("for the eyes of one person")


def told(request):
    return JsonResponse(
        {
            "scores": list(Attempt.objects.values_list("scaled", flat=True)),
            "verbs": [verb.rpartition("/")[2] for verb in Statement.objects.values_list("verb", flat=True)],
            "kept": list(UserData.objects.values_list("data", flat=True)),
            "posted": POSTED,
        }
    )


urlpatterns = [
    path("h5p/", include("django_h5p.urls")),
    path("enter/<str:name>/", enter),
    path("play/<uuid:uuid>/", play),
    path("many/<uuid:uuid>/", many),
    path("secret/", secret),
    path("told/", told),
]
