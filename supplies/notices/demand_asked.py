"""The head hears that somebody of the department handed in the demand form."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import demand_decided, demand_seen


class DemandAsked(NoticeKind):
    """The head hears that somebody of the department handed in the demand form."""

    label = _("please approve: a demand form")
    hears = _("The head hears that somebody of the department handed in the demand form.")
    scope = staticmethod(demand_seen)
    settled = staticmethod(demand_decided)
    placeholders = ("department", "month", "who", "link")
