"""Approver, stand-in and admin manager hear that a visit on a day off still waits for approval."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class DayOffWaits(NoticeKind):
    """Approver, stand-in and admin manager hear that a visit on a day off still waits for approval."""

    label = _("a visit on a day off waits for approval")
    hears = _("Approver, stand-in and admin manager hear that a visit on a day off still waits for approval.")
    scope = staticmethod(visits_seen)
    at_once = True
    placeholders = (
        "visitor",
        "company",
        "from",
        "host",
        "link",
    )
