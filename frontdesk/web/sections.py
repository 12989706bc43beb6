"""Sections of a record's page: each noun declares its own in `<area>/sections/<noun>.py`; the page only arranges them.

An area above declares a section on a record of an area below in the same way: nobody below learns of it.
"""

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import Model

from frontdesk.people.models import Person
from frontdesk.registry import Registry

SECTIONS: Registry["Section"] = Registry("section")


class Section:
    """One section: on which record's page, its template, and the context that needs, or None where it has nothing to say."""

    name: ClassVar[str] = ""
    on: ClassVar[type[Model]]
    template: ClassVar[str] = ""
    column: ClassVar[str] = "main"  # main or side
    order: ClassVar[int] = 50

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        SECTIONS.add(cls.name, cls())

    def context(self, record: Any, person: Person, now: datetime) -> dict[str, Any] | None:
        raise NotImplementedError


def sections_of(record: Model, person: Person, now: datetime) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """For the page of a record: by column, each section's template and context, in order."""
    arranged: dict[str, list[tuple[str, dict[str, Any]]]] = {"main": [], "side": []}
    for section in sorted(SECTIONS, key=lambda section: (section.order, section.name)):
        if isinstance(record, section.on):
            context = section.context(record, person, now)
            if context is not None:
                arranged[section.column].append((section.template, context))
    return arranged
