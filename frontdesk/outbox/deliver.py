"""Delivery: claim → ask again → send → mark. A crash between send and mark sends once more, never zero times.

Notices of one reader and channel that are due within the merge window are claimed by one conditional update and go out as one
message; each keeps its own row and its own mark, and a failure leaves all of them owed.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from secrets import token_hex

from django.conf import settings
from django.db.models import F, Q

from frontdesk.outbox.channels import CHANNELS
from frontdesk.outbox.kinds import KINDS, Attachment, in_words, readable, settled
from frontdesk.outbox.manners import MERGED, window_of
from frontdesk.outbox.merging import merged
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.texts import Text, own

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.NOTICE_LEASE_SECONDS)
MAX_TRIES = 10
MOST_PARTS = {Channel.MAIL: 200, Channel.ROBOT: 10}  # a robot's message is cut by its service at about 2,000 bytes


def wait_after(tries: int) -> timedelta:
    """30 s, 1, 2, 4 … minutes between tries, at most an hour."""
    return min(timedelta(seconds=30) * 2 ** max(tries - 1, 0), timedelta(hours=1))


def claim_all(pk: int, *, now: datetime) -> list[Notice]:
    """Take a notice in hand, with those that may go out in one message with it; the one asked for first, or nothing."""
    first = Notice.objects.owed(now).filter(pk=pk).first()
    if first and first.kind not in KINDS:  # renamed or gone with an update: nobody can write it any more
        Notice.objects.filter(pk=pk).update(dead_at=now, error=f"no kind of notice is called {first.kind}"[:500])
        return []
    mates = _mates(first, now=now) if first else []
    token = token_hex(16)
    free = Notice.objects.owed(now).filter(pk=pk) | Notice.objects.waiting().filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=now), pk__in=mates
    )
    if not free.update(leased_until=now + LEASE, tries=F("tries") + 1, claim=token):
        return []
    mine = list(Notice.objects.filter(claim=token).select_related("reader").order_by("pk"))
    if all(notice.pk != pk for notice in mine):  # another worker has the first: the rest goes with it or after it
        Notice.objects.filter(claim=token).update(leased_until=None, tries=F("tries") - 1)
        return []
    return sorted(mine, key=lambda notice: notice.pk != pk)


def _mates(first: Notice, *, now: datetime) -> list[int]:
    """Which notices may go out in one message with this one."""
    channel = Channel(first.channel)
    gathers = channel in MERGED and (first.reader_id or channel == Channel.ROBOT)
    window = window_of(channel) if gathers and not KINDS[first.kind].is_urgent else timedelta()
    if not window or first.tries:  # what failed once is tried alone: a bad part spoils no other
        return []
    kinds = [kind.name for kind in KINDS if not kind.is_urgent]
    same = Notice.objects.waiting().filter(
        tries=0, channel=channel, reader_key=first.reader_key, address=first.address, language=first.language, kind__in=kinds
    )
    soon = same.filter(due_at__lte=now + window).exclude(pk=first.pk).order_by("due_at", "pk")
    return list(soon.values_list("pk", flat=True)[: MOST_PARTS[channel] - 1])


def deliver(pk: int, *, now: datetime) -> int:
    """Deliver a notice if it is still owed, with those that go out in one message with it; how many went out."""
    notices = claim_all(pk, now=now)
    gone = overtaken(notices)
    if gone:
        Notice.objects.filter(pk__in=gone).update(obsolete_at=now, leased_until=None)
    parts = _parts([notice for notice in notices if notice.pk not in gone], now=now)
    if not parts:
        return 0
    notices = [notice for notice, _text, _attachments in parts]
    text = merged([text for _notice, text, _attachments in parts], notices[0].language)
    try:
        CHANNELS[Channel(notices[0].channel)](notices[0], text, [item for _notice, _text, files in parts for item in files])
    except Exception as error:  # whatever a gateway answers, the notices stay owed and the reason is shown
        for notice in notices:
            _failed(notice, error, now=now)
        return 0
    sent = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    sent.update(sent_at=now, leased_until=None, dead_at=None, error="", sent_with=notices[0] if len(notices) > 1 else None)
    return len(notices)


def overtaken(notices: Sequence[Notice]) -> set[int]:
    """The ids of those that the world has overtaken, or that their reader (one for all) may no longer know."""
    if not notices:
        return set()
    reader = notices[0].reader
    all_of_them = {notice.pk for notice in notices}
    known = readable(reader, notices) if reader else all_of_them
    moved_on = {notice.pk for notice in notices if not KINDS[notice.kind].settled and KINDS[notice.kind].is_obsolete(notice)}
    return (all_of_them - known) | settled(notices) | moved_on


Part = tuple[Notice, Text, list[Attachment]]


def _parts(notices: Sequence[Notice], *, now: datetime) -> list[Part]:
    """Each notice in words, with its files; one whose words cannot be made fails alone."""
    own_texts = own(notice.kind for notice in notices) if notices else {}
    parts: list[Part] = []
    for notice in notices:
        try:
            parts.append((notice, in_words(notice, own_texts), KINDS[notice.kind].attachments(notice)))
        except Exception as error:
            _failed(notice, error, now=now)
    return parts


def _failed(notice: Notice, error: Exception, *, now: datetime) -> None:
    logger.warning("notice %s by %s failed (try %s): %s", notice.pk, notice.channel, notice.tries, type(error).__name__)
    Notice.objects.filter(pk=notice.pk, sent_at__isnull=True).update(
        error=f"{type(error).__name__}: {error}"[:500],
        due_at=now + wait_after(notice.tries),
        dead_at=now if notice.tries >= MAX_TRIES else None,
        leased_until=None,
    )
