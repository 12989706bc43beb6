"""Whoever resolved an incident is reminded of its report; then the head and the admin manager hear that it is missing."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.notices import INCIDENT
from visitors.scope import incidents_seen


class IncidentReportOwed(NoticeKind):
    """Whoever resolved an incident is reminded of its report; then the head and the admin manager hear that it is missing."""

    label = _("the report of an incident is owed")
    hears = _("Whoever resolved an incident is reminded of its report; then the head and the admin manager hear that it is missing.")
    scope = staticmethod(incidents_seen)
    placeholders = INCIDENT
