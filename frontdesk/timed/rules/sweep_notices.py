"""A notice whose wake-up was lost is delivered all the same."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.post import ring
from frontdesk.timed.rule import Rule


class SweepNotices(Rule):
    """A notice whose wake-up was lost is delivered all the same."""

    title = _("Deliver what was not heard")
    never_paused = _("While it stood still, a notice whose wake-up was lost would reach nobody.")
    sentence = _("A notice whose wake-up was lost, or that failed and is to be tried again, is delivered within a minute.")

    def due(self, now: datetime, since: datetime) -> Iterable[str]:
        return Notice.objects.owed(now).order_by().values_list("channel", flat=True).distinct()

    def once(self, channel: str) -> str | None:
        return None  # ringing twice is harmless: a delivery is claimed by one worker

    def what(self, channel: str, now: datetime) -> str:
        transaction.on_commit(partial(ring, channel))
        return gettext("The worker is called to deliver what waits.")

    def about(self, channel: str) -> str:
        return str(Channel(channel).label)
