"""Somebody takes a major incident in hand at once."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from visitors.models import Incident
from visitors.notices.incident_major import IncidentMajor
from visitors.promises.about_incident import AboutIncident


class IncidentTaken(AboutIncident):
    """An admin manager or legal takes a major incident in hand at once; while nobody has, they hear of it again."""

    title = gettext_lazy("Major incidents taken in hand")
    sentence = gettext_lazy(
        "An admin manager or legal takes a major incident in hand within {limit} of its report, round the clock and through every channel; "
        "when nobody has by then, and again after {again}, all of them hear once more."
    )
    says = gettext_lazy("Take major incident %(number)s in hand: %(title)s")
    clock = Clock.WALL
    limit = Minutes(10, gettext_lazy("Taken in hand within"), 1, 120)
    again = Minutes(30, gettext_lazy("Told once more after"), 2, 1440)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = (Who.HOLDER, Who.ADMIN_MANAGER)
        return (
            Rung(values.limit, told, IncidentMajor, gettext_lazy("told again")),
            Rung(max(values.again, values.limit), told, IncidentMajor, gettext_lazy("told a third time")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Incident.objects.unanswered().filter(pk=todo.subject_id).exists()
