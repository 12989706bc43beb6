"""Whoever sent a document out of the house looks after five working days whether its receipt came."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.notices.receipt_missing import ReceiptMissing
from documents.promises.about_receipt import AboutReceipt
from frontdesk.limits.values import Days
from frontdesk.todos.promises import Clock, Rung, Who


class ReceiptEntered(AboutReceipt):
    """Whoever sent a document out of the house looks after five working days whether its receipt came."""

    title = gettext_lazy("Receipts from outside")
    sentence = gettext_lazy(
        "Whoever sent a document out of the house enters its receipt when it comes; if none has come after {limit} they are "
        "told to ask for it."
    )
    clock = Clock.DAYS
    limit = Days(5, gettext_lazy("Asked for after"), 1, 60)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.HOLDER,), ReceiptMissing, gettext_lazy("who sent it is told")),)

    def words(self) -> str:
        return _("Receipt from outside for %(number)s: %(what)s")
