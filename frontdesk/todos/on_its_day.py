"""What promises share whose subject has a day that was set: it is kept until the office closes on that day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from frontdesk.todos.explain import day_words, moment
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Item, Moments, Promise
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar as stored_calendar


class OnItsDay(Promise):
    """Base: yellow `warn` before the office closes on the subject's day, red then; the kind declares a limit `warn` and two rungs."""

    abstract: ClassVar[bool] = True
    clock = Clock.DAYS
    subject_keeps_clock = True

    def rows(self, ids: Sequence[int]) -> Mapping[int, Any]:
        """Subject id → the subject, with what `day_of` and `set_at` ask of it."""
        raise NotImplementedError

    def day_of(self, subject: Any) -> date:
        raise NotImplementedError

    def set_at(self, subject: Any) -> datetime:
        """When the day was set."""
        raise NotImplementedError

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta()

    def due(self, values: SimpleNamespace) -> timedelta:
        """As delivered; each has its own day."""
        warn: timedelta = values.warn
        return warn

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        calendar, warn = calendar or stored_calendar(), self.under(todo.version).warn
        subject = todo.subject or self.rows([todo.subject_id])[todo.subject_id]
        due = self.due_at(end_of(self.day_of(subject), calendar), todo.since_at, warn, calendar)
        warned = min(due, max(todo.since_at, calendar.add_days(due, -warn)))
        return Moments(due=due, yellow=warned, red=due, rungs=(warned, due))

    def due_at(self, end: datetime, since: datetime, warn: timedelta, calendar: Calendar) -> datetime:
        """The end of the day that was set."""
        return end

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        rows = self.rows([todo.subject_id for todo in todos])
        for todo in todos:
            todo.subject = rows.get(todo.subject_id)

    def sum(self, todo: Todo) -> list[Item] | None:
        subject = self.rows([todo.subject_id])[todo.subject_id]
        asked = Item(_("the date was set on %(moment)s") % {"moment": moment(self.set_at(subject))})
        return [asked, Item(_("due when the office closes on %(day)s") % {"day": day_words(self.day_of(subject))}, is_result=True)]
