"""What the two promises of a demand form share: the days of the round, a reminder the day before, the close."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from types import SimpleNamespace

from django.utils import timezone
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days, TimeOfDay
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, kind_of
from frontdesk.workdays.calendar import DAY, Calendar
from frontdesk.workdays.today import midnight
from supplies.models import DemandForm
from supplies.notices.about_demand import about_form


def into_day(at: time) -> timedelta:
    """How far into its day a time of day lies."""
    return timedelta(hours=at.hour, minutes=at.minute)


def clock_begins(opened_at: datetime, working: Calendar) -> datetime:
    """The midnight that begins the working day of the opening, or the last one before it: from there so many days reach the close."""
    day = timezone.localdate(opened_at)
    return midnight(day if working.is_workday(day) else working.previous_workday(day))


class DemandPromise(Promise):
    """Settings: so many working days after the opening, at which time of the last one, when the day before somebody is reminded."""

    abstract = True
    clock = Clock.DAYS
    limit = Days(3, gettext_lazy("Working days after the opening"), 1, 15)
    closes = TimeOfDay("18:00", gettext_lazy("On the last day at"))
    reminds = TimeOfDay("09:00", gettext_lazy("Reminded the day before at"))

    def due(self, values: SimpleNamespace) -> timedelta:
        return values.limit + into_day(values.closes)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return values.limit - DAY + into_day(values.reminds)

    def day_after(self, values: SimpleNamespace) -> timedelta:
        """The morning after the close."""
        return values.limit + DAY + into_day(values.reminds)

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = DemandForm.objects.visible_to(reader).select_related("round", "department")
        forms = seen.in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: kind_of(todo, DemandPromise).called(forms[todo.subject_id]) for todo in todos if todo.subject_id in forms}

    def called(self, form: DemandForm) -> Described:
        about = about_form(form)
        return Described(self.words() % about, form.get_absolute_url(), about)

    def words(self) -> str:
        """What the to-do is called, with %(department)s and %(month)s."""
        raise NotImplementedError
