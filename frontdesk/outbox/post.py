"""Posting a notice: a row in the caller's transaction, a ring of the doorbell after commit."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import models, transaction

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.manners import When, is_muted, manner_of, wants_mail, when_for, when_outside
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.tasks import deliver_owed
from frontdesk.people.models import Person

logger = logging.getLogger(__name__)
BATCH = 500


@dataclass(frozen=True)
class Letter:
    """One of many notices to people from outside."""

    cause: str
    channel: Channel
    address: str
    language: str
    subject: models.Model
    data: dict[str, Any]


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
    latest: datetime | None = None,
) -> None:
    """Tell a person by the channels of the kind that they left on, or an address from outside by one; a second post of a cause is nothing.

    Merging and quiet hours move it to a later moment, but never past `latest`: then it goes out now. A muted kind stands in the inbox as
    read and goes nowhere else.
    """
    told = _channels(kind, to, channel, now=now, latest=latest)
    muted = to is not None and is_muted(to, kind)
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
            due_at=when.due_at,
            held_until=when.held_until,
            sent_at=now if way == Channel.INBOX else None,  # the inbox is this row itself: there with its cause, or not at all
            read_at=now if way == Channel.INBOX and muted else None,
        )
        for way, when in told.items()
        if way == Channel.INBOX or not muted
    ]
    with transaction.atomic():
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        for notice in notices:
            if notice.sent_at is None and notice.due_at <= now:
                transaction.on_commit(partial(ring, notice.channel))


def post_outside(kind: type[NoticeKind], letters: Iterable[Letter], *, now: datetime, latest: datetime | None = None) -> None:
    """`post` for many addresses from outside, in one statement."""
    written = list(letters)
    when = {way: when_outside(kind, way, now=now, latest=latest) for way in {letter.channel for letter in written}}
    notices = [
        Notice(
            kind=kind.name,
            cause=letter.cause,
            channel=letter.channel,
            address=letter.address,
            reader_key=f"address:{letter.address}",
            language=letter.language,
            subject_type=letter.subject._meta.label_lower,
            subject_id=letter.subject.pk,
            data=letter.data,
            created_at=now,
            due_at=when[letter.channel].due_at,
            held_until=when[letter.channel].held_until,
        )
        for letter in written
    ]
    with transaction.atomic():
        Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=BATCH)
        for way, moment in when.items():
            if moment.due_at <= now:
                transaction.on_commit(partial(ring, way))


def _channels(
    kind: type[NoticeKind], to: Person | None, only: Channel | None, *, now: datetime, latest: datetime | None
) -> dict[Channel, When]:
    """By which channels, each with its moment."""
    ways = [only] if only else [way for way in kind.channels if way != Channel.MAIL or (to and to.email)]
    if to is None:
        return {way: when_outside(kind, way, now=now, latest=latest) for way in ways}
    if ways == [Channel.INBOX]:
        return {Channel.INBOX: When(now)}
    manner = manner_of(to)
    ways = [way for way in ways if way != Channel.MAIL or wants_mail(manner, kind)]
    return {way: when_for(kind, way, manner, now=now, latest=latest) for way in ways}


def ring(channel: str) -> None:
    """Wake a worker. The notices stand in the database: when nobody hears, the sweep finds them."""
    try:
        deliver_owed.apply_async([str(channel)], retry=False, expires=300)
    except Exception as error:  # a broker that is gone must fail no request, whatever its client raises
        logger.warning("the doorbell is silent (%s); the sweep will deliver", type(error).__name__)
