"""The clocks of a ticket: a pure function of (events, policy, calendar, now).

Each clock is a hand that is moved from event to event, so it does not matter in how many sittings the events are read. The
response runs until somebody of the team accepts or answers: being dispatched is no response. The solution runs until it is
repaired. Both begin anew when the ticket is opened again. A pause stands still for both, but never for the response to an
emergency. A change of urgency or category gives the hand another target and leaves it where it is: what has run and what has
stood still stay counted, and what is overdue under the new target only is due at that moment. Where the response had stopped before
the ticket became an emergency (`anew`) it begins once more. A date that the asker was told, or that was agreed to, is the target of the
solution from then on, whatever the hand says.

Stretches are half open. What was overdue once stays `breached_at`, whatever is agreed to afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, Protocol

from frontdesk.todos.promises import Clock, elapsed, shifted
from frontdesk.workdays.calendar import Calendar
from repairs.finding.policy import Policy, Target
from repairs.models import EventKind, Urgency

NOTHING = timedelta()
Part = Literal["response", "solution"]
RESPONDS = frozenset({EventKind.ACCEPTED, EventKind.ANSWERED, EventKind.STARTED, EventKind.RESOLVED})
SOLVES = frozenset({EventKind.RESOLVED})
ENDS = frozenset({EventKind.CLOSED, EventKind.CANCELLED})


class Event(Protocol):
    """A `TicketEvent`, saved or not."""

    kind: str
    happened_at: datetime
    facts: dict


@dataclass(frozen=True)
class Stretch:
    """A stretch of a hand's way: it ran, stood still in a pause (with its reason), or while the ticket was merged into another."""

    what: Literal["ran", "paused", "merged"]
    begin: datetime
    end: datetime
    amount: timedelta  # on `clock`
    clock: Clock
    reason: str = ""


@dataclass(frozen=True)
class Still:
    """What keeps the hands still: a pause until a moment, or being merged."""

    until: datetime | None = None
    reason: str = ""
    is_merged: bool = False


@dataclass(frozen=True)
class Stop:
    """Where a hand stopped: by which kind of event, when it was due then, and what it stood still for."""

    at: datetime
    by: str
    due: datetime | None
    still: Still


@dataclass(frozen=True)
class Hand:
    """One clock, read up to `at`."""

    begun_at: datetime
    at: datetime
    target: Target
    elapsed: timedelta = NOTHING
    paused: timedelta = NOTHING
    reached_at: datetime | None = None  # when it had run the limit
    fixed_at: datetime | None = None  # a date that was told or agreed to
    breached_at: datetime | None = None
    stop: Stop | None = None
    stretches: tuple[Stretch, ...] = ()

    def due(self, still: Still, calendar: Calendar) -> datetime | None:
        """When it is due as things stand: the pause that runs now ends when it was said."""
        if self.stop:
            return self.stop.due
        if self.fixed_at or self.reached_at or self.target.limit is None:
            return self.fixed_at or self.reached_at
        begin = max(self.at, still.until) if still.until else self.at
        return shifted(self.target.clock, begin, self.target.limit - self.elapsed, _for(self.target.clock, calendar))

    def move(self, to: datetime, still: Still, calendar: Calendar) -> "Hand":
        """On to a moment."""
        if self.stop or to <= self.at:
            return self
        if still.is_merged:
            moved = self._stand("merged", to, "", calendar)
        elif still.until and still.until > self.at:
            moved = self._stand("paused", min(to, still.until), still.reason, calendar)._run(to, calendar)
        else:
            moved = self._run(to, calendar)
        deadline = moved.fixed_at or moved.reached_at
        is_late = deadline is not None and to > deadline and not still.is_merged
        return replace(moved, breached_at=moved.breached_at or deadline) if is_late else moved

    def stopped(self, by: str, still: Still, calendar: Calendar) -> "Hand":
        """For good, where it is."""
        return self if self.stop else replace(self, stop=Stop(self.at, by, self.due(still, calendar), still))

    def aim(self, target: Target) -> "Hand":
        """At another target, from where it is."""
        if self.stop or target == self.target:
            return self
        is_over = target.limit is not None and self.elapsed >= target.limit
        return replace(self, target=target, reached_at=self.at if is_over else None)

    def _stand(self, what: Literal["paused", "merged"], to: datetime, reason: str, calendar: Calendar) -> "Hand":
        clock = self.target.clock
        amount = elapsed(clock, self.at, to, _for(clock, calendar))
        stood = Stretch(what, self.at, to, amount, clock, reason)
        paused = self.paused + amount if what == "paused" else self.paused
        return replace(self, at=to, paused=paused, stretches=(*self.stretches, stood))

    def _run(self, to: datetime, calendar: Calendar) -> "Hand":
        if to <= self.at:
            return self
        clock, limit, days = self.target.clock, self.target.limit, _for(self.target.clock, calendar)
        hand = self
        if limit is not None and self.reached_at is None:
            reached = shifted(clock, self.at, limit - self.elapsed, days)
            if reached <= to:
                hand = replace(self._ran(reached, days), reached_at=reached, elapsed=limit)
        return hand._ran(to, days)

    def _ran(self, to: datetime, days: Calendar | None) -> "Hand":
        if to <= self.at:
            return self
        amount = elapsed(self.target.clock, self.at, to, days)
        ran = Stretch("ran", self.at, to, amount, self.target.clock)
        return replace(self, at=to, elapsed=self.elapsed + amount, stretches=(*self.stretches, ran))


