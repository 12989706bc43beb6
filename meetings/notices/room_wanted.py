"""Who has a room hears that somebody asks for it, why it matters, and what their own meeting would be."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.settled import answered_or_over, own_asking


class RoomWanted(NoticeKind):
    """Who has a room hears that somebody asks for it, why it matters, and what their own meeting would be."""

    label = _("your room is asked for")
    hears = _("Who has a room hears that somebody asks for it, why it matters, and what their own meeting would be.")
    scope = staticmethod(own_asking)
    settled = staticmethod(answered_or_over)
    at_once = True
    placeholders: ClassVar[tuple[str, ...]] = (*PLACEHOLDERS, "wish", "person", "because", "would")
    samples: ClassVar[dict[str, tuple[str, str]]] = {
        **SAMPLES,
        "wish": ("11-24 10:00–11:00", "11-24 10:00–11:00"),
        "person": ("林若溪", "Rita Lin"),
        "because": ("重要客户来访", "An important customer comes"),
        "would": ("10:15–11:15", "10:15–11:15"),
    }
