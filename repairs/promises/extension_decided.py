"""Who asks for more time for a repair gets the lead's yes or no soon."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.explain import moment
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Decision, Described, Rung, Who
from repairs.models import Extension
from repairs.notices import about_ticket
from repairs.notices.more_time_waits import MoreTimeWaits
from repairs.promises.about_ticket import AboutTicket


class ExtensionDecided(AboutTicket):
    """Who asks for more time for a repair gets the lead's yes or no soon."""

    title = gettext_lazy("More time for a repair")
    sentence = gettext_lazy(
        "Who asks for more time for a repair gets a yes or no of the team lead within {limit} of working time (of what the lead asks, the "
        "admin manager's); at once, and when it is over, they are told. Until then the old date stands."
    )
    clock = Clock.HOURS
    decision = Decision.ANY
    limit = Hours(4, gettext_lazy("Answered within"), 1, 80)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(timedelta(), (Who.HOLDER,), MoreTimeWaits, gettext_lazy("the lead hears of it")),
            Rung(values.limit, (Who.HOLDER,), MoreTimeWaits, gettext_lazy("the lead is reminded")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Extension.objects.open().filter(ticket=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        rows = Extension.objects.seen_by(reader).filter(ticket__in=[todo.subject_id for todo in todos]).order_by("pk")
        beside = ("ticket__place", "ticket__thing", "ticket__category", "asked_by")
        seen = {extension.ticket_id: extension for extension in rows.select_related(*beside)}  # the newest
        return {todo.pk: self._asked(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def _asked(self, extension: Extension) -> Described:
        until = {"until": moment(extension.wanted_at), "person": str(extension.asked_by), "reason": extension.reason}
        data = {**about_ticket(extension.ticket), **until}
        title = _("More time for %(number)s until %(until)s? %(person)s: %(reason)s")
        return Described(title % data, extension.ticket.get_absolute_url(), data)
