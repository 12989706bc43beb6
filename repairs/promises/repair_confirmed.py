"""Whoever asked for a repair says within three working days whether it works; after that the ticket closes itself."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who
from repairs.models import Ticket
from repairs.notices.confirm_waits import ConfirmWaits
from repairs.promises.about_ticket import AboutTicket


class RepairConfirmed(AboutTicket):
    """Whoever asked for a repair says within three working days whether it works; after that the ticket closes itself."""

    title = gettext_lazy("Repairs confirmed")
    sentence = gettext_lazy(
        "Whoever asked for a repair says within {limit} whether it works and is reminded when half of that is over; then the ticket closes "
        "itself."
    )
    clock = Clock.DAYS
    limit = Days(3, gettext_lazy("Confirmed within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit / 2, (Who.HOLDER,), ConfirmWaits, gettext_lazy("reminded")),)

    def is_moot(self, todo: Todo) -> bool:
        return not Ticket.objects.unconfirmed().filter(pk=todo.subject_id).exists()

    def titled(self) -> str:
        return _("Is it fixed? %(place)s, %(category)s (%(number)s)")
