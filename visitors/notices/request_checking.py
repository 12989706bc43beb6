"""The desk hears that a host is silent, and tells the visitor that it is being checked."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class RequestChecking(NoticeKind):
    """The desk hears that a host is silent, and tells the visitor that it is being checked."""

    label = _("host silent: tell the visitor that it is being checked")
    hears = _("The desk hears that a host is silent, and tells the visitor that it is being checked.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = ("visitor", "company", "from", "host", "when", "people", "purpose", "link")
    samples = {"people": ("3", "3")}
