"""The organiser hears what was prepared and counted back, and says whether it was right."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import PLACEHOLDERS, SAMPLES
from meetings.scope import bookings_seen


class ServiceReportMade(NoticeKind):
    """The organiser hears what was prepared and counted back, and says whether it was right."""

    label = _("a service report is there")
    hears = _("The organiser hears what was prepared and counted back, and says whether it was right.")
    scope = staticmethod(bookings_seen)
    settled = staticmethod(settled_todos)
    placeholders = (*PLACEHOLDERS, "prepared")
    samples = {**SAMPLES, "prepared": ("8/8", "8/8")}
