"""The day before, a visitor gets the confirmation: directions, calendar file, QR and code."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Notice
from visitors.models import Visit
from visitors.notices.visit_invited import VisitInvited


class VisitTomorrow(VisitInvited):
    """The day before, a visitor gets the confirmation: directions, calendar file, QR and code."""

    label = _("confirmation the day before")
    hears = _("The day before, a visitor gets the confirmation: directions, calendar file, QR and code.")
    placeholders = ("visitor", "host", "company_here", "when", "time", "code", "directions", "link", "phone_here")

    def is_obsolete(self, notice: Notice) -> bool:
        """Cancelled, here already, or moved to another moment meanwhile."""
        visit = Visit.objects.expected().filter(pk=notice.subject_id).first()
        return visit is None or visit.expected_at.isoformat() != notice.data.get("expected_at", "")
