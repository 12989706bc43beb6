"""Who takes the minutes of a meeting is reminded; when it is late the chair and the head hear of it, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import SAMPLES


class MinutesOwed(NoticeKind):
    """Who takes the minutes of a meeting is reminded; when it is late the chair and the head hear of it, too."""

    label = _("minutes are owed")
    hears = _("Who takes the minutes of a meeting is reminded; when it is late the chair and the head hear of it, too.")
    settled = staticmethod(settled_todos)
    placeholders = ("what", "link")
    samples = {"what": SAMPLES["what"]}
