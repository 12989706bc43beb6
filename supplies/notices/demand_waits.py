"""The head is reminded of a demand form that waits; after the close the admin manager hears of it too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import demand_seen


class DemandWaits(NoticeKind):
    """The head is reminded of a demand form that waits; after the close the admin manager hears of it too."""

    label = _("a demand form waits for approval")
    hears = _("The head is reminded of a demand form that waits; after the close the admin manager hears of it too.")
    scope = staticmethod(demand_seen)
    placeholders = ("department", "month", "link")
