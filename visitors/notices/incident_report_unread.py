"""Whoever has not read the report of an incident is reminded; then the department's head and the admin manager hear who has not."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import incident_reports_seen


class IncidentReportUnread(NoticeKind):
    """Whoever has not read the report of an incident is reminded; then the department's head and the admin manager hear who has not."""

    label = _("the report of an incident is not read")
    hears = _(
        "Whoever has not read the report of an incident is reminded; then the department's head and the admin manager hear who has not."
    )
    scope = staticmethod(incident_reports_seen)
    samples = {"unread": ("安然、薄岩", "Ann An, Bo Yan")}
    placeholders = ("number", "kind", "lessons", "unread", "link")
