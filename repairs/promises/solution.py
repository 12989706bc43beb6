"""What was reported is repaired in time."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.todos.promises import Clock, Rung, Who
from repairs.limits.targets import Targets
from repairs.notices.solution_due import SolutionDue
from repairs.notices.solution_late import SolutionLate
from repairs.promises.about_ticket import FollowsClock


class Solution(FollowsClock):
    """What was reported is repaired in time."""

    title = gettext_lazy("Repaired in time")
    sentence = gettext_lazy(
        "A fault is repaired within the time of its category and urgency (Repair targets), or by the day that the asker was told: whoever "
        "repairs it is reminded at three quarters of that time, or a day before; when it is over the team lead hears too. Pauses with a "
        "reason and more time that was agreed to count."
    )
    clock = Clock.HOURS
    part, column = "solution", "solution_due_at"

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return self.due(values) * 3 / 4

    def due(self, values: SimpleNamespace) -> timedelta:
        """Of water, power and building at normal urgency as delivered; each ticket has its own."""
        usual: timedelta = Targets.under(None).building
        return usual

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), SolutionDue, gettext_lazy("whoever repairs it is reminded")),
            Rung(self.due(values), (Who.HOLDER, Who.NAMED), SolutionLate, gettext_lazy("whoever repairs it and the lead are told")),
        )

    def titled(self) -> str:
        return _("Repair %(number)s: %(place)s, %(category)s")
