"""The department that an ordinary incident was given to answers within an hour of working time."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from visitors.models import Incident
from visitors.notices.incident_late import IncidentLate
from visitors.promises.about_incident import AboutIncident


class IncidentAnswered(AboutIncident):
    """The department that an ordinary incident was given to answers within an hour of working time from its report."""

    title = gettext_lazy("Incidents answered")
    sentence = gettext_lazy(
        "The department that an ordinary incident was given to answers within {limit} of working time from its report; after {warn} "
        "whoever answers for it and the stand-in are reminded, after {limit} the head above and the admin manager are told. "
        "While no department has it, the admin manager owes the answer."
    )
    says = gettext_lazy("Answer incident %(number)s: %(title)s")
    clock = Clock.HOURS
    warn = Minutes(30, gettext_lazy("Reminded after"), 1, 1440)
    limit = Minutes(60, gettext_lazy("Answered within"), 2, 2880)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.warn, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER, Who.STAND_IN), IncidentLate, gettext_lazy("reminded, and the stand-in")),
            Rung(values.limit, (Who.HEAD, Who.ADMIN_MANAGER), IncidentLate, gettext_lazy("the head and the admin manager are told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Incident.objects.unanswered().filter(pk=todo.subject_id).exists()
