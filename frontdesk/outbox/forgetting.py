"""How notices forget: the values of their words and the addresses go, and mails that lie as files; that they were sent stays."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from frontdesk.journal.forgetting import forgets
from frontdesk.outbox.channels.mail_files import files, throw_away
from frontdesk.outbox.models import Notice, NoticeQuerySet

FORGOTTEN = Q(data={}, address="")


def erase(notices: NoticeQuerySet) -> int:
    """Take names, numbers and addresses out of these notices; how many there were. Their files go when the transaction stands."""
    carried = {number for pair in notices.values_list("pk", "sent_with_id") for number in pair if number}
    notices.filter(reader__isnull=True).update(reader_key=Concat(Value("forgotten:"), Cast("pk", CharField())))
    transaction.on_commit(partial(throw_away, carried))
    return notices.update(data={}, address="", error="")


def left_behind() -> set[int]:
    """Notices that were forgotten and whose mail still lies there as a file: the server stopped between the two."""
    there = {number for number, _path in files()}
    forgotten = Notice.objects.filter(FORGOTTEN)
    return {
        *forgotten.filter(pk__in=there).values_list("pk", flat=True),
        *forgotten.filter(sent_with__in=there).values_list("sent_with_id", flat=True),
    }


def old(before: datetime) -> NoticeQuerySet:
    """Notices from before that moment that still say something."""
    return Notice.objects.filter(created_at__lt=before).exclude(FORGOTTEN)


def forget(notices: NoticeQuerySet, *, now: datetime) -> int:
    return erase(notices)


forgets(Notice, fields=["data", "address", "reader_key"], keep=timedelta(days=183), old=old, erase=forget)
