"""Whoever leads a group is told when, where and with which code, and where the list of all stands."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Notice
from visitors import passes
from visitors.models import Visit
from visitors.notices.visit_invited import VisitInvited


class GroupInvited(VisitInvited):
    """Whoever leads a group is told when, where and with which code, and where the list of all stands."""

    label = _("invitation to the leader of a group")
    hears = _("Whoever leads a group is told when, where and with which code, and where the list of all stands.")
    placeholders = (*VisitInvited.placeholders, "group", "many")

    def link(self, notice: Notice) -> str:
        """Made at delivery: what opens the list never lies in the database."""
        return passes.group_of(Visit.objects.get(pk=notice.subject_id))
