"""A department that was handed a document sees to it and reports back by the day that was set."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Handling
from documents.notices.handling_due import HandlingDue
from documents.promises.about_document import AboutDocument
from frontdesk.limits.values import Days
from frontdesk.todos.explain import day_words, moment
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Item, Moments, Rung, Who
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar as stored_calendar


class Handled(AboutDocument):
    """A department that was handed a document sees to it and reports back by the day that was set."""

    title = gettext_lazy("Documents to handle")
    sentence = gettext_lazy(
        "Whoever was handed a document sees to it and reports back until the office closes on the day that was set; {warn} before they are "
        "reminded, when it is over their head is told too."
    )
    clock = Clock.DAYS
    subject_keeps_clock = True
    warn = Days(1, gettext_lazy("Reminded so long before"), 1, 30)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta()

    def due(self, values: SimpleNamespace) -> timedelta:
        """As delivered; each has its own day."""
        return values.warn

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.warn, (Who.HOLDER,), HandlingDue, gettext_lazy("who handles it is reminded")),
            Rung(values.warn, (Who.HOLDER, Who.HEAD), HandlingDue, gettext_lazy("reminded, the head told")),
        )

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        calendar, handling = calendar or stored_calendar(), todo.subject or Handling.objects.get(pk=todo.subject_id)
        due = end_of(handling.due_on, calendar)
        warned = min(due, max(todo.since_at, calendar.add_days(due, -self.under(todo.version).warn)))
        return Moments(due=due, yellow=warned, red=due, rungs=(warned, due))

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        rows = Handling.objects.in_bulk([todo.subject_id for todo in todos])
        for todo in todos:
            todo.subject = rows.get(todo.subject_id)

    def sum(self, todo: Todo) -> list[Item]:
        handling = Handling.objects.get(pk=todo.subject_id)
        asked = Item(_("the date was set on %(moment)s") % {"moment": moment(handling.asked_at)})
        return [asked, Item(_("due when the office closes on %(day)s") % {"day": day_words(handling.due_on)}, is_result=True)]

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        return dict(Handling.objects.filter(pk__in=ids).values_list("pk", "document"))

    def is_moot(self, todo: Todo) -> bool:
        return not Handling.objects.open().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Handle %(number)s: %(what)s")
