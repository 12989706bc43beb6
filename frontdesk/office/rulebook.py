"""What the rules page shows of each rule, promise and group of settings, gathered in a handful of queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q

from frontdesk.limits.limits import GROUPS, Limits
from frontdesk.limits.models import Version
from frontdesk.timed.catalogue import next_times, sentence
from frontdesk.timed.models import Failure, RuleState, Run
from frontdesk.timed.rule import RULES, Rule
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Promise

LAST_RUNS = 20


@dataclass
class Sheet:
    """One rule, promise or group of settings."""

    name: str
    shape: str  # rule, promise or settings
    group: type[Limits]
    sentence: str
    clock: Any = ""
    every: int = 0
    looked_at: datetime | None = None
    last: Run | None = None
    failures: int = 0
    open: int = 0
    red: int = 0
    version: Version | None = None
    runs: tuple[Run, ...] = ()
    errors: tuple[Failure, ...] = ()
    next: tuple[datetime, ...] = ()

    @property
    def settings(self) -> list[tuple[Any, str]]:
        shown = self.group.shown(self.version)
        return [(limit.label or key, shown[key]) for key, limit in self.group.limits.items()]


def _sheet(group: type[Limits], version: Version | None) -> Sheet:
    name = group.name
    thing: Rule | Promise | None = next((book[name] for book in (RULES, PROMISES) if name in book), None)
    shape = "rule" if isinstance(thing, Rule) else "promise" if thing else "settings"
    made = Sheet(name, shape, group, sentence(group, version), version=version)
    made.clock = thing.clock.words if thing else ""
    made.every = int(thing.look.total_seconds() // 60) if isinstance(thing, Rule) else 0
    return made


def book(now: datetime) -> list[Sheet]:
    """Every sheet, rules first; the same few queries however many there are."""
    versions = {version.of: version for version in Version.objects.order_by("number")}
    looked = dict(RuleState.objects.values_list("rule", "looked_at"))
    newest = Run.objects.values("rule").annotate(newest=Max("pk")).values("newest")
    last = {run.rule: run for run in Run.objects.filter(pk__in=newest)}
    failing = dict(Failure.objects.values_list("rule").annotate(many=Count("pk")))
    todos = Todo.objects.open().values_list("promise").annotate(many=Count("pk"), red=Count("pk", filter=Q(red_at__lte=now)))
    held = {promise: (many, red) for promise, many, red in todos}
    sheets = [_sheet(group, versions.get(group.name)) for group in GROUPS]
    for made in sheets:
        made.looked_at, made.last, made.failures = looked.get(made.name), last.get(made.name), failing.get(made.name, 0)
        made.open, made.red = held.get(made.name, (0, 0))
    return sorted(sheets, key=lambda made: (["rule", "promise", "settings"].index(made.shape), made.name))


def sheet(group: type[Limits], now: datetime) -> Sheet:
    """One sheet with its last runs and next times."""
    made = _sheet(group, Version.objects.filter(of=group.name).select_related("changed_by").order_by("-number").first())
    made.runs = tuple(Run.objects.filter(rule=made.name).order_by("-at")[:LAST_RUNS])
    made.errors = tuple(Failure.objects.filter(rule=made.name).order_by("-failed_at")[:5])
    if made.shape != "settings":
        made.next = tuple(next_times(RULES[made.name] if made.shape == "rule" else PROMISES[made.name], now))
    return made
