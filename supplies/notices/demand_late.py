"""Who must hand in the demand form hears that the round has closed without it, and the day after the admin manager too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import demand_seen


class DemandLate(NoticeKind):
    """Who must hand in the demand form hears that the round has closed without it, and the day after the admin manager too."""

    label = _("the demand form was not handed in")
    hears = _("Who must hand in the demand form hears that the round has closed without it, and the day after the admin manager too.")
    scope = staticmethod(demand_seen)
    placeholders = ("department", "month", "link")
