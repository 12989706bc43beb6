"""What repairs add to the monthly page: answered and repaired in time, emergencies that were none, faults that come back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frontdesk.people.permissions import Can
from frontdesk.web.figures import REPAIRS, Asked, Figure, Line, Measured, percent
from frontdesk.web.templatetags.ui import span, yuan
from frontdesk.workdays.months import month_bounds
from repairs.finding.clock import Part
from repairs.finding.met import Met, met_in
from repairs.models import EventKind, FaultKind, Recurrence, TicketEvent, Urgency


def share(rows: Iterable[Met]) -> str:
    """Those in time, per cent of all."""
    late = [met.is_late for met in rows]
    return percent(late.count(False), len(late))


def by_kind_and_team(rows: list[Met]) -> list[Line]:
    """How many and how many in time, of each kind of fault and of each team."""
    kinds: dict[str, list[Met]] = defaultdict(list)
    teams: dict[str, list[Met]] = defaultdict(list)
    for met in rows:
        kinds[met.ticket.category.kind].append(met)
        teams[str(met.ticket.team) if met.ticket.team else _("no team")].append(met)
    of_kind, of_team = _("Kind of fault"), _("Team")
    of_kinds = [Line(FaultKind(kind).label, (str(len(some)), share(some)), group=of_kind) for kind, some in kinds.items()]
    return of_kinds + [Line(team, (str(len(some)), share(some)), group=of_team) for team, some in sorted(teams.items())]


def measured(asked: Asked, part: Part, path: str) -> Measured | None:
    """One clock's month; nothing for who does not lead repairs."""
    rows = [met for met in asked.shared(met_in) if met.part == part] if asked.reader.can(Can.LEAD_REPAIRS) else []
    if not rows:
        return None
    late = sum(met.is_late for met in rows)
    middle = timedelta(seconds=median((met.at - met.ticket.reported_at).total_seconds() for met in rows))
    words = ngettext("%(n)d late of %(all)d, half within %(time)s", "%(n)d late of %(all)d, half within %(time)s", len(rows))
    note = words % {"n": late, "all": len(rows), "time": span(middle)}
    heads = (_("Kind or team"), _("Tickets"), _("In time"))
    return Measured(share(rows), note, path=path, heads=heads, lines=by_kind_and_team(rows))


def listed(asked: Asked, what: str) -> str:
    """The queue of all that were answered or repaired in the month."""
    return f"{reverse('repairs:queue_list')}?{what}={asked.month:%Y-%m}"


class ResponseOnTime(Figure):
    name = "repairs.response"
    title = gettext_lazy("Tickets answered in time")
    how = gettext_lazy("Accepted or first answered in the month, by the time of its urgency; pauses counted.")
    section = REPAIRS
    order = 310

    def measure(self, asked: Asked) -> Measured | None:
        return measured(asked, "response", listed(asked, "answered"))


class SolutionOnTime(Figure):
    name = "repairs.solution"
    title = gettext_lazy("Repaired in time")
    how = gettext_lazy("Repaired in the month, by the time of its kind and urgency or the day that was told; opened again it counts again.")
    section = REPAIRS
    order = 311

    def measure(self, asked: Asked) -> Measured | None:
        return measured(asked, "solution", listed(asked, "repaired"))


def urgencies(month: date) -> tuple[int, int]:
    """How many emergencies were reported in the month, and how many were lowered."""
    begin, end = month_bounds(month)
    events = TicketEvent.objects.filter(happened_at__gte=begin, happened_at__lt=end)
    reported = events.filter(kind=EventKind.REPORTED, facts__urgency=Urgency.EMERGENCY).count()
    lowered = events.filter(kind=EventKind.URGENCY_CHANGED, facts__was=Urgency.EMERGENCY).exclude(facts__urgency=Urgency.EMERGENCY)
    return reported, lowered.count()


class EmergenciesLowered(Figure):
    name = "repairs.emergencies"
    title = gettext_lazy("Emergencies")
    how = gettext_lazy("Reported as an emergency in the month; those that a lead lowered were none.")
    section = REPAIRS
    order = 312

    def measure(self, asked: Asked) -> Measured | None:
        reported, lowered = asked.shared(urgencies) if asked.reader.can(Can.LEAD_REPAIRS) else (0, 0)
        if not reported and not lowered:
            return None
        return Measured(str(reported), _("%(n)d were lowered") % {"n": lowered}, path=f"{reverse('repairs:queue_list')}?urgency=emergency")


class FaultsThatComeBack(Figure):
    name = "repairs.recurring"
    title = gettext_lazy("Recurring faults")
    how = gettext_lazy("Flagged in the month because the same kind of fault was repaired again and again, with what it cost.")
    section = REPAIRS
    order = 313

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        rows = (
            Recurrence.objects.visible_to(asked.reader).filter(flagged_at__gte=begin, flagged_at__lt=end).select_related("thing", "place")
        )
        lines = [Line(str(row.thing or row.place), (str(row.count), yuan(row.cost)), row.get_absolute_url()) for row in rows]
        heads = (_("Thing or place"), _("Repaired"), _("Cost"))
        return Measured(str(len(lines)), path=reverse("repairs:recurrence_list"), heads=heads, lines=lines) if lines else None
