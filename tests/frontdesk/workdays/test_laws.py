"""What holds of every calendar, moment and amount."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frontdesk.workdays.calendar import Hours
from tests.counts import count
from tests.frontdesk.workdays.offices import CHINA, DAY, NOTHING, OFFICE, office

CALENDARS = {
    "Shanghai": CHINA,
    "New York": office(tz=ZoneInfo("America/New_York"), years=()),
    "Lord Howe": office(tz=ZoneInfo("Australia/Lord_Howe"), years=()),
    "short Saturdays": office(hours={**dict.fromkeys(range(5), OFFICE), 5: Hours(time(9), time(12))}),
}
calendars = st.sampled_from(list(CALENDARS.values()))
FIRST, LAST = (datetime.fromisoformat(day) for day in ("2023-12-01", "2027-03-01"))
instants = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
amounts = st.timedeltas(NOTHING, 30 * DAY)
laws = settings(max_examples=count(5000, 100))


@laws
@given(calendar=calendars, start=instants, amount=amounts)
def test_hours_added_are_the_hours_between(calendar, start, amount):
    due = calendar.add_hours(start, amount)
    assert calendar.hours_between(start, due) == amount
    assert calendar.hours_between(due, calendar.add_hours(due, -amount)) == -amount


@laws
@given(calendar=calendars, start=instants, one=amounts, other=amounts)
def test_hours_may_be_added_in_parts(calendar, start, one, other):
    assume(other > NOTHING)
    assert calendar.add_hours(calendar.add_hours(start, one), other) == calendar.add_hours(start, one + other)


@laws
@given(calendar=calendars, start=instants, later=amounts, amount=amounts, more=amounts)
def test_asked_later_or_for_more_is_never_due_earlier(calendar, start, later, amount, more):
    due = calendar.add_hours(start, amount)
    assert start <= due <= calendar.add_hours(start + later, amount)
    assert due <= calendar.add_hours(start, amount + more)
    in_days = calendar.add_days(start, amount)
    assert start <= in_days <= calendar.add_days(start + later, amount)
    assert in_days <= calendar.add_days(start, amount + more)


@laws
@given(calendar=calendars, start=instants, amount=amounts)
def test_days_added_are_the_days_between_and_end_on_a_working_day(calendar, start, amount):
    due = calendar.add_days(start, amount)
    assert calendar.days_between(start, due) == amount
    assert calendar.is_workday(calendar.day_of(due))
    assert calendar.add_days(due, -amount) == calendar.add_days(start, 0)


@laws
@given(calendar=calendars, start=instants, one=amounts, other=amounts)
def test_days_may_be_added_in_parts(calendar, start, one, other):
    assert calendar.add_days(calendar.add_days(start, one), other) == calendar.add_days(start, one + other)


@laws
@given(calendar=calendars, points=st.tuples(instants, instants, instants))
def test_the_way_is_the_sum_of_its_parts(calendar, points):
    a, b, c = sorted(points)
    assert calendar.hours_between(a, b) + calendar.hours_between(b, c) == calendar.hours_between(a, c)
    assert calendar.days_between(a, b) + calendar.days_between(b, c) == calendar.days_between(a, c)


@laws
@given(calendar=calendars, day=st.dates(date(2023, 12, 1), date(2027, 3, 1)))
def test_next_and_previous_are_working_days_with_none_between(calendar, day):
    before, after = calendar.previous_workday(day), calendar.next_workday(day)
    between = [before + n * DAY for n in range(1, (after - before).days)]
    assert [each for each in between if calendar.is_workday(each)] == ([day] if calendar.is_workday(day) else [])
    assert (calendar.is_workday(before), calendar.is_workday(after)) == (True, True)
