"""Who waits for a room hears at once that it is free and until when it is kept for them."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.settled import no_longer_kept, own_wait


class RoomKept(NoticeKind):
    """Who waits for a room hears at once that it is free and until when it is kept for them."""

    label = _("a room you wait for is free")
    hears = _("Who waits for a room hears at once that it is free and until when it is kept for them.")
    at_once = True
    scope = staticmethod(own_wait)
    settled = staticmethod(no_longer_kept)
    placeholders = (*PLACEHOLDERS, "until")
    samples = {**SAMPLES, "until": ("15:10", "15:10")}
