"""A source of the tests' own: papers that stand nowhere but in a registry, on the table of some model that nobody else searches."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from frontdesk.people.models import Department
from frontdesk.search.rows import put
from frontdesk.search.sources import SOURCES, Hit, Source, Wording
from tests.moments import MONDAY_9AM

TEXTS: dict[int, dict[str, Any]] = {}


class Papers:
    """Departments as papers: what they say is written in TEXTS."""

    model, label, icon, kind = Department, "Papers", "file", Department._meta.label_lower

    def records(self) -> QuerySet[Department]:
        return Department.objects.filter(pk__in=list(TEXTS))

    def wording(self, record: Department) -> Wording:
        return Wording(**TEXTS[record.pk])

    def seen_by(self, reader: Any) -> QuerySet[Department]:
        return Department.objects.filter(pk__in=[pk for pk in TEXTS if reader.username in record_readers(pk)])

    def sees_few(self, reader: Any) -> bool:
        """Asked in both ways, the answers are the same."""
        return bool(reader.username == "rita")

    def hit(self, record: Department) -> Hit:
        return Hit(title=TEXTS[record.pk]["title"], path="")


READERS: dict[int, set[str]] = {}


def record_readers(pk: int) -> set[str]:
    return READERS.get(pk, {"rita", "ann"})


@contextmanager
def papers() -> Iterator[None]:
    """While this is open papers are searched."""
    source: Source = Papers()  # type: ignore[assignment]
    SOURCES.add(source.kind, source)
    try:
        yield
    finally:
        SOURCES._things.pop(source.kind)
        TEXTS.clear()
        READERS.clear()


def paper(title: str, *, day: int = 0, readers: set[str] | None = None, at: datetime | None = None, **said: Any) -> Department:
    """A paper of some day after Monday, put into the search."""
    record = Department.objects.create(name=f"{title} {len(TEXTS)}")
    TEXTS[record.pk] = {"title": title, "at": at or MONDAY_9AM + timedelta(days=day), **said}
    if readers is not None:
        READERS[record.pk] = readers
    put(record)
    return record
