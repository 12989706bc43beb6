"""Every night what was kept about people for long enough is forgotten."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from frontdesk.journal.forgetting import DECLARED, Forgetting
from frontdesk.limits.limits import GROUPS
from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.rule import Rule


class Forget(Rule):
    """Every night what was kept about people for long enough is forgotten."""

    look = timedelta(minutes=10)
    title = _("Forget people")
    sentence = _(
        "Every night at {at} personal data that was kept long enough is made anonymous; counts stay, and the trail says that it was done."
    )
    at = TimeOfDay("03:00", _("Forget at"))

    def due(self, now: datetime, since: datetime) -> Iterable[tuple[Forgetting, datetime]]:
        night = last_night(self.now().at, now)
        return [(declared, night) for declared in DECLARED] if night >= since else []

    def once(self, subject: tuple[Forgetting, datetime]) -> str:
        declared, night = subject
        return f"{declared.name}:{night.date()}"

    def what(self, subject: tuple[Forgetting, datetime], now: datetime) -> str:
        declared, _night = subject
        many = declared.forget(before=now - kept(declared), now=now)
        return ngettext("%(n)d record made anonymous", "%(n)d records made anonymous", many) % {"n": many}

    def about(self, subject: tuple[Forgetting, datetime]) -> str:
        declared, night = subject
        return f"{declared.model._meta.verbose_name} · {timezone.localtime(night):%m-%d %H:%M}"

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)


def kept(declared: Forgetting) -> timedelta:
    """How long a model's personal data is kept: fixed, or the limit `group.limit` that the manager set."""
    if isinstance(declared.keep, timedelta):
        return declared.keep
    group, _dot, limit = declared.keep.rpartition(".")
    return getattr(GROUPS[group].now(), limit)
