"""The doorbell of files: a worker that hears it reads what is owed, one file after the other. What is owed stands in the database."""

import logging
from threading import Event, Lock

from celery import shared_task
from django.utils import timezone

from frontdesk.files.models import Contents
from frontdesk.files.reading import work

logger = logging.getLogger(__name__)
BATCH = 20
WANTED, TURN = Event(), Lock()  # who holds the lock reads; who comes meanwhile leaves word and goes


@shared_task(name="files.read_owed")
def read_owed() -> int:
    """Read files until none is owed; how many this call read."""
    many = 0
    WANTED.set()
    while WANTED.is_set() and TURN.acquire(blocking=False):
        try:
            WANTED.clear()
            many += _drain()
        finally:
            TURN.release()
    return many


def _drain() -> int:
    many, broken = 0, set[int]()
    while batch := list(Contents.objects.owed(timezone.now()).exclude(pk__in=broken).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        for pk in batch:
            try:
                is_read = work(pk, clock=timezone.now)
            except Exception:  # one that breaks the reading keeps no other waiting; it is owed again when its lease is over
                logger.exception("file %s breaks its reading", pk)
                is_read = False
            many += is_read
            broken |= set() if is_read else {pk}
    return many


def ring() -> None:
    """Wake a worker. When nobody hears, the rule `timed.read_files` rings again within a minute."""
    try:
        read_owed.apply_async(retry=False, expires=300)
    except Exception as error:  # a broker that is gone must fail no request, whatever its client raises
        logger.warning("the doorbell is silent (%s); the rule will ring again", type(error).__name__)
