"""The admin manager hears that the stock of an item is not the sum of its movements."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind


class LedgerWrong(NoticeKind):
    """The admin manager hears that the stock of an item is not the sum of its movements."""

    label = _("stock and ledger disagree")
    hears = _("The admin manager hears that the stock of an item is not the sum of its movements.")
    at_once = True
    placeholders = ("item", "link")
