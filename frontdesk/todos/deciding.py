"""How an area hears of a plain approval: `@when_decided(Promise)` in front of an action, called inside the deciding transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from frontdesk.people.models import Person
from frontdesk.registry import Registry
from frontdesk.todos.models import Outcome, Todo
from frontdesk.todos.promises import Promise


class Heard(Protocol):
    """What an area does with the outcome of the whole question; what it refuses is refused to the person who decides."""

    def __call__(self, todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None: ...


HEARD: Registry[Heard] = Registry("ear of a promise")


def when_decided(promise: type[Promise]) -> Callable[[Heard], Heard]:
    """In front of the action that follows when a promise's question is decided; one for a promise."""
    return lambda heard: HEARD.add(promise.name, heard)
