"""How areas make themselves known to the shared part: they are walked, never imported by name.

`discover("rules")` imports every module of every installed app's `rules` package (or its `rules.py`),
so a class that registers itself by being defined is known after start-up, and only then.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Generic, TypeVar

from django.apps import apps

Thing = TypeVar("Thing")


class Registry(Generic[Thing]):
    """Things by name, in the order they were added; a name is taken once."""

    def __init__(self, what: str):
        self.what = what
        self._things: dict[str, Thing] = {}

    def add(self, name: str, thing: Thing) -> Thing:
        if name in self._things:
            raise ValueError(f"two {self.what} are called {name!r}")
        self._things[name] = thing
        return thing

    def __getitem__(self, name: str) -> Thing:
        try:
            return self._things[name]
        except KeyError:
            raise LookupError(f"no {self.what} is called {name!r}") from None

    def __contains__(self, name: str) -> bool:
        return name in self._things

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._things.values())

    def __len__(self) -> int:
        return len(self._things)

    def names(self) -> list[str]:
        return list(self._things)


def discover(package: str) -> None:
    """Import `<app>.<package>` and, when it is a package, each of its modules, for every installed app."""
    for config in apps.get_app_configs():
        name = f"{config.name}.{package}"
        if find_spec(name) is None:
            continue
        module = import_module(name)
        for child in iter_modules(getattr(module, "__path__", [])):
            import_module(f"{name}.{child.name}")


def name_of(module: str) -> str:
    """The public name of what a module declares: `visitors.rules.visit_thanks` → `visitors.visit_thanks`."""
    *path, last = module.removeprefix("frontdesk.").split(".")
    return f"{path[0]}.{last}"
