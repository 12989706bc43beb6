"""The weekly sample of ten records is ticked right or wrong within three working days."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import AccuracySample
from visitors.notices.accuracy_owed import AccuracyOwed


class AccuracyChecked(Promise):
    """The weekly sample of ten records is ticked right or wrong within three working days."""

    title = gettext_lazy("Registration accuracy")
    sentence = gettext_lazy("The weekly sample of ten records is ticked right or wrong within {limit} of being drawn.")
    clock = Clock.DAYS
    limit = Days(3, gettext_lazy("Ticked within"), 1, 10)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return values.limit * 2 / 3

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.HOLDER,), AccuracyOwed, gettext_lazy("the admin manager is reminded")),)

    def is_moot(self, todo: Todo) -> bool:
        return AccuracySample.objects.filter(pk=todo.subject_id, done_at__isnull=False).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        samples = AccuracySample.objects.in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(samples[todo.subject_id]) for todo in todos}

    def _described(self, sample: AccuracySample) -> Described:
        week = f"{sample.week_on:%m-%d}"
        return Described(_("Tick the sample of the week from %(day)s") % {"day": week}, reverse("visitors:accuracy_list"), {"week": week})
