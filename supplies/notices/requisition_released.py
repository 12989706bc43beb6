"""Who asked for supplies and never fetched them hears that they are given up."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class RequisitionReleased(NoticeKind):
    """Who asked for supplies and never fetched them hears that they are given up."""

    label = _("my supplies were given up")
    hears = _("Who asked for supplies and never fetched them hears that they are given up.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "things", "link")
    samples = {
        "number": ("LY-202611-0007", "LY-202611-0007"),
        "things": ("中性笔 5支、键盘 1个", "gel pen 5 pcs, keyboard 1 pcs"),
    }
