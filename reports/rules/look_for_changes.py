"""Every night the frozen months are counted once more; a figure that comes to something else is restated, never silently."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from frontdesk.daily.reading import unfinished
from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.rule import Rule
from reports.actions import freezing
from reports.models import FrozenMonth


class Look(NamedTuple):
    """A frozen month, looked at in one night."""

    frozen: FrozenMonth
    night: datetime


class LookForChanges(Rule):
    """Every night the frozen months are counted once more; a figure that comes to something else is restated, never silently."""

    look = timedelta(minutes=10)
    title = _("Look for changes in frozen months")
    sentence = _(
        "Every night at {at} the frozen months are counted once more by the rules that froze them; a figure that comes to something else "
        "is restated: what it was, what it is and since when stands beside it."
    )
    at = TimeOfDay("03:40", _("Counted at"))

    def due(self, now: datetime, since: datetime) -> Iterable[Look]:
        """The newest night alone: it finds what the nights before would have found. Nothing while days are still to be counted anew."""
        night = last_night(self.now().at, now)
        if night <= since or unfinished():
            return []
        frozen = FrozenMonth.objects.filter(frozen_at__lt=night).order_by("-month")
        return self.undone(Look(each, night) for each in frozen)

    def once(self, look: Look) -> str:
        return f"{look.frozen.month:%Y-%m}:{timezone.localdate(look.night).isoformat()}"

    def what(self, look: Look, now: datetime) -> str:
        made = freezing.look_for_changes(look.frozen, now=now)
        return ngettext("%(n)d figure restated", "%(n)d figures restated", len(made)) % {"n": len(made)}

    def about(self, look: Look) -> str:
        return str(date_format(look.frozen.month, "YEAR_MONTH_FORMAT"))

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)
