"""What holds of every ticket, whatever happens to it and however often one looks."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.todos.promises import Clock, elapsed
from repairs.finding.clock import TicketClock, clock_of, state_after
from repairs.models import EventKind, TicketEvent, Urgency
from tests.counts import count
from tests.repairs.finding.offices import AS_DELIVERED, CHINA, event

NOTHING = timedelta()
laws = settings(max_examples=count(2000, 60))
gaps = st.timedeltas(NOTHING, timedelta(days=4))
START = datetime(2026, 9, 25, 1, tzinfo=UTC)
URGENCIES = st.sampled_from(Urgency.values)


@st.composite
def histories(draw: st.DrawFn) -> list[TicketEvent]:
    """A report and up to eight more events, in order."""
    at = START + draw(gaps)
    events = [event("reported", at, urgency=draw(URGENCIES), kind=draw(st.sampled_from(["software", "building", "network"])))]
    for kind in draw(st.lists(st.sampled_from(EventKind.values[1:]), max_size=8)):
        at += draw(gaps)
        later = (at + draw(st.timedeltas(timedelta(minutes=1), timedelta(days=6)))).isoformat()
        facts = {
            "urgency": draw(URGENCIES),
            "kind": draw(st.sampled_from(["hardware", "network"])),
            "until": later,
            "due": later,
            "reason": "parts",
        }
        keys = {"urgency_changed": ["urgency"], "category_changed": ["kind"], "paused": ["until", "reason"]}.get(kind, ["due"])
        events.append(event(kind, at, **{key: facts[key] for key in keys}))
    return events


def figures(clock: TicketClock) -> list[object]:
    """All that a reader is told."""
    return [
        (hand.elapsed, hand.paused, hand.due, hand.breached_at, hand.stopped_at, hand.is_met) for hand in (clock.response, clock.solution)
    ]


@laws
@given(events=histories(), after=gaps, data=st.data())
def test_read_in_any_grouping_the_clocks_are_equal(events: list[TicketEvent], after: timedelta, data: st.DataObject) -> None:
    now = events[-1].happened_at + after
    state, rest = None, list(events)
    while rest:
        many = data.draw(st.integers(1, len(rest)))
        state = state_after(rest[:many], AS_DELIVERED, CHINA, state)
        rest = rest[many:]
    assert state == state_after(events, AS_DELIVERED, CHINA)
    assert state.moved(now, CHINA).reading("solution", CHINA).due == clock_of(events, AS_DELIVERED, CHINA, now).solution.due


@laws
@given(events=histories(), one=gaps, other=gaps)
def test_whoever_looked_in_between_sees_the_same(events: list[TicketEvent], one: timedelta, other: timedelta) -> None:
    """elapsed(a, b) + elapsed(b, c) = elapsed(a, c), and nothing else moves by being looked at."""
    b = events[-1].happened_at + one
    state = state_after(events, AS_DELIVERED, CHINA)
    looked = state.moved(b, CHINA).moved(b + other, CHINA)
    again = TicketClock(looked.reading("response", CHINA), looked.reading("solution", CHINA))
    assert figures(again) == figures(clock_of(events, AS_DELIVERED, CHINA, b + other))


@laws
@given(events=histories(), one=gaps, other=gaps)
def test_while_nothing_happens_it_is_due_at_the_same_moment(events: list[TicketEvent], one: timedelta, other: timedelta) -> None:
    """Only a merged ticket stands for nobody knows how long."""
    events = [each for each in events if each.kind != "merged"]
    b = events[-1].happened_at + one
    for part in ("response", "solution"):
        due = [getattr(clock_of(events, AS_DELIVERED, CHINA, now), part).due for now in (events[-1].happened_at, b, b + other)]
        assert due[0] == due[1] == due[2]


@laws
@given(events=histories(), after=gaps)
def test_a_clock_that_is_never_changed_has_run_and_stood_as_long_as_there_was_time(events: list[TicketEvent], after: timedelta) -> None:
    """On working hours: what ran and what was paused is all the working time there was."""
    kept = [each for each in events if each.kind in ("reported", "paused", "resumed", "noted")]
    kept[0].facts["urgency"] = "normal"
    now = events[-1].happened_at + after
    solution = clock_of(kept, AS_DELIVERED, CHINA, now).solution
    assert solution.elapsed + solution.paused == elapsed(Clock.HOURS, kept[0].happened_at, now, CHINA)


@laws
@given(events=histories(), after=gaps, urgency=URGENCIES)
def test_a_change_of_urgency_leaves_elapsed_and_paused_as_they_are(events: list[TicketEvent], after: timedelta, urgency: str) -> None:
    now = events[-1].happened_at + after
    before, then = (clock_of([*events, *more], AS_DELIVERED, CHINA, now) for more in ([], [event("urgency_changed", now, urgency=urgency)]))
    for part in ("response", "solution"):
        was, is_ = getattr(before, part), getattr(then, part)
        assert (was.elapsed, was.paused, was.breached_at) == (is_.elapsed, is_.paused, is_.breached_at)


@laws
@given(events=histories(), after=gaps)
def test_the_sum_makes_the_limit(events: list[TicketEvent], after: timedelta) -> None:
    kept = [each for each in events if each.kind in ("reported", "paused", "resumed", "noted", "resolved")]
    clock = clock_of(kept, AS_DELIVERED, CHINA, kept[-1].happened_at + after)
    for reading in (clock.response, clock.solution):
        if (limit := reading.hand.target.limit) is not None:
            assert sum((each.amount for each in reading.to_due(CHINA) if each.what == "ran"), NOTHING) == limit
