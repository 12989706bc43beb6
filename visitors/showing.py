"""What pages show of a visit: its light, its time line, and what this person may do with it now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.todos.explain import ladder_of
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from frontdesk.web.templatetags.ui import clock, span
from visitors.actions import undo
from visitors.models import Answer, Visit, VisitEvent
from visitors.models.visit import State, VisitQuerySet
from visitors.models.visit_event import Verb
from visitors.promises.host_answer import HostAnswer

ON_THE_WAY = timedelta(minutes=5)  # who is "on the way" is looked for after this long
TOO_LONG = timedelta(minutes=10)  # and this much later the light is red
KIND = Answer.Kind


@dataclass(frozen=True)
class Lit:
    """A light's colour and words; `meta` and `line` say more where there is room."""

    colour: str
    words: str
    meta: str = ""
    line: str = ""


@dataclass(frozen=True)
class Moment:
    """One line of a time line; `kind` is 'done', 'struck' (undone), 'now' or 'next' (what the clock will do)."""

    at: datetime
    words: str
    kind: str = "done"


@dataclass(frozen=True)
class Reserved:
    """A VIP reception of others on a board: its moment and nothing else of it."""

    at: datetime
    is_reserved: bool = True


def reserved_or_seen(visits: Iterable[Visit], moment: str) -> list[Any]:
    """Visits read with `with_reserved`; those of others stand there as `Reserved` at that moment, so no page can name them."""
    return [Reserved(getattr(visit, moment)) if visit.is_reserved else visit for visit in visits]


def full(visits: VisitQuerySet) -> VisitQuerySet:
    """Visits with all that `light` and `timeline` read: two queries for any number."""
    return visits.board().with_drink().with_clock(HostAnswer.name).with_answers()


def since(at: datetime | None, now: datetime) -> timedelta:
    """How long ago; nothing when it has not been."""
    return now - at if at else timedelta()


def light(visit: Visit, now: datetime) -> Lit:
    """How a visit stands, in one light."""
    state = visit.state
    if state is State.EXPECTED:
        return expected_light(visit, now)
    if state is State.WAITING:
        return Lit("yellow", _("Awaits approval") if visit.awaits_approval else waited_words(since(visit.arrived_at, now)))
    return {
        State.REQUESTED: requested_light(visit, now),
        State.ON_SITE: Lit("green", _("On site")),
        State.OUT: Lit("grey", _("Stepped out")),
        State.DECLINED: Lit("red", _("Declined")),
        State.LEFT: Lit("grey", _("Left, time unknown") if visit.is_time_unknown else _("Left")),
        State.TURNED_AWAY: Lit("red", _("Turned away")),
        State.CANCELLED: Lit("grey", _("Cancelled")),
    }[state]


def expected_light(visit: Visit, now: datetime) -> Lit:
    late = since(visit.expected_at, now)
    if late < timedelta(minutes=1):
        return Lit("yellow", _("Running late")) if visit.is_delayed else Lit("grey", _("Expected"))
    if is_of_an_earlier_day(visit, now):
        return Lit("grey", _("Did not come"))
    return Lit("yellow", _("%(time)s late") % {"time": span(late)})


def requested_light(visit: Visit, now: datetime) -> Lit:
    return Lit("grey", _("Not approved in time")) if is_of_an_earlier_day(visit, now) else Lit("yellow", _("Awaits approval"))


def is_of_an_earlier_day(visit: Visit, now: datetime) -> bool:
    return visit.expected_at is not None and timezone.localdate(visit.expected_at) < timezone.localdate(now)


def waited_words(waited: timedelta) -> str:
    return _("Just arrived") if waited < timedelta(minutes=1) else _("Waiting %(time)s") % {"time": span(waited)}


