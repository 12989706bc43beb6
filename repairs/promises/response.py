"""Somebody of the team accepts a ticket, or answers, in time."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.todos.promises import Clock, Rung, Who
from repairs.limits.targets import Targets
from repairs.notices.response_due import ResponseDue
from repairs.notices.response_late import ResponseLate
from repairs.promises.about_ticket import FollowsClock


class Response(FollowsClock):
    """Somebody of the team accepts a ticket, or answers, in time."""

    title = gettext_lazy("Tickets answered")
    sentence = gettext_lazy(
        "A ticket is accepted or answered by the team within the time of its urgency (Repair targets), which it keeps: whoever has it is "
        "reminded at three quarters of that time; when it is over the team lead and the admin manager are told."
    )
    clock = Clock.HOURS
    part, column = "response", "response_due_at"

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return self.due(values) * 3 / 4

    def due(self, values: SimpleNamespace) -> timedelta:
        """Of normal urgency as delivered; each ticket has its own."""
        usual: timedelta = Targets.under(None).answer_normal
        return usual

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), ResponseDue, gettext_lazy("whoever has it is reminded")),
            Rung(self.due(values), (Who.NAMED, Who.ADMIN_MANAGER), ResponseLate, gettext_lazy("lead and admin manager are told")),
        )

    def titled(self) -> str:
        return _("Answer %(number)s: %(place)s, %(category)s")
