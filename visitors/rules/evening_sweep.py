"""In the evening every visit that is not over is closed: gone, and nobody knows when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.rule import Rule
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.closing import closing
from frontdesk.workdays.load import calendar
from visitors.actions import leaving
from visitors.models import Visit


@dataclass(frozen=True)
class Evening:
    """One visit and the evening that closes it."""

    visit: Visit
    at: datetime


class EveningSweep(Rule):
    """In the evening every visit that is not over is closed: gone, and nobody knows when.

    A visit belongs to the first evening after the last thing that happened to it. So nobody is closed who came after the sweep, or
    whose sweep the desk took back, before the next evening; and what an outage left open is closed as of the evening that was missed,
    never before anything that is known of the visit. The time is marked as unknown in any case and counts in no figure.
    """

    title = gettext_lazy("Close the day")
    sentence = gettext_lazy(
        "Every evening at {at}, and never before the office has closed, each visit that is not over is closed as “time unknown”. "
        "That time counts in no figure; the badge is looked for, the visitor is thanked, and the desk can note the true time."
    )
    at = TimeOfDay("21:00", gettext_lazy("Close at, later than the office does"))

    def due(self, now: datetime, since: datetime) -> Iterable[Evening]:
        working, at = calendar(), self.now().at
        newest = Visit.objects.not_left().annotate(last=Coalesce(Max("events__happened_at"), "arrived_at"))
        last = dict(newest.values_list("pk", "last"))
        open_visits = Visit.objects.filter(pk__in=last).order_by("arrived_at", "pk")
        ended = (Evening(visit, first_evening(max(last[visit.pk], since), working, at)) for visit in open_visits)
        return self.undone(evening for evening in ended if evening.at <= now)

    def once(self, evening: Evening) -> str:
        return f"{evening.visit.pk}:{timezone.localdate(evening.at)}"

    def what(self, evening: Evening, now: datetime) -> str:
        swept = leaving.sweep(evening.visit, at=evening.at, now=now)
        return _("closed, time unknown") if swept else _("has left meanwhile")

    def about(self, evening: Evening) -> str:
        return str(evening.visit)

    def moments(self, after: datetime) -> Iterator[datetime]:
        working, at, moment = calendar(), self.now().at, after
        while True:
            moment = first_evening(moment, working, at)
            yield moment


def evening_of(day: date, working: Calendar, at: time) -> datetime:
    """When a day is closed: at the time set, or at closing when the office is open for longer."""
    evening = timezone.make_aware(datetime.combine(day, at))
    return max(evening, closing(day, working, at))


def first_evening(after: datetime, working: Calendar, at: time) -> datetime:
    """The first such moment after `after`."""
    today = timezone.localdate(after)
    evening = evening_of(today, working, at)
    return evening if evening > after else evening_of(today + timedelta(days=1), working, at)
