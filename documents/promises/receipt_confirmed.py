"""A colleague who was sent an issued document confirms within one working day that it came."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.notices.receipt_owed import ReceiptOwed
from documents.promises.about_receipt import AboutReceipt
from frontdesk.limits.values import Days
from frontdesk.todos.promises import Clock, Rung, Who


class ReceiptConfirmed(AboutReceipt):
    """A colleague who was sent an issued document confirms within one working day that it came."""

    title = gettext_lazy("Issued documents to confirm")
    sentence = gettext_lazy(
        "A colleague who was sent an issued document confirms its receipt within {limit}; when the time is over they are reminded."
    )
    clock = Clock.DAYS
    limit = Days(1, gettext_lazy("Confirmed within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.HOLDER,), ReceiptOwed, gettext_lazy("the recipient is reminded")),)

    def words(self) -> str:
        return _("Confirm receipt of %(number)s: %(what)s")
