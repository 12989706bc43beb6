"""Every night the visitors' register of the finished day is written and kept; a register that lost somebody is written anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import TimeOfDay
from frontdesk.timed.nightly import days_at, nights
from frontdesk.timed.rule import Rule
from visitors.actions import register
from visitors.limits import RetentionLimits
from visitors.models import RegisterExport


class ExportRegister(Rule):
    """Every night the register of the finished day is written, one for each missed night; who was forgotten is left out."""

    look = timedelta(minutes=5)
    title = _("Write the visitors' register")
    never_paused = _("While it stood still, a register from which somebody was taken out would be missing.")
    sentence = _(
        "Every night at {at} the visitors' register of the finished day is written as a spreadsheet and kept; "
        "a missed night is made up for. "
        "A register that lists somebody who is forgotten is written anew without them."
    )
    at = TimeOfDay("00:30", _("Write the register at"))

    def due(self, now: datetime, since: datetime) -> Iterable["Owed"]:
        days = [timezone.localdate(night) - timedelta(days=1) for night in days_at(self.now().at, since=since, now=now)]
        anew = RegisterExport.objects.there().filter(sha256="").order_by("day")
        old = register.too_old(timezone.localdate(now), RetentionLimits.now().register).order_by("day")
        return [
            *self.undone(Owed("write", day) for day in days),
            *(Owed("rewrite", export.day, export) for export in anew),
            *(Owed("remove", export.day, export) for export in old),
        ]

    def once(self, owed: "Owed") -> str | None:
        """A day is written once; what was written anew or removed is not owed any more."""
        return owed.day.isoformat() if owed.what == "write" else None

    def what(self, owed: "Owed", now: datetime) -> str:
        if owed.export is None:
            export = register.export_day(owed.day, now=now)
            return gettext("Register of %(day)s, %(n)d visits") % {"day": export, "n": export.visits}
        if owed.what == "rewrite":
            register.rewrite(owed.export, now=now)
            return gettext("Register of %(day)s written anew") % {"day": owed.export}
        register.remove(owed.export, now=now)
        return gettext("Register of %(day)s removed") % {"day": owed.export}

    def about(self, owed: "Owed") -> str:
        return f"{owed.day:%Y-%m-%d}"

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)


@dataclass(frozen=True)
class Owed:
    """The register of one day, and whether it is to be written, written anew or removed."""

    what: str
    day: date
    export: RegisterExport | None = None

    def __str__(self) -> str:
        return f"{self.what}:{self.day}"
