"""What repairs add to the monthly page: answered and repaired in time, emergencies that were none, faults that come back."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frontdesk.daily.spread import by, lengths, middle
from frontdesk.people.permissions import Can
from frontdesk.web.figures import REPAIRS, Asked, Figure, Line, Measured, percent
from frontdesk.web.templatetags.ui import span, yuan
from repairs.daily import LATE, Emergencies, Stopped
from repairs.finding.clock import Part
from repairs.models import Category, FaultKind, Recurrence, Team


@dataclass
class InTime:
    """Clocks that stopped: how many, and how many of them late."""

    all: int = 0
    late: int = 0

    def add(self, how: str, many: int) -> None:
        self.all += many
        self.late += many if how == LATE else 0

    @property
    def share(self) -> str:
        return percent(self.all - self.late, self.all)

    @property
    def cells(self) -> tuple[str, str]:
        return str(self.all), self.share


def kinds_of(month: date) -> dict[int, str]:
    """The kind of fault of each category."""
    return dict(Category.objects.values_list("pk", "kind"))


def teams(month: date) -> dict[int, Team]:
    return Team.objects.in_bulk()


def by_kind_and_team(asked: Asked, stopped: Mapping[str, int]) -> list[Line]:
    """How many and how many in time, of each kind of fault and of each team."""
    kinds, of_teams = defaultdict[str, InTime](InTime), defaultdict[int, InTime](InTime)
    for key, many in stopped.items():
        how, category, team = key.split(":")
        kinds[asked.shared(kinds_of)[int(category)]].add(how, many)
        of_teams[int(team)].add(how, many)
    of_kind, of_team, known = _("Kind of fault"), _("Team"), asked.shared(teams)
    of_kinds = [Line(kind.label, kinds[kind].cells, group=of_kind) for kind in FaultKind if kind in kinds]
    named = sorted((str(known[pk]) if pk else _("no team"), some) for pk, some in of_teams.items())
    return of_kinds + [Line(team, some.cells, group=of_team) for team, some in named]


def measured(asked: Asked, part: Part, path: str) -> Measured | None:
    """One clock's period; nothing for who does not lead repairs."""
    counted = asked.counted(Stopped.name) if asked.reader.can(Can.LEAD_REPAIRS) else {}
    stopped, took = by(counted, part), lengths(counted, f"took-{part}")
    if not stopped:
        return None
    total = InTime()
    for key, many in stopped.items():
        total.add(key.partition(":")[0], many)
    words = ngettext("%(n)d late of %(all)d, half within %(time)s", "%(n)d late of %(all)d, half within %(time)s", total.all)
    note = words % {"n": total.late, "all": total.all, "time": span(timedelta(minutes=middle(took)))}
    heads, number = (_("Kind or team"), _("Tickets"), _("In time")), 100 * (total.all - total.late) / total.all
    return Measured(total.share, note, path=path, heads=heads, lines=by_kind_and_team(asked, stopped), number=number)


def listed(asked: Asked, what: str) -> str:
    """The queue of all that were answered or repaired in the month."""
    return f"{reverse('repairs:queue_list')}?{what}={asked.period.key}"


class ResponseOnTime(Figure):
    name = "repairs.response"
    title = gettext_lazy("Tickets answered in time")
    how = gettext_lazy("Accepted or first answered in the month, by the time of its urgency; pauses counted.")
    section = REPAIRS
    order = 310
    unit = "%"
    better = "more"

    def measure(self, asked: Asked) -> Measured | None:
        return measured(asked, "response", listed(asked, "answered"))


class SolutionOnTime(Figure):
    name = "repairs.solution"
    title = gettext_lazy("Repaired in time")
    how = gettext_lazy("Repaired in the month, by the time of its kind and urgency or the day that was told; opened again it counts again.")
    section = REPAIRS
    order = 311
    unit = "%"
    better = "more"

    def measure(self, asked: Asked) -> Measured | None:
        return measured(asked, "solution", listed(asked, "repaired"))


class EmergenciesLowered(Figure):
    name = "repairs.emergencies"
    title = gettext_lazy("Emergencies")
    how = gettext_lazy("Reported as an emergency in the month; those that a lead lowered were none.")
    section = REPAIRS
    order = 312
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        counted = asked.counted(Emergencies.name) if asked.reader.can(Can.LEAD_REPAIRS) else Counter[str]()
        reported, lowered = counted["reported"], counted["lowered"]
        if not reported and not lowered:
            return None
        return Measured(
            str(reported),
            _("%(n)d were lowered") % {"n": lowered},
            path=f"{reverse('repairs:queue_list')}?urgency=emergency",
            number=reported,
        )


class FaultsThatComeBack(Figure):
    name = "repairs.recurring"
    title = gettext_lazy("Recurring faults")
    how = gettext_lazy("Flagged in the month because the same kind of fault was repaired again and again, with what it cost.")
    section = REPAIRS
    order = 313
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = asked.period.bounds
        rows = (
            Recurrence.objects.visible_to(asked.reader).filter(flagged_at__gte=begin, flagged_at__lt=end).select_related("thing", "place")
        )
        lines = [Line(str(row.thing or row.place), (str(row.count), yuan(row.cost)), row.get_absolute_url()) for row in rows]
        heads = (_("Thing or place"), _("Repaired"), _("Cost"))
        return (
            Measured(str(len(lines)), path=reverse("repairs:recurrence_list"), heads=heads, lines=lines, number=len(lines))
            if lines
            else None
        )
