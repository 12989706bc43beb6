"""A timed rule: one class a rule, one file a class, in `<area>/rules/`; its docstring is the customer's sentence.

The four questions, always in this order: look/due · once · who · what. Beat only says "look now"; the due query and
one row per (rule, key) are the truth, so downtime heals itself and two schedulers are harmless.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, ClassVar

from frontdesk.limits.limits import Limits
from frontdesk.registry import Registry
from frontdesk.todos.promises import Clock

RULES: Registry["Rule"] = Registry("rule")
LOOK_LIMIT = 500  # subjects a look takes on; the rest is found by the next look


class Rule(Limits):
    """Base of timed rules."""

    abstract: ClassVar[bool] = True
    look: ClassVar[timedelta] = timedelta(minutes=1)
    clock: ClassVar[Clock] = Clock.WALL

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not cls.abstract:
            if cls.look % timedelta(minutes=1):
                raise ValueError(f"{cls.name} must look every so many whole minutes")
            RULES.add(cls.name, cls())

    def due(self, now: datetime, since: datetime) -> Iterable[Any]:
        """What is owed at `now`, and not from before `since` (the rule's go-live). What is done drops out by the query."""
        raise NotImplementedError

    def once(self, subject: Any) -> str | None:
        """The key that makes it happen once; None where the due query alone makes repeating harmless."""
        raise NotImplementedError

    def what(self, subject: Any, now: datetime) -> None:
        """Do it: call an action or post notices. Only database work; it runs in one transaction with the key."""
        raise NotImplementedError

    def moments(self, after: datetime) -> Iterator[datetime]:
        """The coming moments of a rule with dates, soonest first; empty for a rule that watches the world."""
        return iter(())
