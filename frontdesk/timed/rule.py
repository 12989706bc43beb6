"""A timed rule: one class a rule, one file a class, in `<area>/rules/`; its docstring is the customer's sentence.

The four questions, always in this order: look/due · once · who · what. Beat only says "look now"; the due query and
one row per (rule, key) are the truth, so downtime heals itself and two schedulers are harmless.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, ClassVar

from django.db.models import QuerySet

from frontdesk.limits.limits import Limits
from frontdesk.registry import Registry
from frontdesk.timed.models import Fired
from frontdesk.todos.promises import Clock

RULES: Registry["Rule"] = Registry("rule")
LOOK_LIMIT = 500  # subjects a look takes on; the rest is found by the next look


def at_most(many: int, subjects: Iterable[Any]) -> Iterable[Any]:
    """The first of them; a query asks the database for no more than that."""
    return subjects[:many] if isinstance(subjects, QuerySet) else islice(subjects, many)


class Rule(Limits):
    """Base of timed rules."""

    abstract: ClassVar[bool] = True
    look: ClassVar[timedelta] = timedelta(minutes=1)
    clock: ClassVar[Clock] = Clock.WALL
    never_paused: ClassVar[Any] = ""  # why nobody may pause it, in words; empty for a rule that may be paused

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if cls.look % timedelta(minutes=1):
            raise ValueError(f"{cls.__name__} must look every so many whole minutes")
        super().__init_subclass__(**kwargs)
        if not cls.abstract:
            RULES.add(cls.name, cls())

    def due(self, now: datetime, since: datetime) -> Iterable[Any]:
        """What is owed at `now`, and not from before `since` (the rule's go-live). What is done drops out by the query."""
        raise NotImplementedError

    def once(self, subject: Any) -> str | None:
        """The key that makes it happen once; None where the due query alone makes repeating harmless."""
        raise NotImplementedError

    def undone(self, subjects: Iterable[Any]) -> list[Any]:
        """Those whose key has not fired yet, in one question: what a rule with dates answers from `due`."""
        keyed = [(self.once(subject), subject) for subject in subjects]
        done = set(Fired.objects.filter(rule=self.name, key__in=[key for key, _subject in keyed]).values_list("key", flat=True))
        return [subject for key, subject in keyed if key not in done]

    def what(self, subject: Any, now: datetime) -> str | None:
        """Do it: call an action or post notices. Only database work; it runs in one transaction with the key.

        A rule that tells nobody may answer in words what it did; a dry run shows them.
        """
        raise NotImplementedError

    def about(self, subject: Any) -> str:
        """The subject in words, for the dry run."""
        return str(subject)

    def moments(self, after: datetime) -> Iterator[datetime]:
        """The coming moments of a rule with dates, soonest first; empty for a rule that watches the world."""
        return iter(())
