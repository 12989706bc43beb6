"""Whoever complained is spoken to by the department within 24 hours round the clock."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from visitors.models import Complaint
from visitors.notices.complaint_waits import ComplaintWaits
from visitors.promises.about_complaint import AboutComplaint


class ComplaintContacted(AboutComplaint):
    """Whoever complained is spoken to by the department within 24 hours round the clock."""

    title = gettext_lazy("First contact after a complaint")
    sentence = gettext_lazy(
        "Whoever complained is spoken to by the department within {limit} round the clock; from half of it on who deals with it and the "
        "stand-in are reminded, {warn} before the end once more, and when it is over the head above and the admin manager are told."
    )
    task = gettext_lazy("Speak to %(customer)s, who complained")
    clock = Clock.WALL
    limit = Hours(24, gettext_lazy("First contact within"), 1, 240)
    warn = Hours(4, gettext_lazy("Reminded so long before the end"), 1, 240)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        half = values.limit / 2
        return (
            Rung(half, (Who.HOLDER, Who.STAND_IN), ComplaintWaits, gettext_lazy("reminded, and the stand-in")),
            Rung(max(half, values.limit - values.warn), (Who.HOLDER, Who.STAND_IN), ComplaintWaits, gettext_lazy("reminded once more")),
            Rung(values.limit, (Who.HOLDER, Who.HEAD, Who.ADMIN_MANAGER), ComplaintWaits, gettext_lazy("head and admin manager are told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Complaint.objects.uncontacted().filter(pk=todo.subject_id).exists()