@dataclass(frozen=True)
class State:
    """A ticket's clocks after some of its events; `then` reads one more."""

    urgency: str
    kind: str
    response: Hand
    solution: Hand
    still: Still = Still()

    def then(self, event: Event, policy: Policy, calendar: Calendar) -> "State":
        if event.kind not in TOUCHES:
            return self
        moved = self.moved(event.happened_at, calendar)
        facts = event.facts
        match event.kind:
            case EventKind.REOPENED:
                return began(event.happened_at, moved.urgency, moved.kind, policy)
            case EventKind.URGENCY_CHANGED | EventKind.CATEGORY_CHANGED:
                aimed = moved._aimed(facts.get("urgency", moved.urgency), facts.get("kind", moved.kind), policy)
                return aimed._answered_anew(event.happened_at, policy) if facts.get("anew") else aimed
            case EventKind.PAUSED:
                return replace(moved, still=Still(datetime.fromisoformat(facts["until"]), facts["reason"]))
            case EventKind.RESUMED:
                return replace(moved, still=Still(is_merged=moved.still.is_merged))
            case EventKind.MERGED | EventKind.UNMERGED:
                return replace(moved, still=replace(moved.still, is_merged=event.kind == EventKind.MERGED))
            case EventKind.PROMISED | EventKind.EXTENSION_AGREED:
                return replace(moved, solution=replace(moved.solution, fixed_at=datetime.fromisoformat(facts["due"])))
        return moved._stopped(event.kind, calendar)

    def moved(self, to: datetime, calendar: Calendar) -> "State":
        """Both hands on to a moment."""
        response = self.response.move(to, self._still_of_response(), calendar)
        return replace(self, response=response, solution=self.solution.move(to, self.still, calendar))

    def reading(self, part: Part, calendar: Calendar) -> "Reading":
        hand: Hand = getattr(self, part)
        still = self._still_of_response() if part == "response" else self.still
        return Reading(hand, hand.due(still, calendar), still)

    def _still_of_response(self) -> Still:
        """Nothing holds up the response to an emergency but being merged."""
        return Still(is_merged=self.still.is_merged) if self.urgency == Urgency.EMERGENCY else self.still

    def _aimed(self, urgency: str, kind: str, policy: Policy) -> "State":
        response, solution = self.response.aim(policy.response(urgency)), self.solution.aim(policy.solution(urgency, kind))
        return replace(self, urgency=urgency, kind=kind, response=response, solution=solution)

    def _answered_anew(self, at: datetime, policy: Policy) -> "State":
        """An emergency by now: what was answered before was not this."""
        return replace(self, response=Hand(at, at, policy.response(self.urgency)))

    def _stopped(self, by: str, calendar: Calendar) -> "State":
        response, solution = self.response, self.solution
        if by in RESPONDS | ENDS:
            response = response.stopped(by, self._still_of_response(), calendar)
        if by in SOLVES | ENDS:
            solution = solution.stopped(by, self.still, calendar)
        return replace(self, response=response, solution=solution)


