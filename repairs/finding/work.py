"""A technician's day: what is offered, what is theirs, by when, and what lies with contractors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.web.templatetags.ui import day_and_clock, due_words
from repairs.models import HandOff, Offer, Ticket

CLOCKS = ("repairs.response", "repairs.emergency_response", "repairs.solution")


@dataclass(frozen=True)
class Light:
    colour: str
    words: str


@dataclass(frozen=True)
class Work:
    """One ticket of the day."""

    ticket: Ticket
    light: Light
    hand_off: HandOff | None


def offers_of(person: Person, now: datetime) -> list[Offer]:
    """Open offers that still run, emergencies above, then what runs out first; one query."""
    rows = Offer.objects.open().filter(person=person, until_at__gt=now)
    beside = ("ticket__place__floor", "ticket__thing", "ticket__category", "ticket__asker")
    return sorted(rows.select_related(*beside), key=lambda offer: (not offer.ticket.is_emergency, offer.until_at))


def minutes_left(offer: Offer, now: datetime) -> int:
    """Whole minutes, the one that runs counted."""
    return max(-((now - offer.until_at) // timedelta(minutes=1)), 0)


def day_of(person: Person, now: datetime) -> list[Work]:
    """What this person is to repair, what is due first above, what has no limit below; three queries."""
    tickets = list(Ticket.objects.work_of(person).with_all())
    lights = lights_of(tickets, now)
    out = {each.ticket_id: each for each in HandOff.objects.out().filter(ticket__in=tickets).select_related("contractor")}
    rows = [Work(ticket, lights[ticket.pk], out.get(ticket.pk)) for ticket in tickets]
    return sorted(
        rows, key=lambda row: (row.ticket.solution_due_at is None, row.ticket.solution_due_at or row.ticket.reported_at, row.ticket.pk)
    )


def lights_of(tickets: Iterable[Ticket], now: datetime) -> dict[int, Light]:
    """How each stands with its time; one query."""
    tickets = list(tickets)
    todos = Todo.objects.open().filter(promise__in=CLOCKS, subject_type=Ticket._meta.label_lower, subject_id__in=[t.pk for t in tickets])
    first: dict[int, Todo] = {}
    for todo in todos.order_by("due_at"):
        first.setdefault(todo.subject_id, todo)
    return {ticket.pk: _light(ticket, first.get(ticket.pk), now) for ticket in tickets}


def _light(ticket: Ticket, todo: Todo | None, now: datetime) -> Light:
    if not ticket.is_running:
        return Light("green" if ticket.resolved_at else "grey", str(ticket.state.label))
    if ticket.paused_until and ticket.paused_until > now:
        return Light("grey", _("rests until %(moment)s") % {"moment": day_and_clock(ticket.paused_until)})
    return Light(todo.light(now), due_words(todo, now)) if todo else Light("grey", _("no limit"))
