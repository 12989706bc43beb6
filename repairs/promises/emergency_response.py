"""Somebody of the team answers an emergency in time, at whatever hour."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.todos.promises import Clock, Rung, Who
from repairs.limits.targets import Targets
from repairs.notices.emergency_waits import EmergencyWaits
from repairs.promises.about_ticket import FollowsClock


class EmergencyResponse(FollowsClock):
    """Somebody of the team answers an emergency in time, at whatever hour."""

    title = gettext_lazy("Emergencies answered")
    sentence = gettext_lazy(
        "An emergency is accepted or answered by the team within its time (Repair targets), nights and holidays too; nothing pauses it. At "
        "three quarters of that time whoever has it and the team lead are told, when it is over the admin manager too."
    )
    clock = Clock.WALL
    part, column = "response", "response_due_at"

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return self.due(values) * 3 / 4

    def due(self, values: SimpleNamespace) -> timedelta:
        limit: timedelta = Targets.under(None).answer_emergency
        return limit

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER, Who.NAMED), EmergencyWaits, gettext_lazy("whoever has it and the lead are told")),
            Rung(
                self.due(values), (Who.HOLDER, Who.NAMED, Who.ADMIN_MANAGER), EmergencyWaits, gettext_lazy("the admin manager is told too")
            ),
        )

    def titled(self) -> str:
        return _("Emergency %(number)s: %(place)s, %(category)s")
