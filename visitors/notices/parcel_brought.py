"""Whoever a round brought parcels to hears of it."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import parcels_seen


class ParcelBrought(NoticeKind):
    """Whoever a round brought parcels to hears of it."""

    label = _("a round brought parcels")
    hears = _("Whoever a round brought parcels to hears of it.")
    scope = staticmethod(parcels_seen)
    placeholders = ("n", "what", "list", "link")
