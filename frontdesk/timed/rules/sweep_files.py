"""Every night stored files that belong to nothing are deleted."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frontdesk.files.sweep import strays, sweep
from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.rule import Rule


class SweepFiles(Rule):
    """Every night stored files that belong to nothing are deleted."""

    look = timedelta(minutes=10)
    title = _("Sweep files")
    sentence = _(
        "Every night at {at} stored files that belong to no record are deleted: removed a day ago, or left behind when adding them failed."
    )
    at = TimeOfDay("04:00", _("Sweep at"))

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        night = last_night(self.now().at, now)
        return self.undone([night]) if night >= since else []

    def once(self, night: datetime) -> str:
        return night.date().isoformat()

    def what(self, night: datetime, now: datetime) -> str:
        found = list(strays(now))
        transaction.on_commit(partial(sweep, found))  # a dry run is rolled back and deletes nothing
        return ngettext("%(n)d file deleted", "%(n)d files deleted", len(found)) % {"n": len(found)}

    def about(self, night: datetime) -> str:
        return gettext("Night of %(day)s") % {"day": f"{timezone.localtime(night):%m-%d}"}

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)
