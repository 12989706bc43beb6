"""Storekeepers hear that supplies which nobody fetched are free again, and go back to the shelf."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import requisitions_seen


class SuppliesReleased(NoticeKind):
    """Storekeepers hear that supplies which nobody fetched are free again, and go back to the shelf."""

    label = _("supplies that nobody fetched")
    hears = _("Storekeepers hear that supplies which nobody fetched are free again, and go back to the shelf.")
    scope = staticmethod(requisitions_seen)
    placeholders = ("number", "asker", "things", "link")
    samples = {
        "number": ("LY-202611-0007", "LY-202611-0007"),
        "things": ("中性笔 5支、键盘 1个", "gel pen 5 pcs, keyboard 1 pcs"),
        "asker": ("安然", "Ann An"),
    }
