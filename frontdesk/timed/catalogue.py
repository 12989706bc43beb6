"""All rules and promises in words: what the rules page and `rules list` show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from frontdesk.limits.limits import Limits
from frontdesk.limits.models import Version
from frontdesk.timed.models import Failure, RuleState, Run
from frontdesk.timed.rule import RULES, Rule
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Promise


@dataclass(frozen=True)
class Problem:
    name: str
    words: str


def sentence(group: type[Limits] | Limits, version: Version | None) -> str:
    """The sentence with the settings in it, in the reader's language."""
    return str(group.sentence).format(**group.shown(version))


def next_times(thing: Rule | Promise, now: datetime, many: int = 5) -> list[datetime]:
    """The next moments: computed for a rule with dates, the next known moves of open to-dos for a promise."""
    if isinstance(thing, Rule):
        return list(islice(thing.moments(now), many))
    moving = Todo.objects.open().filter(promise=thing.name, next_at__gt=now).order_by("next_at")
    return [at for at in moving.values_list("next_at", flat=True)[:many] if at]


def row(name: str, now: datetime) -> dict[str, Any]:
    """One rule or promise as `rules list --json` prints it."""
    thing: Rule | Promise = RULES[name] if name in RULES else PROMISES[name]
    version = thing.version()
    result: dict[str, Any] = {
        "name": name,
        "shape": "rule" if isinstance(thing, Rule) else "promise",
        "sentence": sentence(thing, version),
        "clock": thing.clock.value,
        "settings": thing.stored(version),
        "next": [at.isoformat() for at in next_times(thing, now)],
    }
    if isinstance(thing, Rule):
        last = Run.objects.filter(rule=name).order_by("-at").first()
        result |= {"look_minutes": int(thing.look.total_seconds() // 60), "last_run": last.at.isoformat() if last else None}
    return result


def rows(now: datetime) -> list[dict[str, Any]]:
    return [row(name, now) for name in (*RULES.names(), *PROMISES.names())]


def problems(now: datetime) -> list[Problem]:
    """What is not in order: failures at rest, and rules that have not looked for three of their intervals."""
    failures = [Problem(failure.rule, f"{failure.key}: {failure.error}") for failure in Failure.objects.order_by("rule")]
    states = {state.rule: state for state in RuleState.objects.all()}
    late = []
    for rule in RULES:
        looked = states[rule.name].looked_at if rule.name in states else None
        if looked and now - looked > rule.look * 3 + timedelta(minutes=1):
            late.append(Problem(rule.name, f"has not looked since {looked.isoformat()}"))
    return failures + late
