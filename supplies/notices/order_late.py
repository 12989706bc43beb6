"""The buyer hears that the day on which an order was expected is over; after some days the admin manager hears too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from supplies.scope import storekeepers


class OrderLate(NoticeKind):
    """The buyer hears that the day on which an order was expected is over; after some days the admin manager hears too."""

    label = _("an order is late")
    hears = _("The buyer hears that the day on which an order was expected is over; after some days the admin manager hears too.")
    scope = staticmethod(storekeepers)
    placeholders = ("title", "number", "supplier", "day", "link")
