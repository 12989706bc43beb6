"""The head of each department hears that the form for next month's supplies is open, and until when."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import demand_handed_in, demand_seen


class DemandOpened(NoticeKind):
    """The head of each department hears that the form for next month's supplies is open, and until when."""

    label = _("the demand form is open")
    hears = _("The head of each department hears that the form for next month's supplies is open, and until when.")
    scope = staticmethod(demand_seen)
    settled = staticmethod(demand_handed_in)
    placeholders = ("department", "month", "until", "link")
