"""限期整改: by the day that the admin manager set, a department sees to a ticket that was not repaired."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.explain import day_words, moment
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Item, Moments, Promise, Rung, Who
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar as stored_calendar
from repairs.models import SummaryDate
from repairs.notices import about_ticket
from repairs.notices.rectification_asked import RectificationAsked
from repairs.notices.rectification_due import RectificationDue


class Rectified(Promise):
    """By the day that the admin manager set, a department sees to a ticket that was not repaired."""

    title = gettext_lazy("Rectification by a set date")
    sentence = gettext_lazy(
        "When the admin manager sets a date for a ticket of the daily summary, the head of the responsible department hears at once and "
        "has until the office closes on that day; {warn} before they are reminded, when it is over the admin manager is told too. It is "
        "done when the ticket is repaired."
    )
    clock = Clock.DAYS
    subject_keeps_clock = True
    can_hand_over = True
    warn = Days(1, gettext_lazy("Reminded so long before"), 1, 30)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta()

    def due(self, values: SimpleNamespace) -> timedelta:
        """As delivered; each has its own date."""
        return values.warn

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(timedelta(), (Who.HOLDER,), RectificationAsked, gettext_lazy("the head hears of it")),
            Rung(timedelta(), (Who.HOLDER,), RectificationDue, gettext_lazy("the head is reminded")),
            Rung(values.warn, (Who.HOLDER, Who.ADMIN_MANAGER), RectificationDue, gettext_lazy("head and admin manager are told")),
        )

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        calendar, date = calendar or stored_calendar(), todo.subject or SummaryDate.objects.get(pk=todo.subject_id)
        due = end_of(date.due_on, calendar)
        warned = max(todo.since_at, calendar.add_days(due, -self.under(todo.version).warn))
        return Moments(due=due, yellow=warned, red=due, rungs=(todo.since_at, warned, due))

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        dates = SummaryDate.objects.in_bulk([todo.subject_id for todo in todos])
        for todo in todos:
            todo.subject = dates.get(todo.subject_id)

    def sum(self, todo: Todo) -> list[Item]:
        date = SummaryDate.objects.get(pk=todo.subject_id)
        asked = Item(_("the date was set on %(moment)s") % {"moment": moment(date.set_at)})
        return [asked, Item(_("due when the office closes on %(day)s") % {"day": day_words(date.due_on)}, is_result=True)]

    def is_moot(self, todo: Todo) -> bool:
        return not SummaryDate.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        rows = SummaryDate.objects.visible_to(reader).select_related("ticket__place", "ticket__thing", "ticket__category", "department")
        seen = rows.in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def _described(self, date: SummaryDate) -> Described:
        data = {**about_ticket(date.ticket), "day": day_words(date.due_on), "department": str(date.department)}
        title = _("Rectify by %(day)s: %(number)s, %(place)s, %(category)s")
        return Described(title % data, date.ticket.get_absolute_url(), data)
