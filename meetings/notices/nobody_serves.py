"""Reception is reminded to be there before a meeting that the office serves; when nobody is, the admin manager hears."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import SAMPLES
from meetings.scope import office_alone


class NobodyServes(NoticeKind):
    """Reception is reminded to be there before a meeting that the office serves; when nobody is, the admin manager hears."""

    label = _("nobody is there to serve a meeting")
    hears = _("Reception is reminded to be there before a meeting that the office serves; when nobody is, the admin manager hears.")
    at_once = True
    scope = staticmethod(office_alone)
    settled = staticmethod(settled_todos)
    placeholders = ("room", "when", "cups", "link")
    samples = {**SAMPLES, "cups": ("12", "12")}
