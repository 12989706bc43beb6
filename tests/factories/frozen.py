"""A month that is frozen: October 2026, on its first working day after it."""

from datetime import date, datetime

from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from reports.models import FrozenMonth
from tests.moments import SHANGHAI

OCTOBER = date(2026, 10, 1)
FREEZE, CHANGES, SUPPLIES = "reports.freeze_month", "reports.look_for_changes", "reports.restate_supplies"


def at(year: int, month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


FROZEN = at(2026, 11, 2)  # Monday


def looked(name: str, now: datetime, *, since: datetime) -> list[str]:
    """One look of a rule that is alive since; the keys it acted on."""
    RuleState.objects.get_or_create(rule=name, defaults={"live_from": since})
    found = run(RULES[name], now=now)
    assert not found.errors, found.errors
    return found.acted


def frozen_october() -> FrozenMonth:
    looked(FREEZE, FROZEN, since=at(2026, 10, 12))
    return FrozenMonth.objects.get()
