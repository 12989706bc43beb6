"""On the first working day of a week chairs and the admin manager read which resolutions are open."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import days_at, workdays_at
from frontdesk.timed.rule import Rule
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from meetings.actions import resolutions


class ResolutionsWeekly(Rule):
    """On the first working day of a week chairs and the admin manager read which resolutions are open."""

    look = timedelta(minutes=10)
    title = gettext_lazy("Progress of resolutions")
    sentence = gettext_lazy(
        "At {at} on the first working day of a week every chair reads which resolutions of their meetings are open, and the admin manager "
        "how many each chair has; nobody hears when there are none."
    )
    at = TimeOfDay("09:00", gettext_lazy("Told at"))

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        working = calendar()
        moments = days_at(self.now().at, since=since, now=now, calendar=working)
        return self.undone([moment for moment in moments if begins_a_week(timezone.localdate(moment), working)][-1:])

    def once(self, moment: datetime) -> str:
        return timezone.localdate(moment).isoformat()

    def what(self, moment: datetime, now: datetime) -> str:
        told = resolutions.tell_progress(timezone.localdate(moment), now=now)
        return _("%(n)d people hear of it") % {"n": told}

    def about(self, moment: datetime) -> str:
        return timezone.localdate(moment).isoformat()

    def moments(self, after: datetime) -> Iterator[datetime]:
        working = calendar()
        return (each for each in workdays_at(self.now().at, after, working) if begins_a_week(timezone.localdate(each), working))


def begins_a_week(day: date, working: Calendar) -> bool:
    """No day before it in its week is worked on."""
    return not any(working.is_workday(day - timedelta(days=back)) for back in range(1, day.weekday() + 1))
