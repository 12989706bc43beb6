"""Who handed in the demand form hears that the head gave it back, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import demand_seen


class DemandReturned(NoticeKind):
    """Who handed in the demand form hears that the head gave it back, and why."""

    label = _("the demand form was given back")
    hears = _("Who handed in the demand form hears that the head gave it back, and why.")
    scope = staticmethod(demand_seen)
    placeholders = ("department", "month", "who", "words", "link")
    samples = {"words": ("数量偏多，请核减", "Too many; please ask for fewer")}
