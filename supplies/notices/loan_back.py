"""The head of the lender hears that lent supplies are back."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import loans_seen


class LoanBack(NoticeKind):
    """The head of the lender hears that lent supplies are back."""

    label = _("lent supplies are back")
    hears = _("The head of the lender hears that lent supplies are back.")
    scope = staticmethod(loans_seen)
    placeholders = ("things", "lender", "borrower", "day", "link")
    samples = {
        "things": ("键盘 1个", "keyboard 1 pcs"),
        "lender": ("市场部", "Marketing"),
        "borrower": ("产品部", "Product"),
        "day": ("2026年11月30日", "30 November 2026"),
    }
