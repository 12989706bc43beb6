"""What holds of every clock, beginning, limit and pause."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.todos.promises import Clock, elapsed, merged, moment
from tests.counts import count
from tests.frontdesk.workdays.offices import CHINA

NOTHING = timedelta()
clocks = st.sampled_from(list(Clock))
instants = st.datetimes(*(datetime.fromisoformat(day) for day in ("2025-12-01", "2026-12-01")), timezones=st.just(UTC))
amounts = st.timedeltas(NOTHING, timedelta(days=20))
stretches = st.lists(st.tuples(instants, amounts), max_size=4).map(lambda made: [(begin, begin + length) for begin, length in made])
near = st.lists(st.tuples(amounts, amounts), max_size=4)
laws = settings(max_examples=count(3000, 80))


def calendar_for(clock):
    return None if clock is Clock.WALL else CHINA


@laws
@given(clock=clocks, a=instants, one=amounts, other=amounts)
def test_elapsed_adds_up(clock, a, one, other):
    calendar, b, c = calendar_for(clock), a + one, a + one + other
    assert elapsed(clock, a, b, calendar) + elapsed(clock, b, c, calendar) == elapsed(clock, a, c, calendar)


@laws
@given(clock=clocks, since=instants, after=amounts, more=amounts, pauses=stretches)
def test_a_longer_limit_is_never_due_earlier(clock, since, after, more, pauses):
    calendar = calendar_for(clock)
    assert moment(clock, since, after, calendar, pauses) <= moment(clock, since, after + more, calendar, pauses)


@laws
@given(clock=clocks, since=instants, after=amounts, pauses=near, begin=amounts, length=amounts)
def test_a_pause_never_shortens_and_what_ran_stays_counted(clock, since, after, pauses, begin, length):
    """Up to the new moment the clock has run the limit and the pauses, neither less nor more."""
    calendar = calendar_for(clock)
    stood = [(since + at, since + at + long) for at, long in pauses]
    before = moment(clock, since, after, calendar, stood)
    stood.append((since + begin, since + begin + length))
    due = moment(clock, since, after, calendar, stood)
    assert due >= before
    paused = sum((elapsed(clock, start, min(end, due), calendar) for start, end in merged(stood) if start < due), NOTHING)
    assert elapsed(clock, since, due, calendar) - paused == after


@laws
@given(pauses=stretches)
def test_merged_stretches_lie_apart(pauses):
    apart = merged(pauses)
    assert all(earlier[1] < later[0] for earlier, later in pairwise(apart))
    assert all(any(start <= begin and end <= stop for start, stop in apart) for begin, end in pauses)
