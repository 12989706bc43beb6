"""How every model with personal data forgets: declared beside the model, asked by one rule for all.

An area declares in its `forgetting.py`:

    forgets(Visit, fields=["name", "phone"], keep="visitors.visit_days", old=ended_before, erase=forget_visits)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db import models

from frontdesk.registry import Registry


class Old(Protocol):
    """The records from before a moment that still hold something."""

    def __call__(self, before: datetime) -> models.QuerySet[Any]: ...


class Erase(Protocol):
    """Erase these records (a queryset of the model) or make them anonymous, as an action does; answer how many."""

    def __call__(self, records: Any, /, *, now: datetime) -> int: ...


@dataclass(frozen=True)
class Forgetting:
    """What one model holds about people, how long, and who erases it."""

    model: type[models.Model]
    fields: tuple[str, ...]
    keep: str | timedelta  # the name of the limit that holds the time, or the time itself when it is fixed
    old: Old
    erase: Erase

    @property
    def name(self) -> str:
        """The model as "visitors.visit"."""
        return self.model._meta.label_lower


DECLARED: Registry[Forgetting] = Registry("forgetting")


def forgets(
    model: type[models.Model],
    *,
    fields: Iterable[str],
    keep: str | timedelta,
    old: Old,
    erase: Erase,
    into: Registry[Forgetting] = DECLARED,
) -> Forgetting:
    """Declare the personal `fields` of `model`. An unknown field raises FieldDoesNotExist, a second declaration ValueError."""
    names = tuple(fields)
    for name in names:
        model._meta.get_field(name)
    declared = Forgetting(model=model, fields=names, keep=keep, old=old, erase=erase)
    return into.add(declared.name, declared)
