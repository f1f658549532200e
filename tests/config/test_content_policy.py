"""Every page outside the Wagtail admin forbids inline scripts, frames and other sites, and a nonce still reaches the header."""

import pytest
from csp.constants import HEADER
from csp.exceptions import CSPNonceError
from csp.middleware import CSPMiddleware
from django.http import HttpResponse

from config.content_policy import ContentPolicy


def answered(middleware, request, page=None):
    def view(request):
        return page(request) if page else HttpResponse("hello")

    return middleware(view)(request)


def directives(response):
    return set(response[HEADER].split("; "))


def test_an_ordinary_page_gets_what_django_csp_would_write(rf):
    ours, theirs = (answered(middleware, rf.get("/")) for middleware in (ContentPolicy, CSPMiddleware))
    assert directives(ours) == directives(theirs)
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} <= directives(ours)


def test_a_nonce_that_a_page_asks_for_reaches_the_header(rf):
    request = rf.get("/")
    response = answered(ContentPolicy, request, page=lambda request: HttpResponse(str(request.csp_nonce)))
    assert f"'nonce-{response.content.decode()}'" in response[HEADER]


def test_a_nonce_asked_for_too_late_is_refused(rf):
    request = rf.get("/")
    answered(ContentPolicy, request)
    with pytest.raises(CSPNonceError):
        str(request.csp_nonce)


def test_the_wagtail_admin_has_a_policy_of_its_own(rf):
    assert HEADER not in answered(ContentPolicy, rf.get("/cms/pages/"))


def test_a_page_with_a_policy_of_its_own_keeps_it(rf):
    def own(request):
        return HttpResponse("hello", headers={HEADER: "default-src 'self'"})

    assert answered(ContentPolicy, rf.get("/"), page=own)[HEADER] == "default-src 'self'"
