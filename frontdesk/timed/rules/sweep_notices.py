"""A notice whose wake-up was lost is delivered all the same."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Notice
from frontdesk.outbox.post import ring
from frontdesk.timed.rule import Rule


class SweepNotices(Rule):
    """A notice whose wake-up was lost is delivered all the same."""

    sentence = _("A notice whose wake-up was lost, or that failed and is to be tried again, is delivered within a minute.")

    def due(self, now: datetime, since: datetime) -> Iterable[str]:
        return Notice.objects.owed(now).order_by().values_list("channel", flat=True).distinct()

    def once(self, channel: str) -> str | None:
        return None  # ringing twice is harmless: a delivery is claimed by one worker

    def what(self, channel: str, now: datetime) -> None:
        transaction.on_commit(partial(ring, channel))
