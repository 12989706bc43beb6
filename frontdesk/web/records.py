"""Records in words: each kind says in bulk what its records are called for one reader, and where they open.

    record_kind(Visit, _("visit"), lambda ids, reader: {visit.pk: About(visit.name, …) for visit in …visible_to(reader)…})

Declared in `<area>/records.py`. Nothing of the answer is stored, so it never tells more than this reader may see.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from frontdesk.people.models import Person
from frontdesk.registry import Registry


@dataclass(frozen=True)
class About:
    """What a record is called and where it opens, for one reader."""

    title: str
    path: str = ""


Describe = Callable[[Sequence[int], Person], dict[int, About]]


@dataclass(frozen=True)
class RecordKind:
    """A kind of record: its label, and who tells titles. Without `describe` its records have neither title nor secret."""

    name: str
    label: Any
    describe: Describe | None = None
    is_device: bool = False  # what an entry of the trail calls its device


@dataclass(frozen=True)
class Told:
    """A record for one reader: kind and number always, title and link only when the reader may see it."""

    kind: str
    number: str
    about: About | None = None
    is_hidden: bool = False  # this reader may not see it, or it is gone: say nothing of what it held

    @property
    def words(self) -> str:
        return f"{self.kind} {self.about.title}" if self.about else f"{self.kind} {self.number}"


RECORDS: Registry[RecordKind] = Registry("kind of record")


def record_kind(model: type[models.Model], label: Any, describe: Describe | None = None, *, is_device: bool = False) -> RecordKind:
    """Declare how records of a model are told."""
    name = model._meta.label_lower
    return RECORDS.add(name, RecordKind(name, label, describe, is_device))


def devices(numbers: Iterable[str], reader: Person) -> dict[str, str]:
    """What the devices of entries are called: a kiosk by its name, other words as they are."""
    asked = {number for number in numbers if number}
    kind = next((kind.name for kind in RECORDS if kind.is_device), "")
    found = _told(kind, {number for number in asked if number.isdigit()}, reader) if kind else {}
    return {number: found[number].words if number in found else number for number in asked}


def told(subjects: Iterable[tuple[str, str]], reader: Person) -> dict[tuple[str, str], Told]:
    """Records by (kind, id) as this reader may know them; a question or two a kind, however many records."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for name, number in subjects:
        by_kind[name].add(number)
    return {(name, number): each for name, numbers in by_kind.items() for number, each in _told(name, numbers, reader).items()}


def _told(name: str, numbers: set[str], reader: Person) -> dict[str, Told]:
    if name not in RECORDS:
        return {number: Told(plain_label(name), number, is_hidden=True) for number in numbers}
    kind = RECORDS[name]
    if kind.describe is None:
        return {number: Told(str(kind.label), number) for number in numbers}
    ids = [int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 19]
    known = {str(pk): about for pk, about in kind.describe(ids, reader).items()}
    return {number: Told(str(kind.label), number, known.get(number), number not in known) for number in numbers}


def plain_label(name: str) -> str:
    """What a kind that nobody declared is called."""
    try:
        return str(apps.get_model(name)._meta.verbose_name)
    except (LookupError, ValueError):
        return name


def shown(queryset: models.QuerySet, ids: Sequence[int]) -> dict[int, About]:
    """Each row by its own words, with its page where it has one."""
    return {row.pk: About(str(row), _path(row)) for row in queryset.filter(pk__in=ids)}


def _path(row: Any) -> str:
    return row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
