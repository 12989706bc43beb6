"""Reception hears that something special is to be bought for a meeting; when it is late the admin manager, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class SpecialAsked(NoticeKind):
    """Reception hears that something special is to be bought for a meeting; when it is late the admin manager, too."""

    label = _("something special is to be bought")
    hears = _("Reception hears that something special is to be bought for a meeting; when it is late the admin manager, too.")
    at_once = True
    scope = staticmethod(bookings_seen)
    settled = staticmethod(settled_todos)
    placeholders = (*PLACEHOLDERS, "special")
    samples = {**SAMPLES, "special": ("鲜花 × 2", "Flowers × 2")}
