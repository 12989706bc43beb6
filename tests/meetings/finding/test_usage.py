"""How rooms were used: against a November that was counted by hand, and at the edges of days, months and closures."""

from datetime import date, datetime, time

import pytest

from frontdesk.people.models import Person
from frontdesk.web.figures import Asked
from frontdesk.workdays.periods import Period
from meetings.actions import booking
from meetings.finding.usage import HOUR, Usage
from meetings.models import Room
from meetings.showing.so_far import usage_so_far
from tests.factories.meetings import a_room, booked
from tests.facts import counted as counted_days
from tests.meetings.offices import BEFORE, NOVEMBER, NOW, counted
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.moments import HOUR as AN_HOUR
from tests.queries import queries

pytestmark = pytest.mark.django_db


def usage_of(month: date, now: datetime) -> Usage:
    """What was counted until now says of the month."""
    counted_days(now)
    return read(month, now)


def read(month: date, now: datetime) -> Usage:
    return usage_so_far(Asked(Period(month), Person(), now))


def test_a_month_that_was_counted_by_hand(ann: Person, olga: Person) -> None:
    counted(ann, olga)
    usage = usage_of(NOVEMBER, NOW)
    rooms = {
        each.room.place.name: [round(seconds / HOUR, 2) for seconds in (each.open, each.booked, each.checked_in, each.used)]
        for each in usage.rooms
    }
    assert rooms == {"大间": [153, 3, 1, 1], "小间": [150, 2, 0, 2]}
    assert {each.room.place.name: (each.held, each.half_empty, each.asked, each.no_shows) for each in usage.rooms} == {
        "大间": (1, 1, 2, 1),
        "小间": (2, 1, 0, 0),
    }
    total = usage.total
    assert (total.open, total.booked, total.checked_in, total.used, total.held) == (303 * HOUR, 5 * HOUR, HOUR, 3 * HOUR, 3)


def test_by_weekday_and_hour(ann: Person, olga: Person) -> None:
    """Four Mondays of two rooms are eight hours each, but for the closed one; four Tuesdays are eight."""
    counted(ann, olga)
    usage = usage_of(NOVEMBER, NOW)
    assert (usage.weekdays, list(usage.hours)) == ([0, 1, 2, 3, 4], list(range(9, 18)))
    assert (usage.share(0, 10), usage.share(0, 11), usage.share(1, 10), usage.share(1, 17)) == (14, 0, 12, 12)
    assert sum(usage.used.values()) == usage.total.used
    assert sum(usage.open.values()) == usage.total.open


def test_departments_have_all_hours_and_nothing_confidential(ann: Person, olga: Person) -> None:
    counted(ann, olga)
    usage = usage_of(NOVEMBER, NOW)
    assert [(each.name, each.held, each.used) for each in usage.departments] == [("销售部", 1, 2 * HOUR), ("产品部", 1, HOUR)]


def test_what_goes_on_counts_until_now(ann: Person) -> None:
    room = a_room(opens_at=time(9), closes_at=time(18))
    booked(ann, room=room, begins=MONDAY_9AM + AN_HOUR, hours=2, now=BEFORE)
    [use] = usage_of(NOVEMBER, MONDAY_9AM + 90 * MINUTE).rooms
    assert (use.booked, use.used, use.open) == (HOUR / 2, HOUR / 2, (15 * 9 + 1.5) * HOUR)


def test_before_a_month_begins_nothing_is_open() -> None:
    a_room()
    usage = usage_of(date(2026, 12, 1), NOW)
    assert (usage.rooms, usage.weekdays, list(usage.hours), usage.total.open) == ([], [], [], 0)


def test_on_a_weekend_no_room_is_open_and_a_make_up_day_is_a_working_day(ann: Person) -> None:
    """The 10th of October 2026 is a Saturday on which everybody works."""
    room = a_room(opens_at=time(9), closes_at=time(18))
    saturday = MONDAY_9AM - 44 * DAY
    booked(ann, room=room, begins=saturday, now=saturday - DAY)
    booked(ann, room=room, begins=saturday + DAY, now=saturday - DAY)
    usage = usage_of(date(2026, 10, 1), NOW)
    assert (usage.total.held, usage.total.used, usage.share(5, 9)) == (2, HOUR, 100)


def test_a_booking_over_several_days_counts_within_the_opening_hours(ann: Person, olga: Person) -> None:
    room = a_room()  # without hours of its own: the office's, nine to six
    booked(ann, room=room, begins=MONDAY_9AM - 3 * DAY + 8 * AN_HOUR, hours=3 * 24 - 7, now=BEFORE - 9 * DAY)
    [use] = usage_of(NOVEMBER, NOW).rooms
    assert use.booked == use.used == 2 * HOUR  # Friday from five to six and Monday from nine to ten


def test_a_room_that_was_retired_is_open_until_then(ann: Person, olga: Person) -> None:
    room = a_room(opens_at=time(9), closes_at=time(18))
    Room.objects.filter(pk=room.pk).update(retired_at=MONDAY_9AM + 2 * AN_HOUR, retired_by=olga)
    [use] = usage_of(NOVEMBER, NOW).rooms
    assert use.open == (15 * 9 + 2) * HOUR


def test_a_closure_that_ended_early_closes_until_then(ann: Person, olga: Person) -> None:
    room = a_room(opens_at=time(9), closes_at=time(18))
    block = booking.close_room(room, MONDAY_9AM, MONDAY_9AM + 8 * AN_HOUR, by=olga, now=BEFORE)
    booking.end_early(block, by=olga, now=MONDAY_9AM + 2 * AN_HOUR)
    [use] = usage_of(NOVEMBER, NOW).rooms
    assert use.open == (17 * 9 - 2) * HOUR


def test_many_rooms_and_meetings_ask_no_more_than_one(ann: Person) -> None:
    booked(ann, begins=MONDAY_9AM + AN_HOUR, now=BEFORE)
    usage_of(NOVEMBER, NOW)
    few = queries(lambda: read(NOVEMBER, NOW))
    for number in range(10):
        booked(ann, room=a_room(f"室{number}"), begins=MONDAY_9AM + AN_HOUR, now=BEFORE)
    usage_of(NOVEMBER, NOW)
    assert (queries(lambda: read(NOVEMBER, NOW)), len(read(NOVEMBER, NOW).rooms)) == (few, 11)
