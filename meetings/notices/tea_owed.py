"""Reception is reminded of tea for a meeting that runs; when it is late the admin manager hears of it, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import SAMPLES
from meetings.scope import office_alone


class TeaOwed(NoticeKind):
    """Reception is reminded of tea for a meeting that runs; when it is late the admin manager hears of it, too."""

    label = _("tea is owed in a room")
    hears = _("Reception is reminded of tea for a meeting that runs; when it is late the admin manager hears of it, too.")
    at_once = True
    scope = staticmethod(office_alone)
    settled = staticmethod(settled_todos)
    placeholders = ("room", "at", "cups", "link")
    samples = {**SAMPLES, "at": ("11:00", "11:00"), "cups": ("12", "12")}
