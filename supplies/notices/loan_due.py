"""Who borrowed supplies hears on the day that they are due; then both heads hear."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import loans_seen


class LoanDue(NoticeKind):
    """Who borrowed supplies hears on the day that they are due; then both heads hear."""

    label = _("borrowed supplies are due")
    hears = _("Who borrowed supplies hears on the day that they are due; then both heads hear.")
    scope = staticmethod(loans_seen)
    at_once = True
    placeholders = ("things", "lender", "borrower", "day", "link")
    samples = {
        "things": ("键盘 1个", "keyboard 1 pcs"),
        "lender": ("市场部", "Marketing"),
        "borrower": ("产品部", "Product"),
        "day": ("2026年11月30日", "30 November 2026"),
    }
