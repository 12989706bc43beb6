"""On the seventh day a parcel that nobody collected goes back to the carrier."""

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


class GiveUpParcels(Rule):
    """On the seventh day a parcel that nobody collected goes back to the carrier: a to-do of the desk, and a last word to whom it is for.

    Never on the day on which they were told again: after a long holiday both days would be the first working day.
    """

    title = gettext_lazy("Parcels: day 7")
    sentence = gettext_lazy(
        "{days} days after a parcel came, at {at}, what nobody collected is a to-do of the desk: hand it to the carrier as unclaimed. On a "
        "day off, on the next working day; and never on the day on which its recipient was told again."
    )
    days = Number(7, gettext_lazy("Goes back after so many days"), 2, 60)
    at = TimeOfDay("09:30", gettext_lazy("At"))

    def due(self, now: datetime, since: datetime) -> Iterable[Mine]:
        values, working = self.now(), calendar()
        waiting = Parcel.objects.waiting().filter(unclaimed_at__isnull=True).select_related("recipient")
        moments = ((parcel, parcel.give_up_at(values.days, values.at, working)) for parcel in waiting)
        return by_person(parcel for parcel, at in moments if since < at <= now)

    def once(self, mine: Mine) -> None:
        """The fact `unclaimed_at` of each drops it out of the question."""
        return

    def what(self, mine: Mine, now: datetime) -> None:
        parcel_days.give_up(mine.parcels, now=now)

    def about(self, mine: Mine) -> str:
        return mine.words

    def moments(self, after: datetime) -> Iterator[datetime]:
        return workdays_at(self.now().at, after, calendar())
