"""Whoever has not collected a parcel on the seventh day hears that it goes back to the carrier."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import parcels_seen


class ParcelGoesBack(NoticeKind):
    """Whoever has not collected a parcel on the seventh day hears that it goes back to the carrier."""

    label = _("a parcel goes back to the carrier")
    hears = _("Whoever has not collected a parcel on the seventh day hears that it goes back to the carrier.")
    scope = staticmethod(parcels_seen)
    placeholders = ("n", "what", "list", "link")
