"""How an area hears of a plain approval: `@when_decided(Promise)` in front of an action, called inside the deciding transaction.

And how it says which answers are open to whom, before somebody presses what would be refused: `@which_answers(Promise)`.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Protocol

from frontdesk.people.models import Person
from frontdesk.registry import Registry
from frontdesk.todos.models import Outcome, Todo
from frontdesk.todos.promises import Promise


class Heard(Protocol):
    """What an area does with the outcome of the whole question; what it refuses is refused to the person who decides."""

    def __call__(self, todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None: ...


Answers = Callable[[Todo, Person, datetime], Collection[Outcome]]
BOTH = frozenset({Outcome.AGREED, Outcome.REFUSED})
ANSWERS: Registry[Answers] = Registry("answers to a promise")
HEARD: Registry[Heard] = Registry("ear of a promise")


def when_decided(promise: type[Promise]) -> Callable[[Heard], Heard]:
    """In front of the action that follows when a promise's question is decided; one for a promise."""
    return lambda heard: HEARD.add(promise.name, heard)


def which_answers(promise: type[Promise]) -> Callable[[Answers], Answers]:
    """In front of what says which answers are open to a person who is asked; one for a promise. Others leave both open to everybody."""
    return lambda answers: ANSWERS.add(promise.name, answers)


def open_answers(todo: Todo, person: Person, now: datetime) -> Collection[Outcome]:
    """AGREED, REFUSED, both or neither: what this person, who is asked, would not be refused."""
    return ANSWERS[todo.promise](todo, person, now) if todo.promise in ANSWERS else BOTH
