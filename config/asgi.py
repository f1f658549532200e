"""Sockets, and pages for whoever serves both from one process."""

import os

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
get_asgi_application()  # loads the apps, which the imports below need

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from config.wsgi import application as pages  # noqa: E402
from seminars.consumers import socket_urls  # noqa: E402

# Django's views are synchronous: on WSGI threads they cost a tenth of what they would cost on ASGI.
application = ProtocolTypeRouter(
    {
        "http": WSGIMiddleware(pages, workers=8),
        "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(socket_urls))),
    }
)
