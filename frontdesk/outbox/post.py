"""Posting a notice: a row in the caller's transaction, a ring of the doorbell after commit."""

import logging
from datetime import datetime
from functools import partial
from typing import Any

from django.db import models, transaction

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.tasks import deliver_owed
from frontdesk.people.models import Person

logger = logging.getLogger(__name__)


def post(
    kind: type[NoticeKind],
    *,
    cause: str,
    now: datetime,
    subject: models.Model,
    to: Person | None = None,
    address: str = "",
    channel: Channel | None = None,
    language: str = "",
    data: dict[str, Any] | None = None,
) -> None:
    """Tell a person by the kind's channels, or an address from outside by one; a second post of one cause is nothing."""
    channels = [channel] if channel else [way for way in kind.channels if way != Channel.MAIL or (to and to.email)]
    key = f"person:{to.pk}" if to else f"address:{address}"
    notices = [
        Notice(
            kind=kind.name,
            cause=cause,
            channel=way,
            reader=to,
            address=address or (to.email if to and way == Channel.MAIL else ""),
            reader_key=key,
            language=language or (to.language if to else "zh-hans"),
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            data=data or {},
            created_at=now,
            due_at=now,
            sent_at=now if way == Channel.INBOX else None,  # the inbox is this row itself: there with its cause, or not at all
        )
        for way in channels
    ]
    with transaction.atomic():
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        for notice in notices:
            if notice.sent_at is None:
                transaction.on_commit(partial(ring, notice.channel))


def ring(channel: str) -> None:
    """Wake a worker. The notices stand in the database: when nobody hears, the sweep finds them."""
    try:
        deliver_owed.apply_async([str(channel)], retry=False, expires=300)
    except Exception as error:  # a broker that is gone must fail no request, whatever its client raises
        logger.warning("the doorbell is silent (%s); the sweep will deliver", type(error).__name__)
