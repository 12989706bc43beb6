"""The desk hears that a visitor has waited long: offer a message or a new time."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class VisitOffer(NoticeKind):
    """The desk hears that a visitor has waited long: offer a message or a new time."""

    label = _("offer a message or a new time")
    hears = _("The desk hears that a visitor has waited long: offer a message or a new time.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "link",
    )
