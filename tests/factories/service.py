"""Meetings that the office serves, at any stage."""

from datetime import datetime

from frontdesk.people.models import Person
from meetings.actions import preparing, tidying
from meetings.finding.preparation import left
from meetings.models import Booking, Phase, PrepItem, Series, ServiceReport
from tests.factories.meetings import TOMORROW_10, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM


def usual(olga: Person) -> None:
    """The usual lists, once."""
    if not PrepItem.objects.exists():
        preparing.take_usual(by=olga, now=MONDAY_9AM)


def tidied(mine: Booking, *, by: Person, now: datetime | None = None, all_but: int = 0) -> None:
    """All of the list, or all but so many; as much came back as was given out."""
    rows = left(mine, Phase.AFTER)
    for step in rows[: len(rows) - all_but]:
        counts = {"given_out": step.many, "counted_back": step.many} if step.item.amount else {}
        tidying.tick(mine, step.item, by=by, now=now or mine.ends_at + 5 * MINUTE, **counts)


def a_report(by: Person, rita: Person, *, begins: datetime = TOMORROW_10, **more: object) -> ServiceReport:
    """A served meeting that is over and tidied."""
    mine = booked(by, begins=begins, is_served=True, **more)
    tidied(mine, by=rita)
    return ServiceReport.objects.get(booking=mine)


def dates(series: Series) -> list[Booking]:
    return list(Booking.objects.filter(meeting__series=series).select_related("meeting__organiser").order_by("begins_at"))


HALF = HOUR / 2
