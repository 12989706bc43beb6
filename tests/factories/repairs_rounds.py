"""Checklists with sensible defaults."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from repairs.actions import rounds
from repairs.models import Checklist, ChecklistItem, Result, Round, RoundKind
from tests.factories.repairs import a_category, a_spot
from tests.moments import HOUR, MONDAY_9AM, SHANGHAI

AUGUST = datetime(2026, 8, 1, tzinfo=SHANGHAI)


def a_checklist(person: Person | None, items: Iterable[str] = ("地面干净",), name: str = "早巡检", **more: Any) -> Checklist:
    """Every working day at 09:30, done by this person."""
    usual = {"kind": RoundKind.OPENING, "times": ["09:30"], "since_at": AUGUST}
    given = {**usual, "person": person, "category": a_category(), "place": a_spot(), **more}
    checklist = Checklist.objects.get_or_create(name=name, defaults=given)[0]
    for position, words in enumerate(items, start=1):
        ChecklistItem.objects.get_or_create(checklist=checklist, name=words, defaults={"position": position})
    return checklist


def a_round(checklist: Checklist, due_at: datetime = MONDAY_9AM, opened_at: datetime | None = None) -> Round:
    """Opened an hour before it is due."""
    made = rounds.open_due(checklist, due_at=due_at, now=opened_at or due_at - HOUR)
    assert made is not None
    return made


def item_of(checklist: Checklist, number: int = 0) -> ChecklistItem:
    return checklist.items.order_by("position", "pk")[number]


def done(round_: Round, *, by: Person, at: datetime, fails: Iterable[ChecklistItem] = ()) -> Round:
    """Answered and finished; what is among the fails is not in order."""
    failed = {item.pk for item in fails}
    for item in round_.checklist.items.open():
        rounds.answer(round_, item, result=Result.FAIL if item.pk in failed else Result.PASS, by=by, now=at)
    return rounds.finish(round_, by=by, now=at)
