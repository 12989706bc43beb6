"""Whoever has not collected a parcel on the third day is told again."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import parcels_seen


class ParcelWaits(NoticeKind):
    """Whoever has not collected a parcel on the third day is told again."""

    label = _("a parcel still waits")
    hears = _("Whoever has not collected a parcel on the third day is told again.")
    scope = staticmethod(parcels_seen)
    placeholders = ("n", "what", "list", "link")
