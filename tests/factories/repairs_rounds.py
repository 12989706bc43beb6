"""Checklists with sensible defaults."""

from collections.abc import Iterable
from typing import Any

from frontdesk.people.models import Person
from repairs.models import Checklist, ChecklistItem, RoundKind
from tests.factories.repairs import a_category


def a_checklist(person: Person, items: Iterable[str] = ("地面干净",), name: str = "早巡检", **more: Any) -> Checklist:
    """Every working day at 09:30, done by this person."""
    given = {"kind": RoundKind.OPENING, "person": person, "times": ["09:30"], "category": a_category(), **more}
    checklist = Checklist.objects.get_or_create(name=name, defaults=given)[0]
    for position, words in enumerate(items, start=1):
        ChecklistItem.objects.get_or_create(checklist=checklist, name=words, defaults={"position": position})
    return checklist
