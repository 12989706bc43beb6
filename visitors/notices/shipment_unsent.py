"""Before the office closes, whoever asked for a parcel that was not sent hears that it comes back."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import shipments_seen


class ShipmentUnsent(NoticeKind):
    """Before the office closes, whoever asked for a parcel that was not sent hears that it comes back."""

    label = _("your parcel was not sent today")
    hears = _("Before the office closes, whoever asked for a parcel that was not sent hears that it comes back.")
    scope = staticmethod(shipments_seen)
    at_once = True
    placeholders = ("to", "what", "link")
