"""On the working day before, the desk gets its list for the next visitors."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import days_at, workdays_at
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from visitors.actions import welcome


class PrepareWelcome(Rule):
    """On the working day before, the desk gets its list for the next visitors; days off in between have lists of their own."""

    title = _("Lists for the next visitors")
    sentence = _(
        "Every working day at {at} the desk gets its list for the visitors of the next working day: forms, brochures, badges, needs. "
        "Weekends and holidays in between, when somebody comes, have lists of their own."
    )
    at = TimeOfDay("15:30", _("Make the lists at"))

    def due(self, now: datetime, since: datetime) -> Iterable[date]:
        today, book = timezone.localdate(now), calendar()
        moments = days_at(self.now().at, since=since, now=now, calendar=book)
        prepared = {day for moment in moments[-31:] for day in welcome.days_after(timezone.localdate(moment), book)}
        return self.undone(sorted(day for day in prepared if day >= today))

    def once(self, day: date) -> str:
        return day.isoformat()

    def what(self, day: date, now: datetime) -> str:
        made = welcome.prepare(day, now=now, calendar=calendar())
        return gettext("List made") if made else gettext("Nobody comes")

    def about(self, day: date) -> str:
        return str(date_format(day, "MONTH_DAY_FORMAT"))

    def moments(self, after: datetime) -> Iterator[datetime]:
        return workdays_at(self.now().at, after, calendar())
