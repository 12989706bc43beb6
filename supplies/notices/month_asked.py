"""The other admin managers hear that one of them asks to open a closed month of the ledger again."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import months_seen


class MonthAsked(NoticeKind):
    """The other admin managers hear that one of them asks to open a closed month of the ledger again."""

    label = _("a closed month of the ledger")
    hears = _("The other admin managers hear that one of them asks to open a closed month of the ledger again.")
    scope = staticmethod(months_seen)
    placeholders = ("person", "month", "reason", "link")
