"""The head of the host's department hears that somebody asks to come."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import no_longer_asked_for, visits_seen


class VisitAskedDepartment(NoticeKind):
    """The head of the host's department hears that somebody asks to come."""

    label = _("somebody asks to come to my department")
    hears = _("The head of the host's department hears that somebody asks to come.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(no_longer_asked_for)
    placeholders = ("visitor", "company", "from", "host", "when", "people", "purpose", "link")
    samples = {"people": ("3", "3")}
