"""The menu: areas declare entries in `<area>/menu.py`; a person sees those they may open."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from frontdesk.people.permissions import Can
from frontdesk.registry import Registry


@dataclass(frozen=True)
class Entry:
    name: str
    label: Any
    icon: str
    view: str
    can: Can
    order: int = 50

    @property
    def path(self) -> str:
        return reverse(self.view)


MENU: Registry[Entry] = Registry("menu entry")


def add(name: str, label: Any, icon: str, view: str, can: Can, order: int = 50) -> Entry:
    return MENU.add(name, Entry(name, label, icon, view, can, order))


def entries_for(request: HttpRequest) -> list[tuple[Entry, bool]]:
    """What this person may open, in order, and whether it is open now (the longest path that fits)."""
    if not request.user.is_authenticated:
        return []
    mine = sorted((entry for entry in MENU if request.user.can(entry.can)), key=lambda entry: entry.order)
    # The start page is only itself: every path begins with "/".
    fits = [entry.path for entry in mine if request.path == entry.path or (entry.path != "/" and request.path.startswith(entry.path))]
    here = max(fits, key=len, default="")
    return [(entry, entry.path == here) for entry in mine]
