"""What the rules page shows of each rule, promise and group of settings, gathered in a handful of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.limits.limits import GROUPS, Limits
from frontdesk.limits.models import Version
from frontdesk.timed.catalogue import heading, is_late, looks_every, next_times, sentence, thing_called
from frontdesk.timed.models import Failure, RuleState, Run
from frontdesk.timed.rule import Rule
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Promise

LAST_RUNS = 20
LAST_FAILURES = 5
SHAPES = ("rule", "promise", "settings")


class Lamp(NamedTuple):
    """A light with the icon that says the same."""

    colour: str
    icon: str
    words: str


class Held(NamedTuple):
    """The open to-dos of a promise: how many there are, are yellow, are red, and when the first moves."""

    open: int = 0
    yellow: int = 0
    red: int = 0
    next: datetime | None = None


@dataclass
class Sheet:
    """One rule, promise or group of settings."""

    name: str
    shape: str
    group: type[Limits]
    thing: Rule | Promise | None
    title: str
    sentence: str
    version: Version | None = None
    state: RuleState | None = None
    is_late: bool = False
    failures: int = 0
    last: Run | None = None
    held: Held = field(default_factory=Held)
    next: datetime | None = None
    runs: tuple[Run, ...] = ()
    errors: tuple[Failure, ...] = ()
    next_times: tuple[datetime, ...] = ()

    @property
    def clock(self) -> Any:
        return self.thing.clock.words if self.thing else ""

    @property
    def every(self) -> int:
        """The minutes between two looks of a rule; 0 for everything else."""
        return looks_every(self.thing) if isinstance(self.thing, Rule) else 0

    @property
    def never_paused(self) -> Any:
        return self.thing.never_paused if isinstance(self.thing, Rule) else ""

    @property
    def is_paused(self) -> bool:
        return self.state is not None and self.state.paused_at is not None

    @property
    def is_on(self) -> bool:
        return self.shape != "settings" and not self.is_paused

    @property
    def needs_a_look(self) -> bool:
        return self.is_paused or self.is_late or bool(self.failures or self.held.red)

    @property
    def lamp(self) -> Lamp | None:
        """The light of the row; None for a group of settings."""
        return {"rule": self._rule_lamp, "promise": self._promise_lamp, "settings": lambda: None}[self.shape]()

    def _rule_lamp(self) -> Lamp:
        if self.is_paused:
            return Lamp("grey", "player-pause", _("paused"))
        if self.failures:
            return Lamp("red", "alert-octagon", ngettext("%(n)d failing", "%(n)d failing", self.failures) % {"n": self.failures})
        if self.is_late:
            return Lamp("red", "alert-octagon", _("does not look"))
        if self.state is None or self.state.looked_at is None:
            return Lamp("grey", "clock", _("not yet"))
        return Lamp("green", "circle-check", _("in order"))

    def _promise_lamp(self) -> Lamp:
        held = self.held
        if held.red:
            return Lamp("red", "alert-octagon", ngettext("%(n)d overdue", "%(n)d overdue", held.red) % {"n": held.red})
        if held.yellow:
            return Lamp("yellow", "alert-triangle", ngettext("%(n)d due soon", "%(n)d due soon", held.yellow) % {"n": held.yellow})
        if held.open:
            return Lamp("green", "circle-check", ngettext("%(n)d open", "%(n)d open", held.open) % {"n": held.open})
        return Lamp("grey", "clock", _("none open"))


def _sheet(group: type[Limits], version: Version | None) -> Sheet:
    thing = thing_called(group.name)
    shape = "rule" if isinstance(thing, Rule) else "promise" if thing else "settings"
    return Sheet(group.name, shape, group, thing, heading(group, version), sentence(group, version), version)


def book(now: datetime, versions: Mapping[str, Version]) -> list[Sheet]:
    """Every sheet, rules first; the same few queries however many there are."""
    states = {state.rule: state for state in RuleState.objects.select_related("paused_by")}
    newest = Run.objects.values("rule").annotate(newest=Max("pk")).values("newest")
    last = {run.rule: run for run in Run.objects.filter(pk__in=newest)}
    failing = dict(Failure.objects.values_list("rule").annotate(many=Count("pk")))
    held = held_by_promise(now)
    sheets = [_sheet(group, versions.get(group.name)) for group in GROUPS]
    for made in sheets:
        made.state, made.last, made.failures = states.get(made.name), last.get(made.name), failing.get(made.name, 0)
        made.held = held.get(made.name, Held())
        if isinstance(made.thing, Rule):
            made.is_late = is_late(made.thing, made.state.looked_at if made.state else None, now)
            made.next = None if made.is_paused else next(iter(made.thing.moments(now)), None)
        else:
            made.next = made.held.next
    return sorted(sheets, key=lambda made: (SHAPES.index(made.shape), made.name))


def held_by_promise(now: datetime) -> dict[str, Held]:
    """The open to-dos of every promise, counted by light, in one query."""
    counted = (
        Todo.objects.open()
        .values("promise")
        .annotate(
            open=Count("pk"),
            yellow=Count("pk", filter=Q(yellow_at__lte=now, red_at__gt=now)),
            red=Count("pk", filter=Q(red_at__lte=now)),
            next=Min("next_at", filter=Q(next_at__gt=now)),
        )
    )
    return {row["promise"]: Held(row["open"], row["yellow"], row["red"], row["next"]) for row in counted}


def chosen(sheets: Iterable[Sheet], group: type[Limits], now: datetime) -> Sheet:
    """One sheet of the book with its last runs, what fails, and its next times."""
    made = next(each for each in sheets if each.name == group.name)
    if made.shape == "rule":
        made.runs = tuple(Run.objects.filter(rule=made.name).order_by("-at", "-pk")[:LAST_RUNS])
        made.errors = tuple(Failure.objects.filter(rule=made.name).order_by("-failed_at")[:LAST_FAILURES])
    if made.thing and not made.is_paused:
        made.next_times = tuple(next_times(made.thing, now))
    return made


SHOWN = {"": lambda each: True, "on": lambda each: each.is_on, "look": lambda each: each.needs_a_look}


def filtered(sheets: list[Sheet], show: str) -> list[Sheet]:
    """All, those that are at work, or those that somebody should look at."""
    return [each for each in sheets if SHOWN.get(show, SHOWN[""])(each)]
