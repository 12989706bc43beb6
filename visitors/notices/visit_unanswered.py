"""The desk hears that a host is silent, and calls."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VisitUnanswered(NoticeKind):
    """The desk hears that a host is silent, and calls."""

    label = _("host silent: please call")
    hears = _("The desk hears that a host is silent, and calls.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "link",
    )
