"""Before the office closes, the desk hears which parcel is to be sent or given back; at closing the admin manager is told."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import shipments_seen


class ShipmentLate(NoticeKind):
    """Before the office closes, the desk hears which parcel is to be sent or given back; at closing the admin manager is told."""

    label = _("a parcel to send or give back")
    hears = _("Before the office closes, the desk hears which parcel is to be sent or given back; at closing the admin manager is told.")
    scope = staticmethod(shipments_seen)
    at_once = True
    placeholders = ("title", "to", "person", "link")
