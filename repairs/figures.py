"""What repairs add to the monthly page: answered and repaired in time, emergencies that were none, faults that come back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import median

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.people.models import Department
from frontdesk.people.permissions import Can
from frontdesk.web.figures import REPAIRS, Asked, Column, Figure, Line, Measured, Target, per_cent, percent
from frontdesk.web.templatetags.ui import span, yuan
from frontdesk.workdays.months import month_bounds
from repairs.finding.clock import Part
from repairs.finding.met import Met, met_in
from repairs.limits.rounds import RoundTargets
from repairs.models import EventKind, FaultKind, Recurrence, Round, RoundAnswer, RoundKind, Ticket, TicketEvent, Urgency


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
    number = per_cent(len(rows) - late, len(rows))
    return Measured(share(rows), note, path=path, heads=heads, lines=by_kind_and_team(rows), number=number)


def listed(asked: Asked, what: str) -> str:
    """The queue of all that were answered or repaired in the month."""
    return f"{reverse('repairs:queue_list')}?{what}={asked.month:%Y-%m}"


class ResponseOnTime(Figure):
    name = "repairs.response"
    title = gettext_lazy("Tickets answered in time")
    how = gettext_lazy("Accepted or first answered in the month, by the time of its urgency; pauses counted.")
    section = REPAIRS
    order = 310
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        return measured(asked, "response", listed(asked, "answered"))


class SolutionOnTime(Figure):
    name = "repairs.solution"
    title = gettext_lazy("Repaired in time")
    how = gettext_lazy("Repaired in the month, by the time of its kind and urgency or the day that was told; opened again it counts again.")
    section = REPAIRS
    order = 311
    unit, better = "%", "more"

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
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        reported, lowered = asked.shared(urgencies) if asked.reader.can(Can.LEAD_REPAIRS) else (0, 0)
        if not reported and not lowered:
            return None
        path, note = f"{reverse('repairs:queue_list')}?urgency=emergency", _("%(n)d were lowered") % {"n": lowered}
        return Measured(str(reported), note, path=path, number=reported)


class FaultsThatComeBack(Figure):
    name = "repairs.recurring"
    title = gettext_lazy("Recurring faults")
    how = gettext_lazy("Flagged in the month because the same kind of fault was repaired again and again, with what it cost.")
    section = REPAIRS
    order = 313
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        rows = (
            Recurrence.objects.visible_to(asked.reader).filter(flagged_at__gte=begin, flagged_at__lt=end).select_related("thing", "place")
        )
        lines = [Line(str(row.thing or row.place), (str(row.count), yuan(row.cost)), row.get_absolute_url()) for row in rows]
        heads = (_("Thing or place"), _("Repaired"), _("Cost"))
        path = reverse("repairs:recurrence_list")
        return Measured(str(len(lines)), path=path, heads=heads, lines=lines, number=len(lines)) if lines else None


class Reported(Figure):
    name = "repairs.reported"
    title = gettext_lazy("Faults reported")
    how = gettext_lazy(
        "Tickets reported in the period, cancelled and merged ones too, by the department of who it is for, else of who reported it."
    )
    section = REPAIRS
    order = 301
    columns = (Column("repairs", gettext_lazy("Repairs asked")),)

    def measure(self, asked: Asked) -> Measured | None:
        counted = Ticket.objects.reported_between(*asked.period.bounds).by_department() if asked.reader.can(Can.LEAD_REPAIRS) else {}
        if not counted:
            return None
        names, many, key = Department.objects.in_bulk([pk for pk in counted if pk]), sum(counted.values()), asked.period.key
        path = f"{reverse('repairs:queue_list')}?reported={key}"
        lines = [
            Line(
                str(names[pk]) if pk else _("no department"),
                (str(n),),
                f"{path}&department={pk}" if pk else "",
                department=pk,
                numbers=(n,),
            )
            for pk, n in sorted(counted.items(), key=lambda item: (-item[1], item[0] or 0))
        ]
        return Measured(str(many), path=path, heads=(_("Department"), _("Tickets")), lines=lines, number=many)


def rounds_due(asked: Asked) -> list[tuple[str, datetime | None, datetime]]:
    """Kind, when it was done and when it was due: of all that were due in the period, until now."""
    begin, end = asked.period.bounds
    return list(Round.objects.due_in(begin, min(end, asked.now)).order_by().values_list("checklist__kind", "done_at", "due_at"))


class RoundsOnTime(Figure):
    name = "repairs.rounds"
    title = gettext_lazy("Rounds done on time")
    how = gettext_lazy("Rounds that were done before they were due, among all that were due in the period until now.")
    section = REPAIRS
    order = 320
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        rows = rounds_due(asked) if asked.reader.can(Can.LEAD_REPAIRS) else []
        if not rows:
            return None
        kinds: dict[str, list[bool]] = defaultdict(list)
        for kind, done, due in rows:
            kinds[kind].append(done is not None and done <= due)
        timely, path = sum(map(sum, kinds.values())), f"{reverse('repairs:round_history')}?month={asked.period.key}"
        lines = [self._line(kind, some, path) for kind, some in sorted(kinds.items())]
        note = _("%(n)d of %(all)d") % {"n": timely, "all": len(rows)}
        heads = (_("Kind of round"), _("On time"), pgettext("rounds", "Due"))
        return Measured(percent(timely, len(rows)), note, path=path, heads=heads, lines=lines, number=per_cent(timely, len(rows)))

    def _line(self, kind: str, some: list[bool], path: str) -> Line:
        cells, numbers = (percent(sum(some), len(some)), str(len(some))), (per_cent(sum(some), len(some)), len(some))
        return Line(RoundKind(kind).label, cells, f"{path}&kind={kind}", numbers=numbers)


class Environment(Figure):
    name = "repairs.environment"
    title = gettext_lazy("Environment in order")
    how = gettext_lazy(
        "What the weekly check of the environment found in order, among all that it looked at; what did not apply is left out."
    )
    section = REPAIRS
    order = 321
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        answers = RoundAnswer.objects.checked().of_kind_between(RoundKind.ENVIRONMENT, *asked.period.bounds)
        checked, passed = answers.sums() if asked.reader.can(Can.LEAD_REPAIRS) else (0, 0)
        if not checked:
            return None
        target = RoundTargets.now().environment
        light = Target("green" if 100 * passed >= target * checked else "red", _("at least %(n)d %%") % {"n": target})
        path = f"{reverse('repairs:round_history')}?month={asked.period.key}&kind={RoundKind.ENVIRONMENT.value}"
        note = _("%(n)d of %(all)d") % {"n": passed, "all": checked}
        return Measured(percent(passed, checked), note, light, path, number=per_cent(passed, checked))
