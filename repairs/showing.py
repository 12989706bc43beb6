"""A ticket in words: its light, its steps, its clocks, what comes next."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from frontdesk.people.models import Person
from frontdesk.todos.explain import day_words, moment
from frontdesk.todos.promises import Item
from frontdesk.web.templatetags.ui import span
from frontdesk.workdays.load import calendar as stored_calendar
from repairs.finding import why
from repairs.finding.clock import Reading
from repairs.finding.clocks import clock_at
from repairs.models import Comment, EventKind, PauseReason, SafetyStep, SafetyTick, State, Ticket, TicketEvent, Urgency

COLOURS = {
    State.REPORTED: "yellow",
    State.ACCEPTED: "accent",
    State.STARTED: "accent",
    State.PAUSED: "grey",
    State.RESOLVED: "green",
    State.CLOSED: "green",
    State.MERGED: "grey",
    State.CANCELLED: "grey",
}
OF_THE_TEAM = frozenset({EventKind.ANSWERED, EventKind.RESOLVED})
SAID = OF_THE_TEAM | {EventKind.ADDED, EventKind.NOTED, EventKind.REOPENED, EventKind.CANCELLED, EventKind.RATED}


@dataclass(frozen=True)
class Lit:
    """A light: colour and word."""

    colour: str
    words: str


@dataclass(frozen=True)
class Step:
    """One step: what, when, who; `said` are the words that came with it, `more` what it says beside."""

    kind: str
    label: str
    at: datetime
    who: Person | None = None
    more: str = ""
    said: str = ""
    is_internal: bool = False


@dataclass(frozen=True)
class Dial:
    """One of the two clocks: what it is called, its light, when it is due, and the sum."""

    title: str
    light: Lit
    due: datetime | None
    sum: Sequence[Item]


def light(ticket: Ticket, now: datetime) -> Lit:
    """How it stands, in one word; red while it is late."""
    label = str(ticket.state.label)
    return Lit("red", _("%(state)s, late") % {"state": label}) if is_late(ticket, now) else Lit(COLOURS[ticket.state], label)


def is_late(ticket: Ticket, now: datetime) -> bool:
    """Not answered or not repaired in time; what waits with a reason is not late."""
    if not ticket.is_running or ticket.paused_until:
        return False
    unanswered = ticket.responded_at is None and ticket.response_due_at is not None and ticket.response_due_at <= now
    return unanswered or (ticket.solution_due_at is not None and ticket.solution_due_at <= now)


def steps(
    events: Iterable[TicketEvent],
    ticket: Ticket,
    comments: Mapping[int, Comment],
    *,
    said_by: Container[str] = SAID,
    is_team: bool = False,
    rated: Mapping[int, str] = MappingProxyType({}),
) -> list[Step]:
    """What happened, in order; `comments`: words by id; `rated`: those of ratings by cycle; `said_by`: kinds of steps that show words."""
    events = list(events)
    done = {event.facts["cycle"] - 1: event.facts["done"] for event in events if event.kind == EventKind.REOPENED and "done" in event.facts}
    made = []
    for event in events:
        if event.kind == EventKind.CLOSED and event.happened_by_id:
            continue  # confirmed: the step before says so
        said = comments.get(event.facts.get("comment", 0))
        words = said.words if said else ""
        if event.kind == EventKind.RESOLVED:
            earlier = comments.get(done.get(event.facts.get("cycle", 1), 0))
            words = earlier.words if earlier else ticket.done
        if event.kind == EventKind.CANCELLED:
            words = ticket.cancelled_because
        if event.kind == EventKind.RATED:
            words = rated.get(event.facts.get("cycle", 1), "")
        words = words if event.kind in said_by else ""
        is_internal = event.kind == EventKind.NOTED
        made.append(Step(event.kind, label(event, is_team), event.happened_at, event.happened_by, more(event), words, is_internal))
    return made


def label(event: TicketEvent, is_team: bool) -> str:
    """That nobody was there is the team's own matter: its lead was told."""
    if event.kind == EventKind.CLOSED:
        return _("closed: nobody said that it does not work")
    if event.kind == EventKind.UNASSIGNED and not is_team:
        return _("being assigned")
    return str(event)


def more(event: TicketEvent) -> str:
    """What a step says beside its name: reason and date of a pause, the date told, the new urgency, the stars."""
    facts = event.facts
    if event.kind == EventKind.PAUSED:
        until = moment(datetime.fromisoformat(facts["until"]))
        return _("%(reason)s, until %(until)s") % {"reason": PauseReason(facts["reason"]).label, "until": until}
    if event.kind in (EventKind.PROMISED, EventKind.EXTENSION_AGREED) and "due" in facts:
        return day_words(timezone.localdate(datetime.fromisoformat(facts["due"])))
    if event.kind == EventKind.URGENCY_CHANGED:
        return str(Urgency(facts["urgency"]).label)
    if event.kind == EventKind.RATED and "stars" in facts:
        return ngettext("%(n)s star", "%(n)s stars", facts["stars"]) % {"n": facts["stars"]}
    return ""


def safety(ticket: Ticket) -> list[tuple[SafetyStep, SafetyTick | None]]:
    """The steps for safety of what is to be repaired, and who did each when; of what is repaired those that were done. Two queries."""
    ticks = {tick.step_id: tick for tick in ticket.safety_ticks.select_related("step", "ticked_by")}
    steps = list(ticket.category.safety_steps.open().in_order()) if ticket.is_running else []
    gone = [tick.step for tick in ticks.values() if tick.step not in steps]
    return [(step, ticks.get(step.pk)) for step in (*steps, *gone)]


def dials(ticket: Ticket, now: datetime) -> list[Dial]:
    """Both clocks with their sums; read the ticket `with_events`."""
    calendar = stored_calendar()
    clock = clock_at(ticket, now, calendar)
    parts = ((pgettext("clock", "Answer"), clock.response), (pgettext("clock", "Repair"), clock.solution))
    return [Dial(title, reading_light(reading, now), reading.due, why.sum_of(reading, calendar)) for title, reading in parts]


def reading_light(reading: Reading, now: datetime) -> Lit:
    """Met, late, standing still, or how long there is."""
    if reading.stopped_at is not None:
        if not reading.is_met:
            return Lit("grey", _("not owed any more"))
        return Lit("red", _("done, but late")) if reading.breached_at else Lit("green", _("done in time"))
    if reading.due is None:
        return Lit("grey", _("no limit"))
    if reading.due <= now:
        return Lit("red", _("%(time)s over") % {"time": span(now - reading.due)})
    if reading.still.until and reading.still.until > now:
        return Lit("grey", _("stands still until %(moment)s") % {"moment": moment(reading.still.until)})
    return Lit("green", _("in %(time)s") % {"time": span(reading.due - now)})


def following(ticket: Ticket) -> str:
    """What comes next, in a sentence to who asked."""
    told = {"until": moment(ticket.paused_until) if ticket.paused_until else "", "person": ticket.assigned_to}
    sentences: dict[State, Any] = {
        State.REPORTED: _("A technician is being looked for."),
        State.ACCEPTED: _("The technician is going to come."),
        State.STARTED: _("It is being repaired."),
        State.PAUSED: _("It waits, and goes on by %(until)s.") % told,
        State.RESOLVED: _("Say whether it works; without an answer it closes itself."),
    }
    return str(sentences.get(ticket.state, ""))
