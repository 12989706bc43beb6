"""When somebody collects parcels for a colleague, both are told."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import parcels_seen


class ParcelTakenFor(NoticeKind):
    """When somebody collects parcels for a colleague, both are told."""

    label = _("parcels collected for somebody else")
    hears = _("When somebody collects parcels for a colleague, both are told.")
    scope = staticmethod(parcels_seen)
    placeholders = ("n", "what", "list", "taker", "person", "link")
