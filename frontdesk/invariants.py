"""What must hold at any moment, as questions to the database: declared in `<area>/invariants.py`, asked by `verify`.

@invariant("visitors.badge_out_once")
def badge_out_once() -> Iterable[str]:
    yield one line for each broken record
"""

from collections.abc import Callable, Iterable

from frontdesk.registry import Registry

Question = Callable[[], Iterable[str]]
INVARIANTS: Registry[tuple[str, Question]] = Registry("invariant")


def invariant(name: str) -> Callable[[Question], Question]:
    def declare(question: Question) -> Question:
        INVARIANTS.add(name, (name, question))
        return question

    return declare
