"""A document that is circulated is read by the day that was set."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from documents.models import Reader
from documents.notices.paper_unread import PaperUnread
from documents.promises.reading import AboutReading
from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.on_its_day import OnItsDay
from frontdesk.todos.promises import Item, Rung, Who
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.days import end_of


class ReadInTime(AboutReading, OnItsDay):
    """A document that is circulated is read by the day that was set; whose turn comes later than that has the time of a warning."""

    title = gettext_lazy("Documents to read")
    sentence = gettext_lazy(
        "Who is given a document reads it until the office closes on the day that was set, or within {warn} where their turn comes later; "
        "{warn} before they are reminded, when it is over their head and who circulated it hear too. Nothing is ever read by a time-out."
    )
    warn = Days(1, gettext_lazy("Reminded so long before"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        everybody = (Who.HOLDER, Who.HEAD, Who.NAMED)
        return (
            Rung(values.warn, (Who.HOLDER,), PaperUnread, gettext_lazy("the reader is reminded")),
            Rung(values.warn, everybody, PaperUnread, gettext_lazy("reminded; the head and who circulated it are told")),
        )

    def rows(self, ids: Sequence[int]) -> Mapping[int, Reader]:
        return Reader.objects.select_related("circulation").in_bulk(ids)

    def day_of(self, subject: Reader) -> date:
        return subject.circulation.due_on

    def set_at(self, subject: Reader) -> datetime:
        return subject.circulation.begun_at

    def due_at(self, end: datetime, since: datetime, warn: timedelta, calendar: Calendar) -> datetime:
        return end if since < end else calendar.add_days(since, warn)

    def sum(self, todo: Todo) -> list[Item] | None:
        """Whose turn came after that day has the time of a warning: the to-do's own sum."""
        due_on = self.rows([todo.subject_id])[todo.subject_id].circulation.due_on
        return super().sum(todo) if todo.since_at < end_of(due_on) else None
