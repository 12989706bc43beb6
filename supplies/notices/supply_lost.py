"""Who waited for supplies hears that what was set aside for them is missing after a stocktake."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class SupplyLost(NoticeKind):
    """Who waited for supplies hears that what was set aside for them is missing after a stocktake."""

    label = _("what was set aside for me is missing")
    hears = _("Who waited for supplies hears that what was set aside for them is missing after a stocktake.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "things", "expected", "link")
    samples = {
        "number": ("LY-202611-0007", "LY-202611-0007"),
        "things": ("中性笔 5支、键盘 1个", "gel pen 5 pcs, keyboard 1 pcs"),
        "expected": ("预计2026年11月30日到货。", "Expected on 30 November 2026."),
    }
