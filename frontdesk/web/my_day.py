"""Parts of everybody's own day: areas declare them in `<area>/panels.py`, beside those of the desk; the page only arranges them."""

from datetime import datetime
from typing import Any, ClassVar

from frontdesk.people.models import Person
from frontdesk.registry import Registry

DAY_PARTS: Registry["DayPart"] = Registry("part of the day")


class DayPart:
    """One part: a template, and what it needs in a query or two; it has nothing to say on most days."""

    name: ClassVar[str] = ""
    template: ClassVar[str] = ""
    order: ClassVar[int] = 50

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        DAY_PARTS.add(cls.name, cls())

    def context(self, person: Person, now: datetime) -> dict[str, Any] | None:
        """What of this person's own stands there; None when there is nothing."""
        raise NotImplementedError


def day_of(person: Person, now: datetime) -> list[tuple[str, dict[str, Any]]]:
    """The parts that have something to say, in order."""
    parts = ((part.template, part.context(person, now)) for part in sorted(DAY_PARTS, key=lambda part: part.order))
    return [(template, context) for template, context in parts if context]
