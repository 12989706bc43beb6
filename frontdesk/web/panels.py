"""Panels of the desk board: areas declare them in `<area>/panels.py`; the board only arranges them."""

from datetime import datetime
from typing import Any, ClassVar

from frontdesk.people.models import Person
from frontdesk.registry import Registry

PANELS: Registry["Panel"] = Registry("panel")


class Panel:
    """One panel: a template and the context it needs, in a query or two."""

    name: ClassVar[str] = ""
    template: ClassVar[str] = ""
    column: ClassVar[str] = "main"  # top, main, side, foot; lines and notes of one line each above and below the lists of main
    order: ClassVar[int] = 50

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        PANELS.add(cls.name, cls())

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        raise NotImplementedError


def panels_of(column: str) -> list[Panel]:
    return sorted((panel for panel in PANELS if panel.column == column), key=lambda panel: panel.order)


PANES: Registry["Pane"] = Registry("pane")


class Pane:
    """What stands beside the board: one record, chosen by `?<name>=<id>`."""

    name: ClassVar[str] = ""
    template: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        PANES.add(cls.name, cls())

    def context(self, pk: int, person: Person, now: datetime) -> dict[str, Any] | None:
        """What the template needs; None when there is no such record or this person may not see it."""
        raise NotImplementedError
