"""The chair hears that minutes wait to be looked through."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import SAMPLES
from meetings.scope import meetings_taken_part


class MinutesToReview(NoticeKind):
    """The chair hears that minutes wait to be looked through."""

    label = _("minutes are to be looked through")
    hears = _("The chair hears that minutes wait to be looked through.")
    scope = staticmethod(meetings_taken_part)
    settled = staticmethod(settled_todos)
    placeholders = ("what", "person", "link")
    samples = {"what": SAMPLES["what"], "person": ("安然", "Ann An")}
