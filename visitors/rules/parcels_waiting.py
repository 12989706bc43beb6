"""On the third day whoever has not collected a parcel is told again."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Number, TimeOfDay
from frontdesk.timed.nightly import workdays_at
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from visitors.actions import parcel_days
from visitors.models import Parcel
from visitors.rules.parcels_told import Mine, by_person


class RemindOfParcels(Rule):
    """On the third day whoever has not collected a parcel is told again: one notice, on a working day."""

    title = gettext_lazy("Parcels: day 3")
    sentence = gettext_lazy(
        "{days} days after a parcel came, at {at}, whoever has not collected it is told again; on a day off, on the next working day."
    )
    days = Number(3, gettext_lazy("Told again after so many days"), 1, 30)
    at = TimeOfDay("09:30", gettext_lazy("Told at"))

    def due(self, now: datetime, since: datetime) -> Iterable[Mine]:
        values, working = self.now(), calendar()
        waiting = Parcel.objects.waiting().filter(reminded_at__isnull=True, unclaimed_at__isnull=True).select_related("recipient")
        moments = ((parcel, parcel.remind_at(values.days, values.at, working)) for parcel in waiting)
        return by_person(parcel for parcel, at in moments if since < at <= now)

    def once(self, mine: Mine) -> None:
        """The fact `reminded_at` of each drops it out of the question."""
        return

    def what(self, mine: Mine, now: datetime) -> None:
        parcel_days.remind(mine.parcels, now=now)

    def about(self, mine: Mine) -> str:
        return mine.words

    def moments(self, after: datetime) -> Iterator[datetime]:
        return workdays_at(self.now().at, after, calendar())
