"""A reader has read."""

from datetime import datetime

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person


def read(person: Person, *, now: datetime, only: Notice | None = None) -> int:
    """Mark one notice or all of a person's inbox as read; how many were new."""
    unread = Notice.objects.inbox_of(person).filter(read_at__isnull=True)
    return (unread.filter(pk=only.pk) if only else unread).update(read_at=now)
