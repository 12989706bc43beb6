"""Whoever a parcel was for hears that the carrier has it again, and why."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import parcels_seen


class ParcelReturned(NoticeKind):
    """Whoever a parcel was for hears that the carrier has it again, and why."""

    label = _("a parcel went back")
    hears = _("Whoever a parcel was for hears that the carrier has it again, and why.")
    scope = staticmethod(parcels_seen)
    placeholders = ("n", "what", "list", "why", "link")
