"""Whoever an incident was given to is reminded of it; then the head above and the admin manager hear that nobody has answered."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.notices import INCIDENT
from visitors.scope import incidents_seen


class IncidentLate(NoticeKind):
    """Whoever an incident was given to is reminded of it; then the head above and the admin manager hear that nobody has answered."""

    label = _("an incident waits for an answer")
    hears = _(
        "Whoever an incident was given to is reminded of it; then the head above and the admin manager hear that nobody has answered."
    )
    scope = staticmethod(incidents_seen)
    at_once = True
    placeholders = INCIDENT
