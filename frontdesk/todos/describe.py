"""To-dos in words: each kind describes its own in bulk, for this reader."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Described


@dataclass(frozen=True)
class Owed:
    """A to-do as a row shows it; `may_tick`: this reader may say that it is done."""

    todo: Todo
    about: Described
    may_tick: bool


def described(todos: Iterable[Todo], reader: Person) -> list[Owed]:
    """The same to-dos in the same order, each with its title and link; a query or two a kind."""
    listed = list(todos)
    kinds: dict[str, list[Todo]] = defaultdict(list)
    for todo in listed:
        kinds[todo.promise].append(todo)
    about: dict[int, Described] = {}
    for name, its in kinds.items():
        about |= PROMISES[name].describe(its, reader)
    return [Owed(todo, about[todo.pk], PROMISES[todo.promise].by_hand and holds(todo, reader)) for todo in listed if todo.pk in about]


def holds(todo: Todo, person: Person) -> bool:
    return todo.holder_id == person.pk or todo.role in person.roles
