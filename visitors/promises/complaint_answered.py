"""Whoever complained hears what came of it within five working days."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from visitors.models import Complaint
from visitors.notices.complaint_waits import ComplaintWaits
from visitors.promises.about_complaint import AboutComplaint


class ComplaintAnswered(AboutComplaint):
    """Whoever complained hears what came of it within five working days."""

    title = gettext_lazy("Complaints answered")
    sentence = gettext_lazy(
        "Whoever complained hears within {limit} what came of it; {warn} before the end who deals with it is reminded, then the head above "
        "and the admin manager are told."
    )
    task = gettext_lazy("Tell %(customer)s what came of the complaint")
    clock = Clock.DAYS
    can_pause = True
    limit = Days(5, gettext_lazy("Answered within"), 1, 60)
    warn = Days(1, gettext_lazy("Reminded so long before the end"), 1, 30)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return max(values.limit - values.warn, values.limit / 2)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER, Who.STAND_IN), ComplaintWaits, gettext_lazy("reminded, and the stand-in")),
            Rung(values.limit, (Who.HOLDER, Who.HEAD, Who.ADMIN_MANAGER), ComplaintWaits, gettext_lazy("head and admin manager are told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Complaint.objects.open().filter(pk=todo.subject_id).exists()
