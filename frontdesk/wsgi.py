"""What the web server serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from frontdesk.garbage import keep_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdesk.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  every view is imported now, not while the first visitor waits
keep_what_is_loaded()
