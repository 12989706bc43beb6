"""Every Monday ten records of last week's register are drawn at random, to be ticked right or wrong."""

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
from visitors.actions import accuracy
from visitors.models import AccuracySample


class DrawSample(Rule):
    """Every Monday ten records of last week's register are drawn at random, to be ticked right or wrong."""

    look = timedelta(minutes=10)
    title = _("Sample the register")
    sentence = _(
        "On the first working day of every week at {at}, ten records of the week before are drawn at random "
        "for the admin manager to tick right or wrong."
    )
    at = TimeOfDay("09:00", _("Draw at"))

    def due(self, now: datetime, since: datetime) -> Iterable[date]:
        """The weeks (by their Monday) whose sample is owed: one for each missed week."""
        working = calendar()
        days = days_at(self.now().at, since=since, now=now, calendar=working)
        weeks = [last_week(moment) for moment in days if begins_week(moment, working)]
        drawn = set(AccuracySample.objects.filter(week_on__in=weeks).values_list("week_on", flat=True))
        return [week for week in weeks if week not in drawn]

    def once(self, week: date) -> str:
        return week.isoformat()

    def what(self, week: date, now: datetime) -> str:
        sample = accuracy.draw(week, now=now)
        return gettext("%(n)d records drawn") % {"n": sample.records.count()}

    def about(self, week: date) -> str:
        return gettext("Week from %(day)s") % {"day": f"{week:%m-%d}"}

    def moments(self, after: datetime) -> Iterator[datetime]:
        working = calendar()
        return (moment for moment in workdays_at(self.now().at, after, working) if begins_week(moment, working))


def begins_week(moment: datetime, working: Calendar) -> bool:
    """On the first working day of its week."""
    day = timezone.localdate(moment)
    return working.previous_workday(day) < day - timedelta(days=day.weekday())


def last_week(moment: datetime) -> date:
    """The Monday of the week before."""
    day = timezone.localdate(moment)
    return day - timedelta(days=day.weekday() + 7)
