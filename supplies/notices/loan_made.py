"""Heads and askers hear that one department lends another supplies."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import loans_seen


class LoanMade(NoticeKind):
    """Heads and askers hear that one department lends another supplies."""

    label = _("supplies are lent between departments")
    hears = _("Heads and askers hear that one department lends another supplies.")
    scope = staticmethod(loans_seen)
    placeholders = ("things", "lender", "borrower", "day", "link")
    samples = {
        "things": ("键盘 1个", "keyboard 1 pcs"),
        "lender": ("市场部", "Marketing"),
        "borrower": ("产品部", "Product"),
        "day": ("2026年11月30日", "30 November 2026"),
    }
