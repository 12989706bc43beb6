"""The head of a department hears at once of a complaint it answers."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import complaints_seen


class ComplaintRouted(NoticeKind):
    """The head of a department hears at once of a complaint it answers."""

    label = _("a complaint")
    hears = _("The head of a department hears at once of a complaint it answers.")
    scope = staticmethod(complaints_seen)
    at_once = True
    placeholders = ("customer", "company", "phone", "category", "order", "words", "wish", "limit", "taker", "link")
    samples = {
        "customer": ("罗敏", "Min Luo"),
        "category": ("质量", "quality"),
        "order": ("订单 HT-4711，P2 水泵", "Order HT-4711, pump P2"),
        "wish": ("客户要求：换新", "Wishes: a new one"),
        "limit": ("24 小时", "24 hours"),
        "words": ("水泵漏水", "The pump leaks"),
    }
