"""查阅记录: writing down who opened, looked at, took or printed. One function, called by every page that shows a document."""

from datetime import datetime, timedelta

from django.db import transaction

from documents.actions.steps import locked
from documents.models import Document, Reading
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person

AGAIN = timedelta(minutes=30)  # a document that is opened once more within it is still the same reading


def note(
    document: Document,
    kind: Reading.Kind,
    *,
    by: Person,
    now: datetime,
    attachment: Attachment | None = None,
    apart: timedelta | None = None,
) -> Reading | None:
    """One line of the log; with `apart` none when the same was noted within so long. Whoever may read is asked before."""
    same = {"document": document, "kind": kind, "person": by, "attachment": attachment}
    if apart is None:
        return Reading.objects.create(**same, at=now)
    rows = Reading.objects.filter(**same, at__gt=now - apart)
    if rows.exists():
        return None
    with transaction.atomic():
        locked(document)  # two pages that open at once are one reading
        return None if rows.exists() else Reading.objects.create(**same, at=now)


def printed(document: Document, *, by: Person, now: datetime) -> Reading | None:
    """A page that is there to be printed, each time."""
    return note(document, Reading.Kind.PRINTED, by=by, now=now)


def opened(document: Document, *, by: Person, now: datetime) -> Reading | None:
    """The page of a document, once in half an hour."""
    return note(document, Reading.Kind.OPENED, by=by, now=now, apart=AGAIN)
