"""Host, stand-in and head hear that a visitor waits and nobody answered."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VisitWaiting(NoticeKind):
    """Host, stand-in and head hear that a visitor waits and nobody answered."""

    label = _("a visitor waits, nobody answered")
    hears = _("Host, stand-in and head hear that a visitor waits and nobody answered.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "link",
    )
