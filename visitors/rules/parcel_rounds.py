"""At 11:00 and 18:00 of working days the desk gets the list of business parcels to bring."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import days_at, workdays_at
from frontdesk.timed.rule import Rule
from frontdesk.web.templatetags.ui import day_and_clock
from frontdesk.workdays.load import calendar
from visitors.actions import parcel_rounds


class BringParcels(Rule):
    """At 11:00 and 18:00 of working days the desk gets the list of business parcels to bring.

    Of rounds that an outage missed only the newest is owed: it has all that waits.
    """

    title = gettext_lazy("Parcel rounds")
    sentence = gettext_lazy(
        "Every working day at {morning} and at {evening} the business parcels that wait are a to-do of the desk: a round with its list. "
        "Where none waits there is no round."
    )
    morning = TimeOfDay("11:00", gettext_lazy("First round at"))
    evening = TimeOfDay("18:00", gettext_lazy("Second round at"))

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        values, working = self.now(), calendar()
        moments = [at for each in (values.morning, values.evening) for at in days_at(each, since=since, now=now, calendar=working)]
        return self.undone([max(moments)] if moments else [])

    def once(self, at: datetime) -> str:
        return at.isoformat()

    def what(self, at: datetime, now: datetime) -> str:
        made = parcel_rounds.begin(at, now=now)
        return _("List made") if made else _("Nothing waits")

    def about(self, at: datetime) -> str:
        return str(day_and_clock(at))

    def moments(self, after: datetime) -> Iterator[datetime]:
        values, working = self.now(), calendar()
        return merge(workdays_at(values.morning, after, working), workdays_at(values.evening, after, working))
