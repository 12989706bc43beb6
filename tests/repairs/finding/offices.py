"""Calendars, policies and events to count with, none of them from a database."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from frontdesk.todos.promises import Clock
from frontdesk.workdays.calendar import Calendar, Hours
from repairs.finding.clock import TicketClock, clock_of
from repairs.finding.policy import Policy, Target, policy_of
from repairs.models import EventKind, TicketEvent
from tests.frontdesk.workdays.offices import office

CHINA: Calendar = office(hours=dict.fromkeys(range(5), Hours(time(9), time(18), time(12), time(13, 30))))
# The same office for whoever forgets that some weekends are worked.
NO_MAKE_UP = replace(CHINA, specials={day: special for day, special in CHINA.specials.items() if not special.is_workday})
AS_DELIVERED: Policy = policy_of(None)


class Minutes(Policy):
    """Every limit is so many minutes of working time, an emergency's round the clock."""

    def __init__(self, limit: int):
        super().__init__(AS_DELIVERED.values)
        object.__setattr__(self, "limit", limit)

    def _target(self, urgency: str, limit: timedelta) -> Target:
        return Target(Clock.WALL if urgency == "emergency" else Clock.HOURS, timedelta(minutes=self.limit))


def event(what: str, at: datetime, **facts: object) -> TicketEvent:
    if what == EventKind.REPORTED:
        facts = {"urgency": "normal", "kind": "building"} | facts
    return TicketEvent(kind=what, happened_at=at, facts=facts)


def paused(at: datetime, until: datetime, reason: str = "parts") -> TicketEvent:
    return event("paused", at, until=until.isoformat(), reason=reason)


def read(*events: TicketEvent, now: datetime, policy: Policy = AS_DELIVERED, calendar: Calendar = CHINA) -> TicketClock:
    return clock_of(events, policy, calendar, now)