def wait_light(visit: Visit, now: datetime) -> Lit:
    """For the host: how long the visitor has been waiting, against the clock of the answer."""
    words = waited_words(since(visit.arrived_at, now))
    if visit.clock_red_at and now >= visit.clock_red_at:
        return Lit("red", words)
    return Lit("yellow" if visit.clock_yellow_at and now >= visit.clock_yellow_at else "green", words)


def waiting_light(visit: Visit, now: datetime) -> Lit:
    """For a visit read by `full`: what the host said and whether it still holds, or how long there is silence."""
    if visit.is_held:
        return Lit("yellow", _("Reception first"), "", _("Reception looks at %(number)s first and decides") % {"number": visit.number})
    if visit.awaits_approval:
        return Lit("yellow", _("Awaits approval"), "", _("A day off: nobody goes in before the visit is approved"))
    return _answered(visit, visit.answer, now) if visit.answer else _silent(visit, now)


def _answered(visit: Visit, answer: Any, now: datetime) -> Lit:
    kind = KIND(answer.kind)
    meta = _("said at %(time)s") % {"time": clock(answer.answered_at)}
    if kind is KIND.NOT_EXPECTING:
        return Lit("red", answer.short, meta, _("Speak to the visitor, or turn them away"))
    if kind is KIND.BRING_UP:
        return Lit("accent", answer.short, meta, _("Take the visitor to %(host)s") % {"host": visit.host})
    line = f"“{answer.words}”" if answer.words else _("%(name)s comes to the desk") % {"name": answer.colleague or visit.host}
    over = now - answer.answered_at - (timedelta(minutes=answer.minutes or 0) or ON_THE_WAY)
    if over >= TOO_LONG:
        return Lit("red", _("%(time)s late") % {"time": span(over)}, meta, line)
    if over >= timedelta(minutes=1):
        return Lit("yellow", _("%(time)s late") % {"time": span(over)}, meta, line)
    return Lit("green", answer.short, meta, line)


def _silent(visit: Visit, now: datetime) -> Lit:
    line = _("told at %(time)s, no answer yet") % {"time": clock(visit.arrived_at)}
    ladder = PROMISES[HostAnswer.name].ladder(HostAnswer.under(None))
    ahead = ladder[visit.clock_rung :] if visit.clock_next_at and visit.clock_next_at > now else ()
    meta = f"{clock(visit.clock_next_at)} {ahead[0].label}" if ahead else ""
    if visit.clock_rung is not None and visit.clock_rung >= len(ladder):
        return Lit("red", _("No answer"), meta, _("Offer the visitor a message or a new time"))
    if visit.clock_red_at and now >= visit.clock_red_at:
        call = _("Call %(host)s, ext. %(n)s") if visit.host.extension else _("Call %(host)s")
        return Lit("red", _("No answer"), meta, call % {"host": visit.host, "n": visit.host.extension})
    if visit.clock_yellow_at and now >= visit.clock_yellow_at:
        return Lit("yellow", _("No answer"), meta, line)
    return Lit("grey", _("Told"), meta, line)


def events_of(visit: Visit) -> list[VisitEvent]:
    """Every step of a visit with who did it, in one query."""
    return list(visit.events.select_related("happened_by", "device", "undone", "undoes"))


def timeline(visit: Visit, events: Sequence[VisitEvent], todos: Sequence[Todo], now: datetime) -> list[Moment]:
    """What happened, how it stands, and what the clock will do next."""
    said = {answer.answered_at: answer for answer in visit.answers.all()}
    steps = [Moment(event.happened_at, words_of(visit, event, said), "struck" if hasattr(event, "undone") else "done") for event in events]
    rungs = [rung for todo in todos if todo.promise == HostAnswer.name for rung in climbs(todo, now)]
    past = sorted([*steps, *(rung for rung in rungs if rung.kind == "done")], key=lambda step: step.at)
    ahead = [rung for rung in rungs if rung.kind == "next"]
    standing = {
        State.EXPECTED: [Moment(visit.expected_at, _("expected"), "next")] if visit.expected_at else [],
        State.WAITING: [Moment(now, _("waiting for %(time)s") % {"time": span(since(visit.arrived_at, now))}, "now")]
        if visit.arrived_at
        else [],
        State.ON_SITE: [Moment(now, _("on site for %(time)s") % {"time": span(since(visit.met_at, now))}, "now")] if visit.met_at else [],
        State.OUT: [Moment(now, _("out for %(time)s") % {"time": span(since(visit.out_at, now))}, "now")] if visit.out_at else [],
    }
    return [*past, *standing.get(visit.state, []), *ahead]


