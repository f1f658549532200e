"""Pages: served by granian in production, and by threads beside the socket loop in the demo."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

# What is loaded by now stays for good, and most of what a page makes is gone without help when it has been sent:
# Python need not look through the whole of it for rubbish every few pages.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
