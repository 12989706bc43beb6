"""Whoever comes again and again is told once on which days, and how they are let in."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from visitors.models import RecurringPass


class PassMade(NoticeKind):
    """Whoever comes again and again is told once on which days, and how they are let in."""

    label = _("recurring pass for a visitor")
    hears = _("Whoever comes again and again is told once on which days, and how they are let in.")
    outside = True
    placeholders = ("visitor", "host", "company_here", "address", "phone_here", "weekdays", "at", "first", "last")

    def is_obsolete(self, notice: Notice) -> bool:
        return not RecurringPass.objects.filter(pk=notice.subject_id, ended_at__isnull=True, forgotten_at__isnull=True).exists()
