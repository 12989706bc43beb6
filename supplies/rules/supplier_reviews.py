"""On the first working day of a quarter a review is opened of each supplier that had an order in the quarter before."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import days_at, workdays_at
from frontdesk.timed.rule import Rule
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from supplies.actions import reviews
from supplies.actions.review_figures import quarter_before, quarter_of
from supplies.models.supplier_review import quarter_name


class SupplierReviews(Rule):
    """On the first working day of a quarter a review is opened of each supplier that had an order in the quarter before."""

    look = timedelta(minutes=10)
    title = _("Review the suppliers")
    sentence = _(
        "On the first working day of a quarter at {at}, a review is opened of each supplier that had an order in the quarter before: "
        "deliveries on time, rejections and prices are counted, quality, service and cooperation are marked by hand."
    )
    at = TimeOfDay("09:00", _("Open the reviews at"))

    def due(self, now: datetime, since: datetime) -> Iterable[date]:
        """The quarters (by their first day) that are owed, one for each missed one."""
        working = calendar()
        days = days_at(self.now().at, since=since, now=now, calendar=working)
        return self.undone([past(moment) for moment in days if begins_quarter(moment, working)])

    def once(self, quarter: date) -> str:
        return quarter.isoformat()

    def what(self, quarter: date, now: datetime) -> str:
        made = reviews.open_quarter(quarter, now=now)
        return gettext("%(n)d reviews opened") % {"n": len(made)}

    def about(self, quarter: date) -> str:
        return quarter_name(quarter)

    def moments(self, after: datetime) -> Iterator[datetime]:
        working = calendar()
        return (moment for moment in workdays_at(self.now().at, after, working) if begins_quarter(moment, working))


def begins_quarter(moment: datetime, working: Calendar) -> bool:
    """On the first working day of its quarter."""
    day = timezone.localdate(moment)
    return working.previous_workday(day) < quarter_of(day)


def past(moment: datetime) -> date:
    """The quarter before that of this moment."""
    return quarter_before(quarter_of(timezone.localdate(moment)))
