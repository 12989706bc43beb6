"""Whoever answers for a department hears at once that an incident was given to it and by when it wants an answer."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.notices import INCIDENT
from visitors.scope import incidents_seen


class IncidentGiven(NoticeKind):
    """Whoever answers for a department hears at once that an incident was given to it and by when it wants an answer."""

    label = _("an incident for your department")
    hears = _("Whoever answers for a department hears at once that an incident was given to it and by when it wants an answer.")
    scope = staticmethod(incidents_seen)
    at_once = True
    placeholders = (*INCIDENT, "within")
