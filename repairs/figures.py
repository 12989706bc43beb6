"""What repairs add to the monthly page: answered and repaired in time, emergencies that were none, faults that come back."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.daily.spread import by, lengths, middle
from frontdesk.people.permissions import Can
from frontdesk.web.figures import REPAIRS, Asked, Column, Figure, Line, Measured, against, per_cent, percent
from frontdesk.web.near import holding, number_of, within
from frontdesk.web.templatetags.ui import span, yuan
from frontdesk.workdays.periods import Period
from repairs.daily import LATE, Emergencies, Stopped
from repairs.finding.clock import Part
from repairs.limits.rounds import RoundTargets
from repairs.models import Category, FaultKind, Recurrence, Round, RoundAnswer, RoundKind, Team, Ticket


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


def kinds_of() -> dict[int, str]:
    """The kind of fault of each category."""
    return dict(Category.objects.values_list("pk", "kind"))


def teams() -> dict[int, Team]:
    return Team.objects.in_bulk()


def by_kind_and_team(asked: Asked, stopped: Mapping[str, int]) -> list[Line]:
    """How many and how many in time, of each kind of fault and of each team."""
    kinds, of_teams = defaultdict[str, InTime](InTime), defaultdict[int, InTime](InTime)
    for key, many in stopped.items():
        how, category, team = key.split(":")
        kinds[asked.common(kinds_of)[int(category)]].add(how, many)
        of_teams[int(team)].add(how, many)
    of_kind, of_team, known = _("Kind of fault"), _("Team"), asked.common(teams)
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


def flagged(periods: Sequence[Period]) -> dict[Period, list[Recurrence]]:
    """What was flagged in each period."""
    found: dict[Period, list[Recurrence]] = {each: [] for each in periods}
    for row in Recurrence.objects.filter(within("flagged_at", periods)).select_related("thing", "place"):
        found[holding(row.flagged_at, periods)].append(row)
    return found


class FaultsThatComeBack(Figure):
    name = "repairs.recurring"
    title = gettext_lazy("Recurring faults")
    how = gettext_lazy("Flagged in the month because the same kind of fault was repaired again and again, with what it cost.")
    section = REPAIRS
    order = 313
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        rows = asked.near(flagged) if asked.reader.can(Can.LEAD_REPAIRS) else []
        lines = [Line(str(row.thing or row.place), (str(row.count), yuan(row.cost)), row.get_absolute_url()) for row in rows]
        heads = (_("Thing or place"), _("Repaired"), _("Cost"))
        return (
            Measured(str(len(lines)), path=reverse("repairs:recurrence_list"), heads=heads, lines=lines, number=len(lines))
            if lines
            else None
        )


def reported(periods: Sequence[Period]) -> dict[Period, dict[int | None, int]]:
    """How many tickets of each department were reported in each period."""
    found: dict[Period, dict[int | None, int]] = {each: {} for each in periods}
    rows = Ticket.objects.filter(within("reported_at", periods))
    for number, whose, many in rows.by_department(number_of("reported_at", periods)):
        found[periods[number]][whose] = many
    return found


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
        counted = asked.near(reported) if asked.reader.can(Can.LEAD_REPAIRS) else {}
        if not counted:
            return None
        names, many, key = asked.departments, sum(counted.values()), asked.period.key
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


DueRound = tuple[str, datetime | None, datetime]


def rounds_due(periods: Sequence[Period]) -> dict[Period, list[DueRound]]:
    """Kind, when it was done and when it was due: of all that are due in each period."""
    found: dict[Period, list[DueRound]] = {each: [] for each in periods}
    rows = Round.objects.filter(within("due_at", periods)).order_by()
    for kind, done, due in rows.values_list("checklist__kind", "done_at", "due_at"):
        found[holding(due, periods)].append((kind, done, due))
    return found


class RoundsOnTime(Figure):
    name = "repairs.rounds"
    title = gettext_lazy("Rounds done on time")
    how = gettext_lazy("Rounds that were done before they were due, among all that were due in the period until now.")
    section = REPAIRS
    order = 320
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        known = asked.near(rounds_due) if asked.reader.can(Can.LEAD_REPAIRS) else []
        rows = [each for each in known if each[2] < asked.now]
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


def environment(periods: Sequence[Period]) -> dict[Period, tuple[int, int]]:
    """How much of the environment was looked at in each period, and how much of it was in order."""
    found = dict.fromkeys(periods, (0, 0))
    answers = RoundAnswer.objects.checked().of_kind(RoundKind.ENVIRONMENT).filter(within("round__due_at", periods))
    for number, checked, passed in answers.sums(number_of("round__due_at", periods)):
        found[periods[number]] = (checked, passed)
    return found


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
        checked, passed = asked.near(environment) if asked.reader.can(Can.LEAD_REPAIRS) else (0, 0)
        if not checked:
            return None
        target = asked.limits(RoundTargets).environment
        light = against(passed, checked, target)
        path = f"{reverse('repairs:round_history')}?month={asked.period.key}&kind={RoundKind.ENVIRONMENT.value}"
        note = _("%(n)d of %(all)d") % {"n": passed, "all": checked}
        return Measured(percent(passed, checked), note, light, path, number=per_cent(passed, checked))
