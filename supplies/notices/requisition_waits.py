"""Head, stand-in and admin manager hear that a requisition still waits for approval."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class RequisitionWaits(NoticeKind):
    """Head, stand-in and admin manager hear that a requisition still waits for approval."""

    label = _("a requisition waits for approval")
    hears = _("Head, stand-in and admin manager hear that a requisition still waits for approval.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "asker", "link")
    samples = {"number": ("LY-202611-0007", "LY-202611-0007"), "asker": ("安然", "Ann An")}
