"""The content security policy, as django-csp writes it. That of an ordinary page is written once, and not for each page again."""

from functools import lru_cache

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


@lru_cache(maxsize=1)
def ordinary_policy() -> str:
    return build_policy()


class ContentPolicy(CSPMiddleware):
    """Goes where CSPMiddleware would. A page with a nonce, or a policy of its own, is left to that."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not is_ordinary(request, response):
            return super().process_response(request, response)
        response.headers[HEADER] = ordinary_policy()
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # asking for one now would be too late
        return response


def is_ordinary(request: HttpRequest, response: HttpResponseBase) -> bool:
    excluded = tuple(settings.CONTENT_SECURITY_POLICY["EXCLUDE_URL_PREFIXES"])
    told = HEADER in response.headers or any(name.startswith("_csp_") for name in vars(response))
    return not (told or settings.DEBUG or hasattr(request, "_csp_nonce") or request.path_info.startswith(excluded))
