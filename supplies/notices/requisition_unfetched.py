"""Who asked for supplies and has not fetched them is reminded once."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class RequisitionUnfetched(NoticeKind):
    """Who asked for supplies and has not fetched them is reminded once."""

    label = _("my supplies wait to be fetched")
    hears = _("Who asked for supplies and has not fetched them is reminded once.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "things", "link")
    samples = {
        "number": ("LY-202611-0007", "LY-202611-0007"),
        "things": ("中性笔 5支、键盘 1个", "gel pen 5 pcs, keyboard 1 pcs"),
    }
