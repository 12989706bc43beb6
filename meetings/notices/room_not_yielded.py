"""Who asked for a room hears that it stays as it is."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.settled import own_asking


class RoomNotYielded(NoticeKind):
    """Who asked for a room hears that it stays as it is."""

    label = _("a room you asked for is not to be had")
    hears = _("Who asked for a room hears that it stays as it is.")
    scope = staticmethod(own_asking)
    placeholders: ClassVar[tuple[str, ...]] = (*PLACEHOLDERS, "wish", "person", "because", "would")
    samples: ClassVar[dict[str, tuple[str, str]]] = {
        **SAMPLES,
        "wish": ("11-24 10:00–11:00", "11-24 10:00–11:00"),
        "person": ("林若溪", "Rita Lin"),
        "because": ("重要客户来访", "An important customer comes"),
        "would": ("10:15–11:15", "10:15–11:15"),
    }
