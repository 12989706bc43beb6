"""The worker's side of the outbox: each channel is drained by one thread at a time.

So a gateway that hangs holds up nobody else, and a crash leaves at most one message a channel that was sent and not marked.
"""

import logging
from dataclasses import dataclass, field
from threading import Event, Lock

from celery import shared_task
from django.utils import timezone

from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.models import Channel, Notice

logger = logging.getLogger(__name__)
BATCH = 50


@dataclass
class Turn:
    """Whose turn it is at a channel: who holds the lock drains; who comes meanwhile leaves word and goes."""

    lock: Lock = field(default_factory=Lock)
    wanted: Event = field(default_factory=Event)


TURNS = {channel.value: Turn() for channel in Channel}


@shared_task(name="outbox.deliver_owed")
def deliver_owed(channel: str) -> int:
    """Deliver what a channel is owed until nothing is; how many were sent by this call."""
    turn, sent = TURNS[channel], 0
    turn.wanted.set()
    while turn.wanted.is_set() and turn.lock.acquire(blocking=False):
        try:
            turn.wanted.clear()
            sent += drain(channel)
        finally:
            turn.lock.release()
    return sent


def drain(channel: str) -> int:
    """One after the other, the longest owed first."""
    sent, broken = 0, set[int]()
    owed = Notice.objects.filter(channel=channel).order_by("due_at")
    while batch := list(owed.owed(timezone.now()).exclude(pk__in=broken).values_list("pk", flat=True)[:BATCH]):
        for pk in batch:
            try:
                sent += deliver(pk, now=timezone.now())
            except Exception:  # one that breaks the delivery itself keeps nobody else waiting; the next call tries it again
                logger.exception("notice %s breaks its delivery", pk)
                broken.add(pk)
    return sent
