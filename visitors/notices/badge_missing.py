"""Desk and admin manager hear that a badge did not come back with its visitor."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import visits_seen


class BadgeMissing(NoticeKind):
    """Desk and admin manager hear that a badge did not come back with its visitor."""

    label = _("a badge did not come back")
    hears = _("Desk and admin manager hear that a badge did not come back with its visitor.")
    scope = staticmethod(visits_seen)
    must = True
    placeholders = (
        "visitor",
        "host",
        "badge",
        "link",
    )
