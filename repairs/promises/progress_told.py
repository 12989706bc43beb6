"""While the network is down its askers hear every two hours how it stands."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from repairs.models import Ticket
from repairs.notices.progress_owed import ProgressOwed
from repairs.promises.about_ticket import AboutTicket


class ProgressTold(AboutTicket):
    """While the network is down its askers hear every two hours how it stands."""

    title = gettext_lazy("Progress of network faults")
    sentence = gettext_lazy(
        "Until a fault of the network is repaired, whoever has it tells its askers every {limit} of working time how it stands, also while "
        "it is paused; when that is over they are reminded, and after as long again the team lead is told."
    )
    clock = Clock.HOURS
    limit = Minutes(120, gettext_lazy("Told every"), 15, 960)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return values.limit * 3 / 4

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit, (Who.HOLDER,), ProgressOwed, gettext_lazy("whoever has it is reminded")),
            Rung(values.limit * 2, (Who.HOLDER, Who.NAMED), ProgressOwed, gettext_lazy("the lead is told too")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Ticket.objects.running().filter(pk=todo.subject_id).exists()

    def titled(self) -> str:
        return _("Tell how %(number)s stands: %(place)s, %(category)s")
