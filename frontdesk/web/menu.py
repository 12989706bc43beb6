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
    is_setting: bool = False  # stands on the settings page: opened once a month, not once an hour
    unless: Can | None = None  # who may do this has another entry for it
    also: tuple[str, ...] = ()  # views whose pages belong to it, though their paths lie beside its own

    @property
    def path(self) -> str:
        return reverse(self.view)

    def fits(self, path: str) -> int:
        """How long a beginning of `path` is its own; 0 when none is."""
        mine = (self.path, *(reverse(view) for view in self.also))
        # The start page is only itself: every path begins with "/".
        return max((len(each) for each in mine if path == each or (each != "/" and path.startswith(each))), default=0)


MENU: Registry[Entry] = Registry("menu entry")


@dataclass(frozen=True)
class Shortcut:
    """A page that one key opens from every other page, another one also out of a field that is typed in; and a button beside the search."""

    label: Any
    icon: str
    view: str
    can: Can
    key: str
    anywhere: str = ""  # a key that types nothing, as the browser calls it: "F2"

    @property
    def path(self) -> str:
        return reverse(self.view)


SHORTCUTS: Registry[Shortcut] = Registry("shortcut")


SETTINGS = "settings"  # the entry that is open when one of its pages is


def add(
    name: str,
    label: Any,
    icon: str,
    view: str,
    can: Can,
    order: int = 50,
    *,
    is_setting: bool = False,
    unless: Can | None = None,
    also: tuple[str, ...] = (),
) -> Entry:
    return MENU.add(name, Entry(name, label, icon, view, can, order, is_setting, unless, also))


def add_shortcut(name: str, label: Any, icon: str, view: str, can: Can, *, key: str, anywhere: str = "") -> Shortcut:
    return SHORTCUTS.add(name, Shortcut(label, icon, view, can, key, anywhere))


def shortcuts_for(request: HttpRequest) -> list[Shortcut]:
    """The keys of this person, but for the page they are on."""
    if not request.user.is_authenticated:
        return []
    return [each for each in SHORTCUTS if request.user.can(each.can) and each.path != request.path]


def entries_for(request: HttpRequest) -> list[tuple[Entry, bool]]:
    """What this person may open, in order, and whether it is open now (the longest path that fits)."""
    if not request.user.is_authenticated:
        return []
    mine = _mine(request)
    here = max(mine, key=lambda entry: entry.fits(request.path), default=None)
    if here and not here.fits(request.path):
        here = None
    name = SETTINGS if here and here.is_setting else here.name if here else ""
    return [(entry, entry.name == name) for entry in mine if not entry.is_setting]


def settings_for(request: HttpRequest) -> list[Entry]:
    """What this person may set, in order."""
    return [entry for entry in _mine(request) if entry.is_setting]


def _mine(request: HttpRequest) -> list[Entry]:
    can = request.user.can
    return sorted((each for each in MENU if can(each.can) and not (each.unless and can(each.unless))), key=lambda each: each.order)
