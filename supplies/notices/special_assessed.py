"""Who handed in the demand form hears whether a special need was agreed to, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import demand_seen


class SpecialAssessed(NoticeKind):
    """Who handed in the demand form hears whether a special need was agreed to, and why."""

    label = _("a special need was assessed")
    hears = _("Who handed in the demand form hears whether a special need was agreed to, and why.")
    scope = staticmethod(demand_seen)
    placeholders = ("what", "answer", "words", "who", "link")
    samples = {"what": ("人体工学椅", "an ergonomic chair"), "answer": ("同意", "agreed"), "words": ("预算内", "within the budget")}