def climbs(todo: Todo, now: datetime) -> list[Moment]:
    """The rungs of a to-do's ladder that were climbed, and those still ahead."""
    ladder = ladder_of(todo)
    climbed = [Moment(climb.climbed_at, ladder[climb.rung].label) for climb in todo.climbs.all() if not climb.is_missed]
    return climbed + [Moment(rung.at, rung.label, "next") for rung in ladder if todo.done_at is None and rung.at > now]


def words_of(visit: Visit, event: VisitEvent, said: dict[datetime, Any]) -> str:
    """'checked in, Rita Lin', 'Ann An: Coming', 'undone: checked in, Rita Lin'."""
    who = event.happened_by or event.device
    what = str(event) + pgettext("colon", ": ") + event.words if event.words else str(event)
    what += remarks(event)
    if event.verb == Verb.ANSWER and event.happened_at in said:
        what = said[event.happened_at].short
        if event.happened_by_id == visit.host_id:
            return _("%(who)s: %(what)s") % {"who": who, "what": what}
        return _("%(who)s for %(host)s: %(what)s") % {"who": who, "host": visit.host, "what": what}
    if event.verb == Verb.UNDO and event.undoes:
        what = _("undone: %(what)s") % {"what": event.undoes}
    return _("%(what)s, %(who)s") % {"what": what, "who": who} if who else what


def remarks(event: VisitEvent) -> str:
    """What a step says beside its words: when somebody means to be back, that nobody checked their things."""
    said = []
    if back := event.before.get("expected_back"):
        said.append(_("back at %(time)s") % {"time": clock(parse_datetime(back))})
    if event.before.get("unchecked"):
        said.append(_("belongings not checked"))
    return "".join(pgettext("between parts", ", ") + words for words in said)


def speaks_for_host(visit: Visit, person: Person) -> bool:
    """Host, stand-in, head of the host's department, or the desk on their behalf; asks nothing of the database."""
    host = visit.host
    return person.can(Can.RECEIVE_VISITORS) or person.pk in (host.pk, host.stand_in_id, host.department and host.department.head_id)


def may_clear(visit: Visit, person: Person) -> bool:
    """Who is asked, their stand-in, and who approves days off for everybody; nobody for their own visitors while somebody is above them."""
    head = visit.host.department.head if visit.host.department else None
    if person.pk == visit.host_id:
        return Role.ADMIN_MANAGER in person.roles
    return person.can(Can.CLEAR_DAYS_OFF) or (head is not None and person.pk in (head.pk, head.stand_in_id))


def may_let_in(visit: Visit) -> bool:
    """Nothing keeps them in the waiting area: no decision, no paper, no approval is missing."""
    return not (visit.is_held or visit.owes_identity or visit.awaits_approval)


