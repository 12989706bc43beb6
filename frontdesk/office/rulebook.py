"""What the rules page shows of each rule, promise and group of settings, gathered in a handful of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from frontdesk.limits.limits import GROUPS, Limits
from frontdesk.limits.models import Version
from frontdesk.timed.catalogue import next_times
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


def _versions() -> dict[str, Version]:
    return {version.of: version for version in Version.objects.select_related("changed_by").order_by("number")}


def _sheet(group: type[Limits], version: Version | None) -> Sheet:
    name = group.name
    thing: Rule | Promise | None = next((book[name] for book in (RULES, PROMISES) if name in book), None)
    words = str(getattr(group, "sentence", "")).format(**group.shown(version))
    made = Sheet(name, "rule" if isinstance(thing, Rule) else "promise" if thing else "settings", group, words, version=version)
    made.clock = thing.clock.words if thing else ""
    made.every = int(thing.look.total_seconds() // 60) if isinstance(thing, Rule) else 0
    return made


def book(now: datetime) -> list[Sheet]:
    """Every sheet, rules first; six queries however many there are."""
    versions = _versions()
    looked = dict(RuleState.objects.values_list("rule", "looked_at"))
    last: dict[str, Run] = {run.rule: run for run in Run.objects.order_by("-pk")[:500][::-1]}
    failing: dict[str, int] = defaultdict(int)
    for rule in Failure.objects.values_list("rule", flat=True):
        failing[rule] += 1
    opened: dict[str, int] = defaultdict(int)
    red: dict[str, int] = defaultdict(int)
    for promise, red_at in Todo.objects.open().values_list("promise", "red_at"):
        opened[promise] += 1
        red[promise] += red_at <= now
    sheets = [_sheet(group, versions.get(group.name)) for group in GROUPS]
    for made in sheets:
        made.looked_at, made.last, made.failures = looked.get(made.name), last.get(made.name), failing[made.name]
        made.open, made.red = opened[made.name], red[made.name]
    return sorted(sheets, key=lambda made: (["rule", "promise", "settings"].index(made.shape), made.name))


def sheet(group: type[Limits], now: datetime) -> Sheet:
    """One sheet with its last runs and next times."""
    made = _sheet(group, Version.objects.filter(of=group.name).select_related("changed_by").order_by("-number").first())
    made.runs = tuple(Run.objects.filter(rule=made.name).order_by("-at")[:LAST_RUNS])
    made.errors = tuple(Failure.objects.filter(rule=made.name).order_by("-failed_at")[:5])
    if made.shape != "settings":
        made.next = tuple(next_times(RULES[made.name] if made.shape == "rule" else PROMISES[made.name], now))
    return made
