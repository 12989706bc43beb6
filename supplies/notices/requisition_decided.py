"""Who asked for supplies hears what was decided, what is ready and what is missing."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class RequisitionDecided(NoticeKind):
    """Who asked for supplies hears what was decided, what is ready and what is missing."""

    label = _("my requisition was decided")
    hears = _("Who asked for supplies hears what was decided, what is ready and what is missing.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "outcome", "decider", "words", "ready", "missing", "link")
    samples = {
        "number": ("LY-202611-0007", "LY-202611-0007"),
        "outcome": ("同意", "agreed"),
        "decider": ("薄岩", "Bo Yan"),
        "ready": ("可以领取：中性笔 5支。", "Ready: gel pen 5 pcs."),
        "missing": ("暂时缺货：键盘 1个。", "Missing: keyboard 1 pcs."),
    }
