"""The whole engine: look, act once on what is owed, remember what failed. A paused rule is stamped and does not act."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

from django.db import transaction

from frontdesk.timed.models import Failure, Fired, RuleState, Run
from frontdesk.timed.rule import LOOK_LIMIT, Rule, at_most

logger = logging.getLogger(__name__)


@dataclass
class Looked:
    """What a look found: how many were due, the keys acted on, the errors by key."""

    is_paused: bool = False
    due: int = 0
    acted: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)


def state_of(rule: Rule, now: datetime) -> RuleState:
    """The rule's row; a rule never seen before goes live at this moment and owes nothing from before."""
    return RuleState.objects.get_or_create(rule=rule.name, defaults={"live_from": now})[0]


def run(rule: Rule, *, now: datetime, again: bool = False) -> Looked:
    """Act on everything that `rule` owes at `now` and has not done yet; with `again` also on what failed and rests."""
    started = perf_counter()
    state = state_of(rule, now)
    if state.paused_at:
        RuleState.objects.filter(pk=state.pk).update(looked_at=now)
        return Looked(is_paused=True)
    looked = Looked()
    resting = set() if again else set(Failure.objects.filter(rule=rule.name, again_at__gt=now).values_list("key", flat=True))
    for subject in at_most(LOOK_LIMIT, rule.due(now, state.live_from)):
        looked.due += 1
        key = rule.once(subject)
        if (key or str(subject)) not in resting:
            _act(rule, subject, key, looked, now=now)
    RuleState.objects.filter(pk=state.pk).update(looked_at=now)
    if looked.acted or looked.errors:
        took = round((perf_counter() - started) * 1000)
        error = "; ".join(f"{key}: {error}" for key, error in looked.errors.items())[:500]
        Run.objects.create(
            rule=rule.name, at=now, took_ms=took, due=looked.due, acted=len(looked.acted), failed=len(looked.errors), error=error
        )
    return looked


def _act(rule: Rule, subject: Any, key: str | None, looked: Looked, *, now: datetime) -> None:
    name = key or str(subject)
    try:
        if fire(rule, subject, key, now=now):
            looked.acted.append(name)
    except Exception as error:  # one bad row never blocks the rest; it rests, is tried again and shows red
        logger.exception("%s failed for %s; it will try again", rule.name, name)
        looked.errors[name] = f"{type(error).__name__}: {error}"
        _rest(rule, name, looked.errors[name], now=now)


def fire(rule: Rule, subject: Any, key: str | None, *, now: datetime) -> bool:
    """Do it in one transaction with its key; False when it was done before, or when somebody paused the rule meanwhile."""
    with transaction.atomic():
        if RuleState.objects.paused().filter(rule=rule.name).exists():
            return False
        if key is not None and not Fired.objects.get_or_create(rule=rule.name, key=key, defaults={"at": now})[1]:
            return False
        rule.what(subject, now)
        Failure.objects.filter(rule=rule.name, key=key or str(subject)).delete()
    return True


def _rest(rule: Rule, key: str, error: str, *, now: datetime) -> None:
    """2, 4, 8 … minutes until the next try, at most a day."""
    failure, _ = Failure.objects.get_or_create(rule=rule.name, key=key, defaults={"error": error[:500], "failed_at": now, "again_at": now})
    tries = failure.tries + 1
    wait = min(timedelta(minutes=2 ** min(tries, 12)), timedelta(days=1))
    Failure.objects.filter(pk=failure.pk).update(tries=tries, error=error[:500], failed_at=now, again_at=now + wait)
