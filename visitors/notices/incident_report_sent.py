"""Everybody of the department is sent the report of an incident to read, with what was learned."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import incident_reports_seen


class IncidentReportSent(NoticeKind):
    """Everybody of the department is sent the report of an incident to read, with what was learned."""

    label = _("the report of an incident to read")
    hears = _("Everybody of the department is sent the report of an incident to read, with what was learned.")
    scope = staticmethod(incident_reports_seen)
    placeholders = ("number", "kind", "lessons", "by", "link")
