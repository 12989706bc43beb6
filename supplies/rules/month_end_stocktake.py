"""On the last Friday of a month the stocktake of every store opens by itself."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Shift, TimeOfDay
from frontdesk.timed.monthly import coming_months, months_at, on_the_last
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from supplies.actions import stocktakes
from supplies.models import Stocktake, Store

FRIDAY = on_the_last(4)


class MonthEndStocktake(Rule):
    """On the last Friday of a month the stocktake of every store opens by itself.

    After an outage only the newest month's opens: what lay there in the months before can't be counted any more.
    """

    look = timedelta(minutes=10)
    title = _("Stocktake of the month")
    sentence = _(
        "On the last Friday of every month at {at} the stocktake of every open store opens by itself; on a free day: {shift}. "
        "Who runs the store hears of it."
    )
    at = TimeOfDay("09:00", _("Opens at"))
    shift = Shift("previous", _("When that day is free"))

    def due(self, now: datetime, since: datetime) -> Iterable[tuple[Store, date]]:
        """The stores of which nobody has opened the newest month's."""
        values = self.now()
        owed = months_at(FRIDAY, values.at, values.shift, since=since, now=now, calendar=calendar())
        if not owed:
            return []
        month = owed[-1][0]
        opened = set(Stocktake.objects.filter(month=month).values_list("store", flat=True))
        stores = Store.objects.open().filter(balances__isnull=False).distinct().in_order()
        return self.undone((store, month) for store in stores if store.pk not in opened)

    def once(self, subject: tuple[Store, date]) -> str:
        store, month = subject
        return f"{store.pk}:{month:%Y-%m}"

    def what(self, subject: tuple[Store, date], now: datetime) -> str:
        store, month = subject
        made = stocktakes.open(store, month=month, now=now)
        return gettext("%(number)s opened, %(n)d items") % {"number": made, "n": made.lines.count()}

    def about(self, subject: tuple[Store, date]) -> str:
        store, month = subject
        return f"{store} {month:%Y-%m}"

    def moments(self, after: datetime) -> Iterator[datetime]:
        values = self.now()
        return (moment for _month, moment in coming_months(FRIDAY, values.at, values.shift, after, calendar()))
