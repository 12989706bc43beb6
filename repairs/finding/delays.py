"""Why a ticket is not repaired yet, who is responsible for it, and what comes next: a row of the daily summary."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.todos.promises import Clock, elapsed
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar as stored_calendar
from repairs.finding.clocks import clock_at
from repairs.models import HandOff, Pause, PauseReason, Ticket

Row = dict[str, Any]


class Delay(models.TextChoices):
    """What a ticket waits for; the first that holds."""

    PARTS = PauseReason.PARTS.value, _("waiting for parts")
    ASKER = PauseReason.ASKER.value, _("waiting for who asked")
    CONTRACTOR = PauseReason.CONTRACTOR.value, _("waiting for a contractor")
    ACCESS = PauseReason.ACCESS.value, _("no way in")
    OUTSIDE = "outside", pgettext_lazy("repair", "bought or repaired outside")
    UNASSIGNED = "unassigned", _("nobody has it")
    UNANSWERED = "unanswered", _("not accepted yet")
    NOT_BEGUN = "not_begun", _("accepted, not begun")
    UNDER_REPAIR = "under_repair", _("being repaired now")


OF_THE_ASKER = frozenset({Delay.ASKER, Delay.ACCESS})  # whose department must move
ORDER = {delay: place for place, delay in enumerate(Delay)}


def rows_at(tickets: Iterable[Ticket], now: datetime) -> list[Row]:
    """Plain and frozen, grouped by reason and department: ids, codes, instants and seconds. Read the tickets `with_all().with_events()`."""
    calendar, mine = stored_calendar(), list(tickets)
    ids = [ticket.pk for ticket in mine]
    pauses = {pause.ticket_id: pause for pause in Pause.objects.running().filter(ticket__in=ids, until_at__gt=now)}
    out = {each.ticket_id: each for each in HandOff.objects.out().filter(ticket__in=ids)}
    rows = [_row(ticket, pauses.get(ticket.pk), out.get(ticket.pk), now, calendar) for ticket in mine]
    return sorted(rows, key=lambda row: (ORDER[row["reason"]], row["department"] or 0, -row["age"], row["ticket"]))


def _row(ticket: Ticket, pause: Pause | None, out: HandOff | None, now: datetime, calendar: Calendar) -> Row:
    reason = reason_of(ticket, pause, out)
    solution = clock_at(ticket, now, calendar).solution
    clock, until = Clock.WALL if ticket.is_emergency else Clock.DAYS, _until(ticket, pause, out, calendar)
    return {
        **{"ticket": ticket.pk, "number": ticket.number, "place": ticket.place_id, "category": ticket.category_id},
        **{"urgency": ticket.urgency, "reason": reason.value, "department": _department(ticket, reason), "person": ticket.assigned_to_id},
        "age": int(elapsed(clock, solution.begun_at, now, None if ticket.is_emergency else calendar).total_seconds()),
        "paused": int(solution.paused.total_seconds()),
        "due": solution.due.isoformat() if solution.due else None,
        "is_late": bool(solution.due and solution.due <= now),
        "until": until.isoformat() if until else None,
    }


def reason_of(ticket: Ticket, pause: Pause | None, out: HandOff | None) -> Delay:
    """The first that holds."""
    if pause is not None:
        return Delay(pause.reason)
    holds = [
        (Delay.CONTRACTOR, out),
        (Delay.OUTSIDE, ticket.promised_on),
        (Delay.UNDER_REPAIR, ticket.started_at),
        (Delay.NOT_BEGUN, ticket.accepted_at),
        (Delay.UNANSWERED, ticket.assigned_to_id or any(not event_is_over(offer) for offer in ticket.offers.all())),
    ]
    return next((delay for delay, is_so in holds if is_so), Delay.UNASSIGNED)


def event_is_over(offer: Any) -> bool:
    """Answered, run out or taken back."""
    return bool(offer.accepted_at or offer.declined_at or offer.expired_at or offer.withdrawn_at)


def _until(ticket: Ticket, pause: Pause | None, out: HandOff | None, calendar: Calendar) -> datetime | None:
    """When something is to happen next, where that was said."""
    if pause is not None:
        return pause.until_at
    if out is not None:
        return out.due_at
    return end_of(ticket.promised_on, calendar) if ticket.promised_on else None


def _department(ticket: Ticket, reason: Delay) -> int | None:
    """The asker's where it waits for them, else that of who has it, else of who leads the team."""
    if reason in OF_THE_ASKER:
        return ticket.asker.department_id
    responsible = ticket.assigned_to or (ticket.team.lead if ticket.team else None)
    return responsible.department_id if responsible else None
