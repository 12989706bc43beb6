"""What a reader has not read yet, and that they have read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person


@dataclass(frozen=True)
class Bell:
    """How many notices are unread, which is the newest, and how many of them are newer than what the page showed."""

    count: int
    newest: int
    fresh: int = 0

    @property
    def key(self) -> str:
        return f"{self.count}.{self.newest}"


def bell(person: Person, *, shown: str = "") -> Bell:
    """The bell now; `shown` is the key of the one that the page shows. One query."""
    last = shown.rpartition(".")[2]
    since = int(last) if last.isascii() and last.isdigit() and len(last) < 18 else 0
    found = Notice.objects.unread_by(person).aggregate(count=Count("pk"), newest=Max("pk"), fresh=Count("pk", filter=Q(pk__gt=since)))
    return Bell(found["count"], found["newest"] or since, found["fresh"])


def read(person: Person, *, now: datetime, only: int | None = None) -> int:
    """Mark one notice or all of a person's inbox as read; how many were new."""
    unread = Notice.objects.unread_by(person)
    return (unread.filter(pk=only) if only else unread).update(read_at=now)
