"""What was given up is sent again."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction

from frontdesk.journal import trail
from frontdesk.outbox.models import Notice, NoticeQuerySet
from frontdesk.outbox.post import ring
from frontdesk.people.models import Person

MOST = 1000


def resend(notices: NoticeQuerySet, *, by: Person, now: datetime) -> int:
    """Those of the notices that were given up (at most a thousand) are owed again, from this moment; how many. Twice is once."""
    chosen = list(notices.dead().order_by("pk").values_list("pk", flat=True)[:MOST])
    with transaction.atomic():
        dead = Notice.objects.dead().filter(pk__in=chosen).select_for_update()
        rows = dict(dead.values_list("pk", "channel"))
        Notice.objects.dead().filter(pk__in=rows).update(dead_at=None, tries=0, due_at=now, leased_until=None)
        if rows:
            trail.write(
                "resend",
                subject_type=Notice._meta.label_lower,
                subject_id=_named(rows),
                actor_id=by.pk,
                device="",
                at=now,
                details={"notices": sorted(rows)},
            )
        for channel in sorted(set(rows.values())):
            transaction.on_commit(partial(ring, channel))
    return len(rows)


def _named(rows: Iterable[int]) -> str:
    """The one notice it is about, or the first of several: which ones stands in the details."""
    return str(min(rows))
