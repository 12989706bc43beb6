"""What the next shift of the desk inherits: what is late, and what is owed soon after the office opens again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.describe import Owed, described
from frontdesk.todos.models import Todo
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import midnight
from reports.models import Handover
from visitors.models import Parcel, Visit

MOST = 200
FIRST_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Inherited:
    """The desk's open to-dos as one reader may know them; `soon` are due before `until`."""

    late: list[Owed]
    soon: list[Owed]
    until: datetime

    @property
    def ids(self) -> list[int]:
        return [row.todo.pk for row in (*self.late, *self.soon)]


def inherited(reader: Person, now: datetime) -> Inherited:
    """What is late, red first, then what is due before the first hour of the next working day is over."""
    until = first_hour_over(now, calendar())
    owed = Todo.objects.open().held_by_role(Role.RECEPTIONIST).filter(due_at__lt=until)
    itself = Handover._meta.label_lower  # that a handover waits is no part of one
    rows = described(owed.exclude(subject_type=itself).by_light(now)[:MOST], reader)
    late, soon = ([row for row in rows if (row.todo.due_at <= now) is is_late] for is_late in (True, False))
    return Inherited(late, sorted(soon, key=lambda row: row.todo.due_at), until)


def first_hour_over(now: datetime, working: Calendar) -> datetime:
    """An hour after the office opens on the next working day."""
    day = working.next_workday(timezone.localdate(now))
    opens = working.hours_on(day).opens
    return midnight(day) + timedelta(hours=opens.hour, minutes=opens.minute) + FIRST_HOUR


def standing(reader: Person) -> dict[str, int]:
    """Who has not left yet, how many of them wait, and what lies on the shelf, as far as this reader may know."""
    visits = Visit.objects.visible_to(reader).not_left()
    counted = visits.aggregate(inside=Count("pk"), waiting=Count("pk", filter=Q(met_at__isnull=True)))
    return {**counted, "parcels": Parcel.objects.visible_to(reader).waiting().count()}


def left_behind(handover: Handover, reader: Person) -> list[Owed]:
    """The to-dos of its list as they stand now, in its order; without those that this reader may not know, or nobody any more."""
    found = Todo.objects.select_related("done_by").in_bulk(handover.left)
    return described([found[pk] for pk in handover.left if pk in found], reader)
