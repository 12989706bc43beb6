"""Every night what was kept about people for long enough is forgotten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from frontdesk.journal.forgetting import DECLARED, Forgetting
from frontdesk.limits.limits import GROUPS
from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.rule import Rule

BATCH = 500  # records of one model a look


class Forget(Rule):
    """Every night what was kept about people for long enough is forgotten."""

    look = timedelta(minutes=10)
    title = _("Forget people")
    sentence = _(
        "Every night at {at} personal data that was kept long enough is made anonymous; counts stay, and the trail says that it was done."
    )
    at = TimeOfDay("03:00", _("Forget at"))

    def due(self, now: datetime, since: datetime) -> Iterable["Owed"]:
        night = last_night(self.now().at, now)
        owed = (Owed(declared, night) for declared in DECLARED) if night >= since else ()
        return [each for each in owed if each.records().exists()]

    def once(self, owed: "Owed") -> None:
        """Again at the next look until nothing is left of the night: what was forgotten is not owed any more."""

    def what(self, owed: "Owed", now: datetime) -> str:
        batch = owed.declared.model._default_manager.filter(pk__in=list(owed.records().values_list("pk", flat=True)[:BATCH]))
        many = owed.declared.erase(batch, now=now)
        return ngettext("%(n)d record made anonymous", "%(n)d records made anonymous", many) % {"n": many}

    def about(self, owed: "Owed") -> str:
        return f"{owed.declared.model._meta.verbose_name} · {timezone.localtime(owed.night):%m-%d %H:%M}"

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)


@dataclass(frozen=True)
class Owed:
    """What one model has to forget of one night."""

    declared: Forgetting
    night: datetime

    def __str__(self) -> str:
        return f"{self.declared.name}:{self.night.date()}"

    def records(self) -> QuerySet[Any]:
        return self.declared.old(kept_since(self.declared, self.night)).order_by("pk")


def kept_since(declared: Forgetting, night: datetime) -> datetime:
    """The moment before which a model's personal data is forgotten: a fixed time ago, or the limit `group.limit` that the manager set.

    A limit in months counts on the calendar here: of 31 August six months ago is the last of February.
    """
    if isinstance(declared.keep, timedelta):
        return night - declared.keep
    group, _dot, limit = declared.keep.rpartition(".")
    keep = getattr(GROUPS[group].now(), limit)
    return night - keep if isinstance(keep, timedelta) else timezone.localtime(night) - relativedelta(months=keep)
