"""Whoever has parcels at the desk hears of all of them at once, with their pick-up codes."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import parcels_seen


class ParcelArrived(NoticeKind):
    """Whoever has parcels at the desk hears of all of them at once, with their pick-up codes."""

    label = _("parcels for you")
    hears = _("Whoever has parcels at the desk hears of all of them at once, with their pick-up codes.")
    scope = staticmethod(parcels_seen)
    placeholders = ("n", "what", "list", "link")
