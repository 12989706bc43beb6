"""The head of sales hears at once that a new customer has called."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import calls_seen, no_longer_calls


class CustomerHandedOn(NoticeKind):
    """The head of sales hears at once that a new customer has called."""

    label = _("a new customer called")
    hears = _("The head of sales hears at once that a new customer has called.")
    scope = staticmethod(calls_seen)
    settled = staticmethod(no_longer_calls)
    at_once = True
    placeholders = ("caller", "company", "phone", "about", "words", "taker", "link")
    samples = {"about": ("咨询", "question"), "words": ("想要最新报价", "Would like a new quotation")}
