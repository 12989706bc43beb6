"""Of calls that were put through the desk asks the next working day whether they were solved."""

from collections.abc import Iterable
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.rule import Rule
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from visitors.actions import calls
from visitors.models import Call


class AskIfSolved(Rule):
    """Of calls that were put through the desk asks the next working day whether they were solved."""

    title = _("Ask whether it was solved")
    sentence = _(
        "Of a call that was put through and marked so, the desk is asked on the next working day at {at} whether it was solved; "
        "as long as the answer is no, again on each working day after."
    )
    at = TimeOfDay("10:00", _("The desk asks at"))

    def due(self, now: datetime, since: datetime) -> Iterable[Call]:
        at, days = self.now().at, calendar()
        waiting = Call.objects.unsolved().filter(ended_at__gte=since).order_by("ended_at", "pk")
        return self.undone(call for call in waiting if moment(call, at, days) <= now)

    def once(self, call: Call) -> str:
        return f"{call.pk}:{last(call).isoformat()}"

    def what(self, call: Call, now: datetime) -> None:
        calls.ask(call, now=now)


def last(call: Call) -> datetime:
    """When it ended, or the answer was no."""
    return call.unsolved_at or call.ended_at


def moment(call: Call, at: time, days: Calendar) -> datetime:
    """The next working day, at that time."""
    day = days.next_workday(timezone.localdate(last(call)))
    return timezone.make_aware(datetime.combine(day, at))
