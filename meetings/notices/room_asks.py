"""Reception hears at once what a room asks for during its meeting; when it is late the admin manager hears of it, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from meetings.notices import SAMPLES
from meetings.scope import office_alone
from meetings.settled import answered


class RoomAsks(NoticeKind):
    """Reception hears at once what a room asks for during its meeting; when it is late the admin manager hears of it, too."""

    label = _("a room asks for something")
    hears = _("Reception hears at once what a room asks for during its meeting; when it is late the admin manager hears of it, too.")
    at_once = True
    scope = staticmethod(office_alone)
    settled = staticmethod(answered)
    placeholders = ("room", "at", "wants", "words", "link")
    samples = {**SAMPLES, "at": ("10:03", "10:03"), "wants": ("茶水", "Tea or water"), "words": ("两位客人", "two guests")}
