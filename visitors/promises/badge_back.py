"""A badge that did not come back with its visitor is back, or noted as lost, by the end of the day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from types import SimpleNamespace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import TimeOfDay
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from frontdesk.workdays.today import midnight
from visitors.models import BadgeLoan, Visit
from visitors.notices import about
from visitors.notices.badge_missing import BadgeMissing

WARNS = timedelta(hours=1)


class BadgeBack(Promise):
    """A badge that did not come back with its visitor is back, or noted as lost, by the end of the day."""

    title = gettext_lazy("Badges come back")
    sentence = gettext_lazy(
        "A badge that did not come back with its visitor is back, or noted as lost, by {by} of that day "
        "(of the next, when they left later); then the admin manager is told."
    )
    clock = Clock.WALL
    by = TimeOfDay("18:30", gettext_lazy("A badge is back by"))

    @classmethod
    def begins(cls, left_at: datetime) -> datetime:
        """The midnight before the end of the day that is meant: the clock counts from there."""
        day = timezone.localdate(left_at)
        return midnight(day) if left_at < midnight(day) + cls.within(cls.now()) else midnight(day + timedelta(days=1))

    @staticmethod
    def within(values: SimpleNamespace) -> timedelta:
        """From midnight to the end of the day."""
        return timedelta(hours=values.by.hour, minutes=values.by.minute)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return max(self.within(values) - WARNS, timedelta())

    def due(self, values: SimpleNamespace) -> timedelta:
        return self.within(values)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(self.within(values), (Who.HOLDER, Who.ADMIN_MANAGER), BadgeMissing, gettext_lazy("the admin manager is told")),)

    def is_moot(self, todo: Todo) -> bool:
        return not BadgeLoan.objects.out().filter(visit=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        ids = [todo.subject_id for todo in todos]
        visits = Visit.objects.select_related("host").in_bulk(ids)
        out = dict(BadgeLoan.objects.out().filter(visit__in=ids).values_list("visit", "badge__number"))
        return {todo.pk: self._described(visits[todo.subject_id], out.get(todo.subject_id, "")) for todo in todos}

    def _described(self, visit: Visit, number: str) -> Described:
        words = _("Badge %(number)s: %(visitor)s has left without giving it back") if number else _("%(visitor)s: the badge is missing")
        title = words % {"number": number, "visitor": visit.name}
        return Described(title, visit.get_absolute_url(), about(visit, badge=number))
