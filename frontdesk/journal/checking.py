"""Verifying a long chain without holding anybody up: a slice at a time, the place remembered in a row."""

from datetime import datetime

from django.db import models, transaction

from frontdesk.journal import trail
from frontdesk.journal.models import Check
from frontdesk.journal.seal import head
from frontdesk.journal.verify import Finding, Kind, verify

SLICE = 5000  # seals a slice: well under a second


def begin(*, by: models.Model | int | None = None, now: datetime) -> Check:
    """The check that is under way, or a new one up to the newest seal."""
    under_way = Check.objects.filter(ended_at__isnull=True).order_by("pk").last()
    actor = by.pk if isinstance(by, models.Model) else by
    return under_way or Check.objects.create(actor_id=actor, head=head()[0], began_at=now)


def go_on(check: Check, *, now: datetime, most: int = SLICE) -> Check:
    """Look at the next `most` seals; of two who go on at once only one moves the place. The end is written into the trail.

    The check ends at the first bad row, and with the seal that was the newest when it began.
    """
    until = min(check.upto + most, check.head)
    found = next(iter(verify(limit=1, after=check.upto, until=until)), None)
    is_over = found is not None or until >= check.head
    with transaction.atomic():
        moved = Check.objects.filter(pk=check.pk, upto=check.upto, ended_at__isnull=True).update(
            upto=until,
            ended_at=now if is_over else None,
            wrong=found.kind if found else "",
            wrong_number=found.number if found else None,
            wrong_entry_id=found.entry_id if found else None,
        )
        check.refresh_from_db()
        if moved and is_over:
            details = {"seals": check.head, "wrong": str(check.wrong), "seal": check.wrong_number}
            trail.record("check_trail", subject=check, by=check.actor_id, at=now, details=details)
    return check


def finding(check: Check) -> Finding | None:
    """The first bad row that a check found."""
    if not check.wrong or check.wrong_number is None:
        return None
    return Finding(Kind(check.wrong), check.wrong_number, check.wrong_entry_id)


def latest() -> Check | None:
    """The newest check that is under way or ended."""
    return Check.objects.order_by("-pk").first()
