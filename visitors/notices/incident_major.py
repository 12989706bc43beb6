"""Admin managers, legal and the department hear at once, at any hour, of a major incident; again when nobody takes it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.notices import INCIDENT
from visitors.scope import incidents_seen


class IncidentMajor(NoticeKind):
    """Admin managers, legal and the department hear at once, at any hour, of a major incident; again when nobody takes it."""

    label = _("a major incident")
    hears = _("Admin managers, legal and the department hear at once, at any hour, of a major incident; again when nobody takes it.")
    scope = staticmethod(incidents_seen)
    at_once = True
    emergency = True
    must = True
    placeholders = INCIDENT
