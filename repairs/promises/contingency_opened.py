"""For a fault of the network a contingency plan is opened soon."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from repairs.models import Ticket
from repairs.notices.contingency_owed import ContingencyOwed
from repairs.promises.about_ticket import AboutTicket


class ContingencyOpened(AboutTicket):
    """For a fault of the network a contingency plan is opened soon."""

    title = gettext_lazy("Contingency plans for the network")
    sentence = gettext_lazy(
        "Whoever has a fault of the network opens a contingency plan, how the house works until it is repaired, within {limit} of working "
        "time; when that is over they are reminded and the team lead is told."
    )
    clock = Clock.HOURS
    limit = Minutes(30, gettext_lazy("Opened within"), 5, 480)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.HOLDER, Who.NAMED), ContingencyOwed, gettext_lazy("whoever has it and the lead are told")),)

    def is_moot(self, todo: Todo) -> bool:
        return not Ticket.objects.running().filter(pk=todo.subject_id, contingency_at__isnull=True).exists()

    def titled(self) -> str:
        return _("Contingency plan for %(number)s: %(place)s, %(category)s")
