"""Who waits for supplies hears when they are expected, and again when that moves."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class SupplyExpected(NoticeKind):
    """Who waits for supplies hears when they are expected, and again when that moves."""

    label = _("when missing supplies are expected")
    hears = _("Who waits for supplies hears when they are expected, and again when that moves.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "things", "day", "moved", "link")
    samples = {
        "number": ("LY-202611-0007", "LY-202611-0007"),
        "things": ("键盘 1个", "keyboard 1 pcs"),
        "day": ("2026年11月30日", "30 November 2026"),
    }
