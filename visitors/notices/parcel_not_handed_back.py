"""When an unclaimed parcel was not handed to the carrier in time, the desk is reminded and the admin manager told."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import parcels_seen


class ParcelNotHandedBack(NoticeKind):
    """When an unclaimed parcel was not handed to the carrier in time, the desk is reminded and the admin manager told."""

    label = _("an unclaimed parcel is still here")
    hears = _("When an unclaimed parcel was not handed to the carrier in time, the desk is reminded and the admin manager told.")
    scope = staticmethod(parcels_seen)
    placeholders = ("title", "number", "person", "link")
