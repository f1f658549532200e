"""The public page of the keys that sign checkpoints, and the same for a script."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from accounts.access import public
from placements.models import Checkpoint, CheckpointKey
from placements.models.checkpoint import published_checkpoints


@public("anybody may know with which keys this site signs its checkpoints; nobody's name is in it")
def checkpoint_keys(request: HttpRequest) -> HttpResponse:
    """In words: what a checkpoint is for, each key, and the newest checkpoint's fingerprint."""
    facts = {"keys": CheckpointKey.objects.order_by("-number"), "newest": Checkpoint.objects.last()}
    return render(request, "placements/checkpoint_keys.html", facts)


@public("the same for everybody: public keys, and the newest checkpoint's fingerprint")
def checkpoint_keys_json(request: HttpRequest) -> HttpResponse:
    """The same for a script."""
    return JsonResponse(published_checkpoints(settings.SITE_NAME), json_dumps_params={"indent": 1})
