"""The host hears that the room of their visitor is another now, because the visit moved."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from visitors.scope import no_longer_expected, visits_seen


class VisitRoomMoved(NoticeKind):
    """The host hears that the room of their visitor is another now, because the visit moved."""

    label = _("another room for your visitor")
    hears = _("The host hears that the room of their visitor is another now, because the visit moved.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(no_longer_expected)
    placeholders: ClassVar[tuple[str, ...]] = (*PLACEHOLDERS, "visitor")
    samples: ClassVar[dict[str, tuple[str, str]]] = {**SAMPLES, "visitor": ("王小明", "Wang Xiaoming")}
