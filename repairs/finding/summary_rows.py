"""A frozen summary in words: its rows by reason and responsible department, as their readers know the names today."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from frontdesk.people.models import Department, Person
from frontdesk.places.models import Place
from frontdesk.todos.explain import length
from frontdesk.todos.promises import Clock
from repairs.finding.delays import Delay, Row
from repairs.models import Category, Summary, SummaryDate, Ticket, Urgency


@dataclass(frozen=True)
class Shown:
    """One row; `date` is what the manager has set and `ticket` how it stands now (None: it is gone)."""

    row: Row
    place: Any
    category: Any
    department: Department | None
    person: Person | None
    ticket: Ticket | None
    date: SummaryDate | None

    @property
    def age(self) -> str:
        return length(timedelta(seconds=self.row["age"]), Clock.WALL if self.is_emergency else Clock.DAYS)

    @property
    def paused(self) -> str:
        """How long it has stood still; nothing when it has not."""
        return length(timedelta(seconds=self.row["paused"]), Clock.WALL if self.is_emergency else Clock.HOURS) if self.row["paused"] else ""

    @property
    def is_emergency(self) -> bool:
        return bool(self.row["urgency"] == Urgency.EMERGENCY)

    @property
    def urgency(self) -> Any:
        return Urgency(self.row["urgency"]).label

    @property
    def due(self) -> datetime | None:
        return datetime.fromisoformat(self.row["due"]) if self.row["due"] else None

    @property
    def until(self) -> datetime | None:
        return datetime.fromisoformat(self.row["until"]) if self.row["until"] else None

    @property
    def may_set(self) -> bool:
        """Whether a date makes sense still."""
        return self.ticket is not None and self.ticket.is_running


@dataclass(frozen=True)
class Group:
    """The rows of one reason and one department."""

    reason: Delay
    department: Department | None
    rows: list[Shown]


def groups_of(summary: Summary) -> list[Group]:
    """In the order in which they were frozen; six queries, however many rows."""
    rows: list[Row] = summary.rows
    places, categories = _by_id(Place, rows, "place"), _by_id(Category, rows, "category")
    departments, people = _by_id(Department, rows, "department"), _by_id(Person, rows, "person")
    tickets = Ticket.objects.in_bulk([row["ticket"] for row in rows])
    set_dates = SummaryDate.objects.standing().filter(ticket__in=list(tickets)).select_related("department")
    dates = {date.ticket_id: date for date in set_dates}
    groups: list[Group] = []
    for row in rows:
        reason, department = Delay(row["reason"]), departments.get(row["department"])
        if not groups or (groups[-1].reason, groups[-1].department) != (reason, department):
            groups.append(Group(reason, department, []))
        ticket = tickets.get(row["ticket"])
        beside = (places.get(row["place"]), categories.get(row["category"]), department, people.get(row["person"]))
        groups[-1].rows.append(Shown(row, *beside, ticket, dates.get(row["ticket"])))
    return groups


def _by_id(model: Any, rows: list[Row], name: str) -> dict[int, Any]:
    found: dict[int, Any] = model._default_manager.in_bulk({row[name] for row in rows if row[name]})
    return found
