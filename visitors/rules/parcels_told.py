"""Whoever has parcels at the desk hears of all of them at once, the same day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.timed.rule import Rule
from frontdesk.workdays.days import end_of
from visitors.actions import parcel_days
from visitors.models import Parcel


@dataclass(frozen=True)
class Mine:
    """Parcels of one person."""

    recipient: Person
    parcels: tuple[Parcel, ...]

    @property
    def words(self) -> str:
        many = len(self.parcels)
        counted = ngettext("%(n)d parcel", "%(n)d parcels", many) % {"n": many}
        return _("%(person)s: %(what)s") % {"person": self.recipient, "what": counted}


def by_person(parcels: Iterable[Parcel]) -> list[Mine]:
    """One each, the parcels in their order."""
    ordered = sorted(parcels, key=lambda parcel: (parcel.recipient_id, parcel.pk))
    groups = (tuple(mine) for _recipient, mine in groupby(ordered, key=lambda parcel: parcel.recipient_id))
    return [Mine(mine[0].recipient, mine) for mine in groups]


class TellOfParcels(Rule):
    """Whoever has parcels at the desk hears of all of them at once, the same day.

    A batch that is being logged is waited for, so that five parcels of one person are one notice; shortly before the office closes nobody
    waits any more, since private parcels are told of before the end of the day.
    """

    title = gettext_lazy("Tell of parcels")
    sentence = gettext_lazy(
        "{rest} after the last parcel for somebody was logged, at the latest {longest} after the first, they hear of all of them in one "
        "notice. In the last {end} before the office closes nobody waits."
    )
    rest = Minutes(3, gettext_lazy("Told after the last"), 0, 60)
    longest = Minutes(15, gettext_lazy("At the latest after the first"), 1, 240)
    end = Minutes(30, gettext_lazy("Before closing nobody waits for"), 5, 240)

    def due(self, now: datetime, since: datetime) -> Iterable[Mine]:
        values = self.now()
        closes = end_of(timezone.localdate(now))
        is_late = now >= closes - values.end
        untold = Parcel.objects.untold().filter(received_at__lte=now).select_related("recipient")
        return [mine for mine in by_person(untold) if is_late or self._is_ripe(mine.parcels, now, values.rest, values.longest)]

    def _is_ripe(self, parcels: Sequence[Parcel], now: datetime, rest: timedelta, longest: timedelta) -> bool:
        logged = [parcel.received_at for parcel in parcels]
        return now >= max(logged) + rest or now >= min(logged) + longest

    def once(self, mine: Mine) -> None:
        """The fact `told_at` of each drops it out of the question; whoever was told in between is left out under the lock."""
        return

    def what(self, mine: Mine, now: datetime) -> None:
        parcel_days.tell(mine.parcels, now=now)

    def about(self, mine: Mine) -> str:
        return mine.words
