"""When a round of business parcels is late, the desk is reminded and the admin manager told."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from visitors.scope import rounds_seen


class RoundLate(NoticeKind):
    """When a round of business parcels is late, the desk is reminded and the admin manager told."""

    label = _("a round is late")
    hears = _("When a round of business parcels is late, the desk is reminded and the admin manager told.")
    scope = staticmethod(rounds_seen)
    placeholders = ("title", "at", "link")
