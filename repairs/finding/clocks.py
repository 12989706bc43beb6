"""The clocks of tickets as they are stored: their events, the version they keep, the calendar as it stands."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar as stored_calendar
from repairs.finding.clock import Part, Reading, TicketClock, clock_of
from repairs.finding.policy import policy_of
from repairs.models import Ticket

YELLOW = 0.75  # of a limit; a date that was told turns yellow a day before
BEFORE_A_DATE = timedelta(days=1)


def clock_at(ticket: Ticket, now: datetime, calendar: Calendar | None = None) -> TicketClock:
    """What its clocks show; one query for its events (none when they are prefetched), one for its version, three without a calendar."""
    return clock_of(ticket.events.all(), policy_of(ticket.version), calendar or stored_calendar(), now)


def clocks_at(tickets: Iterable[Ticket], now: datetime) -> dict[int, TicketClock]:
    """The same for many, by id: read them `with_events`; one calendar for all."""
    calendar = stored_calendar()
    return {ticket.pk: clock_at(ticket, now, calendar) for ticket in tickets}


def reading_of(ticket: Ticket, part: Part, now: datetime, calendar: Calendar | None = None) -> Reading:
    """One of its clocks."""
    reading: Reading = getattr(clock_at(ticket, now, calendar), part)
    return reading


def yellow_of(ticket: Ticket, part: Part, now: datetime, calendar: Calendar | None = None) -> datetime | None:
    """When its light turns yellow: three quarters of the way, or a day before a date that was told."""
    policy = policy_of(ticket.version, share=YELLOW)
    reading: Reading = getattr(clock_of(ticket.events.all(), policy, calendar or stored_calendar(), now), part)
    if fixed := reading.hand.fixed_at:
        return max(reading.begun_at, fixed - BEFORE_A_DATE)
    return reading.due
