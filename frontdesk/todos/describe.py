"""To-dos in words: each kind describes its own in bulk, for this reader."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Described, Promise, alike


@dataclass(frozen=True)
class Owed:
    """A to-do as a row shows it; `may_tick`: this reader may say that it is done; `is_for`: whom the reader acts for."""

    todo: Todo
    about: Described
    may_tick: bool
    is_for: Person | None = None


def described(todos: Iterable[Todo], reader: Person, *, covering: Collection[int] = ()) -> list[Owed]:
    """The same to-dos in the same order, each with its title and link; a query or two a kind."""
    listed = list(todos)
    about: dict[int, Described] = {}
    for kind, its in alike(listed, "describe", Promise):
        about |= kind.describe(its, reader)
    return [
        Owed(
            todo,
            about[todo.pk],
            may_tick=PROMISES[todo.promise].by_hand and holds(todo, reader, covering=covering),
            is_for=todo.holder if todo.holder_id in covering else None,
        )
        for todo in listed
        if todo.pk in about
    ]


def holds(todo: Todo, person: Person, *, covering: Collection[int] = ()) -> bool:
    return todo.holder_id == person.pk or todo.role in person.roles or todo.holder_id in covering
