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


def heading(group: type[Limits] | Limits, version: Version | None) -> str:
    """What the group is called: its title, or its sentence when it has none."""
    return str(group.title) or sentence(group, version)


def thing_called(name: str) -> Rule | Promise | None:
    """The rule or promise of this name; None for a plain group of settings."""
    return RULES[name] if name in RULES else PROMISES[name] if name in PROMISES else None  # noqa: SIM401  a registry has no get


def is_late(rule: Rule, looked_at: datetime | None, now: datetime) -> bool:
    """Whether a rule has not looked for three of its intervals. One that never looked is new, not late."""
    return looked_at is not None and now - looked_at > rule.look * 3 + timedelta(minutes=1)


def next_times(thing: Rule | Promise, now: datetime, many: int = 5) -> list[datetime]:
    """The next moments: computed for a rule with dates, the next known moves of open to-dos for a promise."""
    if isinstance(thing, Rule):
        return list(islice(thing.moments(now), many))
    moving = Todo.objects.open().filter(promise=thing.name, next_at__gt=now).order_by("next_at")
    return [at for at in moving.values_list("next_at", flat=True)[:many] if at]


def looks_every(rule: Rule) -> int:
    """The interval at which beat lets it look, in whole minutes."""
    return int(rule.look.total_seconds() // 60)


def row(name: str, now: datetime) -> dict[str, Any]:
    """One rule or promise as `rules list --json` prints it."""
    thing = thing_called(name)
    if thing is None:
        raise LookupError(name)
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
        paused = RuleState.objects.paused().filter(rule=name).first()
        result |= {
            "look_minutes": looks_every(thing),
            "last_run": last.at.isoformat() if last else None,
            "paused": f"{paused.paused_at:%Y-%m-%dT%H:%M} {paused.paused_by}: {paused.pause_reason}" if paused else "",
        }
    return result


def rows(now: datetime) -> list[dict[str, Any]]:
    return [row(name, now) for name in (*RULES.names(), *PROMISES.names())]


def problems(now: datetime) -> list[Problem]:
    """What is not in order: failures at rest, and rules that have not looked for three of their intervals."""
    failures = [Problem(failure.rule, f"{failure.key}: {failure.error}") for failure in Failure.objects.order_by("rule")]
    states = {state.rule: state for state in RuleState.objects.all()}
    looked = {rule.name: states[rule.name].looked_at for rule in RULES if rule.name in states}
    late = [rule.name for rule in RULES if is_late(rule, looked.get(rule.name), now)]
    return failures + [Problem(name, f"has not looked since {looked[name].isoformat()}") for name in late]
