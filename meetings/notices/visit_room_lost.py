"""The host hears that no room is to be had for their visitor at the new time."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import PLACEHOLDERS, SAMPLES
from visitors.scope import no_longer_expected, visits_seen


class VisitRoomLost(NoticeKind):
    """The host hears that no room is to be had for their visitor at the new time."""

    label = _("no room for your visitor")
    hears = _("The host hears that no room is to be had for their visitor at the new time.")
    scope = staticmethod(visits_seen)
    settled = staticmethod(no_longer_expected)
    placeholders: ClassVar[tuple[str, ...]] = (*PLACEHOLDERS, "visitor")
    samples: ClassVar[dict[str, tuple[str, str]]] = {**SAMPLES, "visitor": ("王小明", "Wang Xiaoming")}
