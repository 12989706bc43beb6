"""Whoever asked for a parcel to be sent hears its number and what it cost."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import shipments_seen


class ShipmentGone(NoticeKind):
    """Whoever asked for a parcel to be sent hears its number and what it cost."""

    label = _("your parcel was sent")
    hears = _("Whoever asked for a parcel to be sent hears its number and what it cost.")
    scope = staticmethod(shipments_seen)
    placeholders = ("to", "what", "carrier", "number", "fee", "department", "link")
