"""Who asked for supplies hears that they are ready to be fetched."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class RequisitionReady(NoticeKind):
    """Who asked for supplies hears that they are ready to be fetched."""

    label = _("supplies are ready for me")
    hears = _("Who asked for supplies hears that they are ready to be fetched.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "things", "link")
    samples = {"number": ("LY-202611-0007", "LY-202611-0007"), "things": ("中性笔 5支、键盘 1个", "gel pen 5 pcs, keyboard 1 pcs")}
