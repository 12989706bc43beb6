"""How long a dry run takes with a large demo company (limit: 1 s each; the slowest of 40 moments)."""

import time
from collections.abc import Iterator

from frontdesk.timed.dry import dry_run
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.todos.promises import PROMISES
from tests.moments import DAY, FORTY

LIMIT = 1.0


def measure() -> Iterator[str]:
    """After `pages`, which brings the company; every rule has been live for longer than the moments go back."""
    for rule in RULES:
        RuleState.objects.update_or_create(rule=rule.name, defaults={"live_from": FORTY[0] - 365 * DAY})
    for thing in (*RULES, *PROMISES):
        slowest = (0.0, 0)
        for moment in FORTY:
            began = time.perf_counter()
            would = dry_run(thing, now=moment)
            slowest = max(slowest, (time.perf_counter() - began, len(would)))
        took, many = slowest
        yield f"{thing.name:<32} {took * 1000:6.0f} ms, {many:3} lines ({'within' if took <= LIMIT else 'OVER'} {LIMIT:.0f} s)"
