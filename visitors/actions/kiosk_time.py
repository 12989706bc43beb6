"""How long people stand at a kiosk, and nothing about who: one row a session, with the day, the way and the seconds.

The row has no time of day and names no visit, device or person; nothing in the trail, the event or the search speaks of it. It is
written in the transaction of the check-in, so the order of the rows could still be laid beside the order of a day's visits by whoever
holds the whole database. Therefore the number of a row says nothing: it is drawn at random.
"""

import secrets
from datetime import datetime, timedelta

from django.utils import timezone

from visitors.models import KioskSession

LONGEST = timedelta(hours=1)


def count(kind: str, *, began: datetime | None, now: datetime) -> None:
    """Keep how long somebody stood there, an hour at most; nothing when it is not known when they began."""
    if began is None:
        return
    seconds = round(min(max(now - began, timedelta()), LONGEST).total_seconds())
    KioskSession.objects.create(pk=1 + secrets.randbelow(2**53), day=timezone.localdate(now), kind=kind, seconds=seconds)
