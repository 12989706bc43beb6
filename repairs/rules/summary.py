"""At 16:00 of every working day what is not repaired is summed up for the admin manager, also when there is nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import days_at, workdays_at
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from repairs.actions import summaries
from repairs.models import Summary


class MakeSummary(Rule):
    """At 16:00 of every working day what is not repaired is summed up for the admin manager, also when there is nothing.

    After an outage only the newest day's is made: what was not repaired on the days before nobody has looked at, and the page names them.
    """

    look = timedelta(minutes=1)
    title = _("Summary of what is not repaired")
    sentence = _(
        "On every working day, make-up days too, at {at} the tickets that are not repaired are frozen by reason of delay and responsible "
        "department, and the admin manager hears of it, also when there are none. After an outage the newest missed day's is made; the "
        "page names the others."
    )
    at = TimeOfDay("16:00", _("Summed up at"))

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        newest = days_at(self.now().at, since=since, now=now, calendar=calendar())[-1:]
        return [moment for moment in newest if not Summary.objects.filter(day=timezone.localdate(moment)).exists()]

    def once(self, moment: datetime) -> str:
        return timezone.localdate(moment).isoformat()

    def what(self, moment: datetime, now: datetime) -> str:
        made = summaries.make(timezone.localdate(moment), now=now)
        return gettext("%(n)d tickets are not repaired") % {"n": len(made.rows)}

    def about(self, moment: datetime) -> str:
        return timezone.localdate(moment).isoformat()

    def moments(self, after: datetime) -> Iterator[datetime]:
        return workdays_at(self.now().at, after, calendar())
