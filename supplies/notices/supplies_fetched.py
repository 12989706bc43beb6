"""Who asked for supplies hears that a colleague fetched them."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import handouts_seen


class SuppliesFetched(NoticeKind):
    """Who asked for supplies hears that a colleague fetched them."""

    label = _("a colleague fetched my supplies")
    hears = _("Who asked for supplies hears that a colleague fetched them.")
    scope = staticmethod(handouts_seen)
    placeholders = ("number", "taker", "things", "link")
    samples = {
        "number": ("FF-202611-0007", "FF-202611-0007"),
        "taker": ("薄岩", "Bo Yan"),
        "things": ("中性笔 5支", "gel pen 5 pcs"),
    }
