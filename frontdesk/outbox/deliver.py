"""Delivery: lease → ask again → send → mark. A crash between send and mark sends once more, never zero times."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F

from frontdesk.outbox.channels import CHANNELS
from frontdesk.outbox.kinds import KINDS, written
from frontdesk.outbox.models import Channel, Notice

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.NOTICE_LEASE_SECONDS)
MAX_TRIES = 10


def wait_after(tries: int) -> timedelta:
    """30 s, 1, 2, 4 … minutes between tries, at most an hour."""
    return min(timedelta(seconds=30) * 2 ** max(tries - 1, 0), timedelta(hours=1))


def claim(pk: int, *, now: datetime) -> Notice | None:
    """Take a notice in hand by a conditional update: of two workers one gets it."""
    if Notice.objects.owed(now).filter(pk=pk).update(leased_until=now + LEASE, tries=F("tries") + 1):
        return Notice.objects.select_related("reader").get(pk=pk)
    return None


def deliver(pk: int, *, now: datetime) -> bool:
    """Deliver one notice if it is still owed; True when it went out."""
    notice = claim(pk, now=now)
    if notice is None:
        return False
    kind = KINDS[notice.kind]
    if kind.is_obsolete(notice) or not kind.may_read(notice):
        Notice.objects.filter(pk=pk).update(obsolete_at=now, leased_until=None)
        return False
    try:
        CHANNELS[Channel(notice.channel)](notice, written(notice), kind.attachments(notice))
    except Exception as error:  # whatever a gateway answers, the notice stays owed and the reason is shown
        return _failed(notice, error, now=now)
    Notice.objects.filter(pk=pk).update(sent_at=now, leased_until=None, error="")
    return True


def _failed(notice: Notice, error: Exception, *, now: datetime) -> bool:
    logger.warning("notice %s by %s failed (try %s): %s", notice.pk, notice.channel, notice.tries, error)
    Notice.objects.filter(pk=notice.pk).update(
        error=f"{type(error).__name__}: {error}"[:500],
        due_at=now + wait_after(notice.tries),
        dead_at=now if notice.tries >= MAX_TRIES else None,
        leased_until=None,
    )
    return False