@dataclass(frozen=True)
class Reading:
    """What one clock shows."""

    hand: Hand
    due: datetime | None
    still: Still

    @property
    def elapsed(self) -> timedelta:
        return self.hand.elapsed

    @property
    def paused(self) -> timedelta:
        return self.hand.paused

    @property
    def breached_at(self) -> datetime | None:
        return self.hand.breached_at

    @property
    def begun_at(self) -> datetime:
        return self.hand.begun_at

    @property
    def stopped_at(self) -> datetime | None:
        return self.hand.stop.at if self.hand.stop else None

    @property
    def is_met(self) -> bool:
        """Stopped by what was promised, not because nobody wanted it any more."""
        return self.hand.stop is not None and self.hand.stop.by not in ENDS

    def to_due(self, calendar: Calendar) -> list[Stretch]:
        """The sum: every stretch from the beginning to the moment it is due, those to come included; what ran makes the limit."""
        if self.due is None:
            return []
        hand = self.hand
        if hand.at < self.due:
            still = hand.stop.still if hand.stop else self.still
            hand = replace(hand, stop=None).move(self.due, replace(still, is_merged=False), calendar)
        return [stretch for stretch in hand.stretches if stretch.end <= self.due]


@dataclass(frozen=True)
class TicketClock:
    """Both clocks of a ticket at a moment, of its newest cycle."""

    response: Reading
    solution: Reading


TOUCHES = (
    RESPONDS
    | ENDS
    | {
        EventKind.REPORTED,
        EventKind.REOPENED,
        EventKind.URGENCY_CHANGED,
        EventKind.CATEGORY_CHANGED,
        EventKind.PAUSED,
        EventKind.RESUMED,
        EventKind.MERGED,
        EventKind.UNMERGED,
        EventKind.PROMISED,
        EventKind.EXTENSION_AGREED,
    }
)


def clock_of(events: Iterable[Event], policy: Policy, calendar: Calendar, now: datetime) -> TicketClock:
    """What both clocks show at `now`. The first event is the report. ValueError when there is none."""
    state = state_after(events, policy, calendar).moved(now, calendar)
    return TicketClock(state.reading("response", calendar), state.reading("solution", calendar))


def state_after(events: Iterable[Event], policy: Policy, calendar: Calendar, state: State | None = None) -> State:
    """The clocks after these events, going on from a state when one is given."""
    for event in events:
        state = begun(event, policy) if state is None else state.then(event, policy, calendar)
    if state is None:
        raise ValueError("a ticket without events has no clocks")
    return state


def begun(event: Event, policy: Policy) -> State:
    """Both clocks at the report."""
    return began(event.happened_at, event.facts["urgency"], event.facts["kind"], policy)


def began(at: datetime, urgency: str, kind: str, policy: Policy) -> State:
    """Both clocks at zero."""
    return State(urgency, kind, Hand(at, at, policy.response(urgency)), Hand(at, at, policy.solution(urgency, kind)))


def _for(clock: Clock, calendar: Calendar) -> Calendar | None:
    """The wall knows no calendar."""
    return None if clock is Clock.WALL else calendar
