"""How notices forget: the values of their words and the addresses go, that they were sent stays."""

from datetime import datetime, timedelta

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from frontdesk.journal.forgetting import forgets
from frontdesk.outbox.models import Notice, NoticeQuerySet


def erase(notices: NoticeQuerySet) -> int:
    """Take names, numbers and addresses out of these notices; how many there were."""
    notices.filter(reader__isnull=True).update(reader_key=Concat(Value("forgotten:"), Cast("pk", CharField())))
    return notices.update(data={}, address="", error="")


def old(before: datetime) -> NoticeQuerySet:
    """Notices from before that moment that still say something."""
    return Notice.objects.filter(created_at__lt=before).exclude(Q(data={}) & Q(address=""))


def forget(notices: NoticeQuerySet, *, now: datetime) -> int:
    return erase(notices)


forgets(Notice, fields=["data", "address", "reader_key"], keep=timedelta(days=183), old=old, erase=forget)
