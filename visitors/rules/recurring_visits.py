"""On the days of a recurring pass a visit is expected, with a code of its own, made the day before."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.rule import Rule
from frontdesk.workdays.load import calendar
from visitors.actions import recurring
from visitors.models import RecurringPass

DAY = timedelta(days=1)


class MakeRecurringVisits(Rule):
    """On the days of a recurring pass a visit is expected, with a code of its own, made the day before."""

    title = _("Visits of recurring passes")
    sentence = _(
        "The day before, at {at}, each recurring pass that is good on the next day becomes a visit with a code of its own. "
        "Days on which the office is closed are left out; a day that is over is not made afterwards."
    )
    at = TimeOfDay("12:00", _("The visit of the next day is made at"))

    def due(self, now: datetime, since: datetime) -> Iterable[tuple[RecurringPass, date]]:
        working, today = calendar(), timezone.localdate(now)
        days = [today, today + DAY] if timezone.localtime(now).time() >= self.now().at else [today]
        owed = [
            (list(RecurringPass.objects.good_on(day).select_related("host").order_by("pk")), day) for day in days if working.is_workday(day)
        ]
        return self.undone((one, day) for passes, day in owed for one in recurring.unmade(passes, day) if one.host.is_active)

    def once(self, subject: tuple[RecurringPass, date]) -> str:
        one, day = subject
        return f"{one.pk}:{day.isoformat()}"

    def what(self, subject: tuple[RecurringPass, date], now: datetime) -> None:
        one, day = subject
        recurring.make_day(one, day, now=now)

    def about(self, subject: tuple[RecurringPass, date]) -> str:
        one, day = subject
        return f"{one} · {date_format(day, 'DATE_FORMAT')}"
