"""Whoever asked for a parcel to be sent hears that it was given back, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import shipments_seen


class ShipmentGivenBack(NoticeKind):
    """Whoever asked for a parcel to be sent hears that it was given back, and why."""

    label = _("your parcel was given back")
    hears = _("Whoever asked for a parcel to be sent hears that it was given back, and why.")
    scope = staticmethod(shipments_seen)
    placeholders = ("to", "what", "reason", "link")
