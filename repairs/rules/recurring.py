"""A fault that comes back again and again is flagged once an episode, with what it cost."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Days, Number
from frontdesk.timed.rule import Rule
from repairs.actions import recurrences
from repairs.finding.recurring import Found, episodes


class Recurring(Rule):
    """A fault that comes back again and again is flagged once an episode, with what it cost."""

    look = timedelta(minutes=30)
    title = _("Recurring faults")
    sentence = _(
        "When {least} faults of one kind were repaired within {within} at the same thing, or at the same place where no thing is known, "
        "the admin manager hears once; what they cost is added up until somebody says why it comes back, then it is counted anew."
    )
    least = Number(3, _("So many faults"), 2, 50)
    within = Days(90, _("Within"), 7, 730)

    def due(self, now: datetime, since: datetime) -> Iterable[Found]:
        values = self.now()
        return episodes(now, least=values.least, within=values.within)

    def once(self, found: Found) -> None:
        return None  # the open episode is the fact: one a thing or place and kind

    def what(self, found: Found, now: datetime) -> str:
        return str(recurrences.flag(found, now=now))

    def about(self, found: Found) -> str:
        return " ".join(str(each) for each in found.key if each)
