"""Every night what the stores hold is compared with the sum of what moved; a difference becomes the admin manager's to-do."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.rule import Rule
from supplies.actions import checking


class LedgerCheck(Rule):
    """Every night what the stores hold is compared with the sum of what moved; a difference becomes the admin manager's to-do."""

    title = _("Check the ledger")
    never_paused = _("While it stood still, nobody would hear that stock and ledger disagree.")
    sentence = _(
        "Every night at {at} what the stores hold is compared with the sum of what moved; "
        "the admin manager has a to-do for each item where they disagree, and the ledger shows red until they agree."
    )
    at = TimeOfDay("02:30", _("Compare at"))

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        night = last_night(self.now().at, now)
        return self.undone([night] if night >= since else [])

    def once(self, night: datetime) -> str:
        return timezone.localdate(night).isoformat()

    def what(self, night: datetime, now: datetime) -> str:
        return gettext("%(n)d items disagree") % {"n": checking.check(now=now)}

    def about(self, night: datetime) -> str:
        return timezone.localdate(night).isoformat()

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)
