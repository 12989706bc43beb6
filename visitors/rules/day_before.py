"""The day before, visitors get their confirmation and hosts one notice of all their visitors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Hours, TimeOfDay
from frontdesk.people.models import Person
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.rule import Rule
from visitors.actions import day_before
from visitors.models import Visit


@dataclass(frozen=True)
class ToTell:
    """A visitor to confirm to, or a host to tell."""

    day: date
    who: Visit | Person
    visits: tuple[Visit, ...] = ()


class ConfirmTheDayBefore(Rule):
    """The day before, visitors get their confirmation and hosts one notice of all their visitors."""

    title = _("Confirm the day before")
    sentence = _(
        "On the day before at {at} every visitor of tomorrow who can be reached gets directions, calendar file, QR and code, and every "
        "host one notice of all their visitors. Who was written to in the {rest} before gets no second message."
    )
    at = TimeOfDay("15:00", _("Confirm at"))
    rest = Hours(3, _("No second message within"), 0, 24)

    def due(self, now: datetime, since: datetime) -> Iterable[ToTell]:
        """Only on the day before itself: after midnight the visit's day has begun."""
        values = self.now()
        moment = last_night(values.at, now)
        if moment < since or timezone.localdate(moment) != timezone.localdate(now):
            return []
        day = timezone.localdate(now) + timedelta(days=1)
        visitors = [ToTell(day, visit) for visit in day_before.to_confirm(day, told_before=moment - values.rest)]
        return self.undone([*visitors, *self._hosts(day)])

    def _hosts(self, day: date) -> list[ToTell]:
        """Each host with all visitors of that day, the unreachable ones too."""
        visits = sorted(day_before.expected_on(day), key=lambda visit: (visit.host_id, visit.expected_at, visit.pk))
        by_host = [tuple(mine) for _host, mine in groupby(visits, key=lambda visit: visit.host_id)]
        return [ToTell(day, mine[0].host, mine) for mine in by_host if mine[0].host.is_active]

    def once(self, told: ToTell) -> str:
        kind = "visit" if isinstance(told.who, Visit) else "host"
        return f"{kind}:{told.who.pk}:{told.day.isoformat()}"

    def what(self, told: ToTell, now: datetime) -> None:
        if isinstance(told.who, Visit):
            day_before.confirm(told.who, now=now)
        else:
            day_before.tell_host(told.who, told.visits, day=told.day, now=now)

    def about(self, told: ToTell) -> str:
        return str(told.who)

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)