def doable(visit: Visit, person: Person, newest: VisitEvent | None) -> set[str]:
    """The verbs this person may use on a visit as it stands, by the name of their address; `newest` is the step that can be undone."""
    if visit.forgotten_at:
        return set()
    state, desk = visit.state, person.can(Can.RECEIVE_VISITORS)
    host = person.pk in (visit.host_id, visit.host.stand_in_id)
    inside = state in (State.WAITING, State.ON_SITE)
    to_come = state in (State.REQUESTED, State.EXPECTED)
    uncleared = visit.clearance_asked_at and not visit.cleared_at and state in (State.REQUESTED, State.WAITING)
    clears = bool(uncleared) and may_clear(visit, person)
    may_go_in = may_let_in(visit)
    verbs = {
        "check_in": desk and state is State.EXPECTED,
        "let_in": desk and state is State.WAITING and may_go_in,
        "decide": desk and visit.is_held and state in (State.WAITING, State.EXPECTED),
        "lend_badge": desk and state is State.WAITING and not visit.badge_lent_at and not visit.is_held,
        "check_out": state in (State.WAITING, State.ON_SITE, State.OUT) and (desk or (host and state is not State.WAITING)),
        "turn_away": desk and state is State.WAITING,
        "clear": clears,
        "decline": clears,
        "cancel": to_come and (desk or host or person.pk == visit.created_by_id),
        "move": to_come and visit.recurring_id is None and (desk or host or person.pk == visit.created_by_id),
        "answer": state is State.WAITING and not visit.is_held and speaks_for_host(visit, person),
        "identify": desk and inside and not visit.identity_at,
        "serve": desk and state is State.WAITING,
        "bring": desk and inside,
        "escort": desk and inside and not visit.escorted_at and (state is State.ON_SITE or may_go_in),
        "step_out": state is State.ON_SITE and (desk or host),
        "come_back": state is State.OUT and (desk or host),
        "take_out": desk and visit.things_inside and (inside or state in (State.OUT, State.LEFT)),
        "badge_back": desk and state is State.LEFT and bool(visit.badge_lent_at),
        "set_left": visit.is_time_unknown and (desk or host),
        "print_badge": desk and (inside or state is State.EXPECTED),
        "lose_badge": desk and (inside or state in (State.OUT, State.LEFT)) and bool(visit.badge_lent_at),
        "note": state is State.LEFT and (desk or host),
        "leave_message": desk and state in (State.WAITING, State.TURNED_AWAY, State.LEFT),
        "invite_again": (desk or host) and state in (State.LEFT, State.CANCELLED, State.EXPECTED),
        "thanked": state is State.LEFT and not visit.thanked_at and visit.owes_thanks and (desk or person.pk == visit.host_id),
        "undo": newest is not None and (desk or newest.happened_by_id == person.pk),
    }
    return {verb for verb, may in verbs.items() if may}


def takes_up(visit: Visit) -> bool:
    """Whether the next step is to take them up: the type asks for it, or the host does."""
    wanted = visit.answer is not None and visit.answer.kind == KIND.BRING_UP
    return visit.escorted_at is None and (wanted or bool(visit.visitor_type and visit.visitor_type.needs_escort))


def allowed(visit: Visit, person: Person, now: datetime) -> set[str]:
    """The same for a visit read by itself: asked again when a verb is used."""
    mine = full(Visit.objects.filter(pk=visit.pk)).get()
    return doable(mine, person, undo.newest(mine, now=now))


def picture(visit: Visit, person: Person, now: datetime) -> dict[str, Any]:
    """What the page and the pane of one visit show; the visit was read by `full`."""
    todos = list(Todo.objects.about(visit).select_related("version", "holder").prefetch_related("climbs").order_by("due_at"))
    newest = undo.newest(visit, now=now)
    steps = timeline(visit, events_of(visit), todos, now)
    return {
        "visit": visit,
        "light": light(visit, now),
        "waiting": waiting_light(visit, now) if visit.state is State.WAITING else None,
        "verbs": doable(visit, person, newest),
        "newest": newest,
        "takes_up": takes_up(visit),
        "moments": steps,
        "is_today": all(timezone.localdate(step.at) == timezone.localdate(now) for step in steps),
        "todos": [todo for todo in todos if todo.done_at is None],
        "times": Visit.objects.visible_to(person).filter(phone=visit.phone, arrived_at__isnull=False).count() if visit.phone else 0,
        "now": now,
    }
