"""The product's addresses, and one page that does nothing but know who is asking: the floor."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler403, handler404, handler500
from config.urls import urlpatterns as product

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


def floor(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"hello {request.user.is_authenticated}")


floor.public_because = "exists only while the benchmark runs"

urlpatterns = [path("benchmark-floor/", floor, name="floor"), *product]
