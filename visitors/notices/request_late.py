"""Desk and admin manager hear that somebody who asked to come has heard neither yes nor no."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import requests_seen


class RequestLate(NoticeKind):
    """Desk and admin manager hear that somebody who asked to come has heard neither yes nor no."""

    label = _("a request is not confirmed yet")
    hears = _("Desk and admin manager hear that somebody who asked to come has heard neither yes nor no.")
    scope = staticmethod(requests_seen)
    at_once = True
    placeholders = ("visitor", "from", "host", "when", "link")
