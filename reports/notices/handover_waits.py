"""When nobody took over from a shift in time, the desk is reminded and the admin manager told."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from reports.models import Handover


def of_the_desk(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of notices that say who handed over and how much was late, for those who see the desk."""
    return {notice.pk for notice in notices} if reader.can(Can.SEE_DESK) else set()


def taken_or_withdrawn(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose handover waits no more."""
    open_ones = set(Handover.objects.open().values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.data.get("handover") not in open_ones}


class HandoverWaits(NoticeKind):
    """When nobody took over from a shift in time, the desk is reminded and the admin manager told."""

    label = _("nobody has taken over the desk")
    hears = _("When nobody took over from a shift in time, the desk is reminded and the admin manager told.")
    at_once = True
    scope = staticmethod(of_the_desk)
    settled = staticmethod(taken_or_withdrawn)
    placeholders = ("by", "at", "late", "link")
    samples = {"at": ("17:50", "17:50"), "late": ("3", "3")}
