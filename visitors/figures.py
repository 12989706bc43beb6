"""What the visitor book adds to the monthly page: visits by day, walk-ins, waiting, satisfaction, accuracy, the kiosk's pace.

Everything is counted from one query of the month's visits; who was closed by the evening sweep counts as a visit, never as a time.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import median
from types import SimpleNamespace
from urllib.parse import urlencode

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from frontdesk.people.models import Department
from frontdesk.web.figures import COUNTER, NONE, Asked, Bar, Column, Figure, Line, Measured, Target, percent
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_after, month_before, month_bounds
from visitors.actions import rings
from visitors.limits import CallLimits, FigureLimits
from visitors.models import Call, Complaint, Feedback, Incident, KioskSession, Message, SampledVisit, Visit
from visitors.promises.incident_answered import IncidentAnswered


@dataclass(frozen=True)
class Came:
    """One visit of the month, as far as figures need it."""

    on: date
    is_walk_in: bool
    department: int | None
    department_name: str
    waited: float | None  # seconds


def came_in(month: date) -> list[Came]:
    """Everybody who arrived in the month and was not turned away by an undo, in one query."""
    begin, end = month_bounds(month)
    name = "host__department__name_en" if (get_language() or "").startswith("en") else "host__department__name"
    columns = ("arrived_at", "met_at", "is_walk_in", "host__department", name, "host__department__name")
    rows = Visit.objects.arrived_between(begin, end).values_list(*columns)
    zone = timezone.get_current_timezone()
    return [
        Came(arrived.astimezone(zone).date(), walk_in, department, own or other or "", (met - arrived).total_seconds() if met else None)
        for arrived, met, walk_in, department, own, other in rows
    ]


def targets(month: date) -> SimpleNamespace:
    """The targets as they stand now, whatever the month."""
    return FigureLimits.now()


def listed(month: date, **more: object) -> str:
    """The visits of a month, as the list shows them."""
    return f"{reverse('visitors:visit_list')}?{urlencode({'month': f'{month:%Y-%m}', **more})}"


def against(part: int, whole: int, target: int, *, at_most: bool = False) -> Target | None:
    """The light beside a target in per cent; none when nothing was counted."""
    if not whole:
        return None
    is_kept = 100 * part <= target * whole if at_most else 100 * part >= target * whole
    words = _("at most %(n)d %%") if at_most else _("at least %(n)d %%")
    return Target("green" if is_kept else "red", words % {"n": target})


def minutes(seconds: float) -> str:
    """'3.5 min'."""
    return _("%(n)s min") % {"n": f"{seconds / 60:.1f}"}


def at_percentile(sorted_values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile (NIST handbook 1.3.5.6): the smallest value that `share` of all do not exceed."""
    return sorted_values[max(ceil(len(sorted_values) * share), 1) - 1]


class Visits(Figure):
    name = "visitors.visits"
    title = gettext_lazy("Visits")
    how = gettext_lazy("Everybody who arrived in the month, by day.")
    order = 10
    is_wide = True

    def measure(self, asked: Asked) -> Measured:
        month, came, days = asked.month, asked.shared(came_in), defaultdict[date, int](int)
        for each in came:
            days[each.on] += 1
        working = calendar()
        span = (month_after(month) - month).days
        bars = [
            Bar(f"{day:%m-%d}", days[day], listed(month, on=day.isoformat()) if days[day] else "", not working.is_workday(day))
            for day in (month + timedelta(days=number) for number in range(span))
        ]
        begin, end = month_bounds(month_before(month))
        before = Visit.objects.arrived_between(begin, end).count()
        note = _("%(n)d the month before") % {"n": before} if before else ""
        return Measured(str(len(came)), note, path=listed(month), bars=bars)


class WalkIns(Figure):
    name = "visitors.walk_ins"
    title = gettext_lazy("Walk-ins")
    how = gettext_lazy("Visits without an appointment among all that arrived.")
    order = 20

    def measure(self, asked: Asked) -> Measured:
        came = asked.shared(came_in)
        walked_in = sum(each.is_walk_in for each in came)
        target = against(walked_in, len(came), asked.shared(targets).walk_ins, at_most=True)
        note = ngettext("%(n)d walk-in", "%(n)d walk-ins", walked_in) % {"n": walked_in}
        return Measured(percent(walked_in, len(came)), note, target, listed(asked.month, came="walk-in"))


class Waiting(Figure):
    name = "visitors.waiting"
    title = gettext_lazy("Waiting")
    how = gettext_lazy("From arriving to being met: the middle one, and what nine in ten do not exceed. Who was never met is not counted.")
    order = 30

    def measure(self, asked: Asked) -> Measured:
        by_department: dict[tuple[int | None, str], list[float]] = defaultdict(list)
        for each in asked.shared(came_in):
            if each.waited is not None:
                by_department[each.department, each.department_name].append(each.waited)
        waits = sorted(wait for some in by_department.values() for wait in some)
        if not waits:
            return Measured(NONE)
        ranked = sorted(by_department.items(), key=lambda item: -median(item[1]))
        lines = [
            Line(
                name or _("no department"),
                (str(len(some)), minutes(median(some)), minutes(at_percentile(sorted(some), 0.9))),
                listed(asked.month, department=department) if department else "",
            )
            for (department, name), some in ranked
        ]
        note = _("nine in ten within %(time)s") % {"time": minutes(at_percentile(waits, 0.9))}
        heads = (_("Department"), _("Visits"), _("Median"), _("Nine in ten"))
        return Measured(minutes(median(waits)), note, path=listed(asked.month), heads=heads, lines=lines)


class Satisfaction(Figure):
    name = "visitors.satisfaction"
    title = gettext_lazy("Satisfaction")
    how = gettext_lazy("Answers of 4 and 5 among all answers to the one question, by when they were given.")
    order = 40

    def measure(self, asked: Asked) -> Measured:
        begin, end = month_bounds(asked.month)
        scores = dict(
            Feedback.objects.filter(given_at__gte=begin, given_at__lt=end).values_list("score").annotate(Count("pk")).order_by("score")
        )
        good, all_ = scores.get(4, 0) + scores.get(5, 0), sum(scores.values())
        by_score = [(score, scores.get(score, 0)) for score in (5, 4, 3, 2, 1)]
        lines = [Line(_("%(n)d of 5") % {"n": score}, (str(many),), listed(asked.month, score=score)) for score, many in by_score]
        return Measured(
            percent(good, all_),
            ngettext("%(n)d answer", "%(n)d answers", all_) % {"n": all_},
            against(good, all_, asked.shared(targets).satisfaction),
            listed(asked.month, score="any"),
            heads=(pgettext("how satisfied a visitor is", "Answer"), _("How many")),
            lines=lines if all_ else (),
        )


class Accuracy(Figure):
    name = "visitors.accuracy"
    title = gettext_lazy("Registration accuracy")
    how = gettext_lazy("Records without a wrong field among those of the weekly samples that were ticked.")
    order = 50

    def measure(self, asked: Asked) -> Measured:
        begin, end = month_bounds(asked.month)
        ticked = SampledVisit.objects.filter(checked_at__gte=begin, checked_at__lt=end)
        counted = ticked.aggregate(all=Count("pk"), right=Count("pk", filter=Q(is_right=True)))
        note = ngettext("%(n)d record ticked", "%(n)d records ticked", counted["all"]) % {"n": counted["all"]}
        target = against(counted["right"], counted["all"], asked.shared(targets).accuracy)
        return Measured(percent(counted["right"], counted["all"]), note, target, reverse("visitors:accuracy_list"))


class KioskPace(Figure):
    name = "visitors.kiosk_pace"
    title = gettext_lazy("At the kiosk")
    how = gettext_lazy("Seconds from the first touch to the end, on average; nothing says who it was.")
    order = 60

    def measure(self, asked: Asked) -> Measured | None:
        rows = KioskSession.objects.filter(day__gte=asked.month, day__lt=month_after(asked.month))
        by_kind = {kind: (many, mean) for kind, many, mean in rows.values_list("kind").annotate(Count("pk"), Avg("seconds"))}
        if not by_kind:
            return None
        many = sum(count for count, _mean in by_kind.values())
        mean = sum(count * each for count, each in by_kind.values()) / many
        lines = [
            Line(kind.label, (str(by_kind[kind][0]), _("%(n)d s") % {"n": round(by_kind[kind][1])}))
            for kind in KioskSession.Kind
            if kind in by_kind
        ]
        note = ngettext("%(n)d session", "%(n)d sessions", many) % {"n": many}
        return Measured(_("%(n)d s") % {"n": round(mean)}, note, heads=(_("Door"), _("Sessions"), _("Mean")), lines=lines)


class Calls(Figure):
    name = "visitors.calls"
    title = gettext_lazy("Calls")
    how = gettext_lazy(
        "Calls written down; answered and within three rings as the phone system's list says, where there is none as they were ticked; "
        "told in time is whoever a call concerns."
    )
    section = COUNTER
    order = 70

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        late = ExpressionWrapper(F("told_at") - F("ended_at"), output_field=DurationField())
        rows = Call.objects.began_between(begin, end).annotate(after=late)
        counted = rows.aggregate(
            all=Count("pk"),
            ticked=Count("pk", filter=Q(in_three_rings__isnull=False)),
            quick=Count("pk", filter=Q(in_three_rings=True)),
            told=Count("pk", filter=Q(told_at__isnull=False)),
            at_once=Count("pk", filter=Q(after__lte=CallLimits.now().tell)),
        )
        rang = rings.counted(begin, end)
        if not (counted["all"] or rang["all"]):
            return None
        quick, of = (rang["quick"], rang["timed"]) if rang["all"] else (counted["quick"], counted["ticked"])
        lines = [Line(_("Answered"), (percent(rang["answered"], rang["all"]),))] if rang["all"] else []
        lines += [
            Line(_("Within three rings"), (percent(quick, of),)),
            Line(_("Told in time"), (percent(counted["at_once"], counted["told"]),)),
        ]
        path = f"{reverse('visitors:call_list')}?{urlencode({'month': f'{asked.month:%Y-%m}'})}"
        return Measured(str(counted["all"]), path=path, heads=(_("Of them"), _("Share")), lines=lines)


class MessagesRead(Figure):
    name = "visitors.messages"
    title = gettext_lazy("Messages")
    how = gettext_lazy(
        "Messages taken in the month: how many were read and how many followed up, and the middle time until they were read."
    )
    section = COUNTER
    order = 71

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        rows = list(Message.objects.filter(taken_at__gte=begin, taken_at__lt=end).values_list("taken_at", "read_at", "followed_up_at"))
        if not rows:
            return None
        waits = sorted((read - taken).total_seconds() for taken, read, _followed in rows if read)
        followed = sum(1 for _taken, _read, done in rows if done)
        lines = [
            Line(pgettext("when", "Read"), (percent(len(waits), len(rows)),)),
            Line(_("Followed up"), (percent(followed, len(rows)),)),
            Line(_("Until read"), (minutes(median(waits)) if waits else NONE,)),
        ]
        return Measured(str(len(rows)), path=reverse("visitors:message_list"), heads=(_("Of them"), _("Share")), lines=lines)


class Complaints(Figure):
    name = "visitors.complaints"
    title = gettext_lazy("Complaints")
    how = gettext_lazy("Complaints of the month by what they are about; satisfied is 4 and 5 among those who gave an answer.")
    section = COUNTER
    order = 72

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        rows = list(Complaint.objects.filter(received_at__gte=begin, received_at__lt=end).values_list("category", "score"))
        if not rows:
            return None
        scores = [score for _category, score in rows if score]
        path = f"{reverse('visitors:complaint_list')}?{urlencode({'month': f'{asked.month:%Y-%m}'})}"
        by_category = [(each, sum(1 for category, _score in rows if category == each)) for each in Complaint.Category]
        lines = [Line(str(each.label), (str(many),), f"{path}&category={each.value}") for each, many in by_category if many]
        note = _("%(share)s satisfied") % {"share": percent(sum(score >= 4 for score in scores), len(scores))} if scores else ""
        return Measured(str(len(rows)), note, path=path, heads=(_("Complaint about"), _("How many")), lines=lines)


class Incidents(Figure):
    name = "visitors.incidents"
    title = gettext_lazy("Incidents")
    how = gettext_lazy("Reported in the month, by kind; restricted cases are not counted. In time: answered within the limit.")
    section = COUNTER
    order = 73

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        rows = list(Incident.objects.ordinary_eyes().filter(reported_at__gte=begin, reported_at__lt=end))
        if not rows:
            return None
        limit = IncidentAnswered.now().limit
        by_kind: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for row in rows:
            in_time = row.answered_at is not None and row.answered_at <= row.reported_at + limit
            by_kind[row.kind] = [n + more for n, more in zip(by_kind[row.kind], (1, row.is_major, in_time), strict=True)]
        path = f"{reverse('visitors:incident_list')}?month={asked.month:%Y-%m}"
        known = [kind for kind in Incident.Kind if kind in by_kind]
        lines = [Line(kind.label, tuple(map(str, by_kind[kind])), f"{path}&kind={kind}") for kind in known]
        many, worst, _timely = (sum(column) for column in zip(*by_kind.values(), strict=True))
        note = ngettext("%(n)d major one", "%(n)d major ones", worst) % {"n": worst}
        heads = (_("Kind"), pgettext("incident", "Reported"), pgettext("incident", "Major"), _("In time"))
        return Measured(str(many), note, path=path, heads=heads, lines=lines)


class Received(Figure):
    name = "visitors.received"
    title = gettext_lazy("Visits by department")
    how = gettext_lazy(
        "Everybody who arrived, by the department of the host, and the middle one of the times from arriving to being met; who was never "
        "met has no such time."
    )
    order = 35
    columns = (
        Column("visits", gettext_lazy("Visits received")),
        Column("waiting", gettext_lazy("Waiting, median"), cell=1, unit="min", better="less"),
    )

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = asked.period.bounds
        waits: dict[int | None, list[float | None]] = defaultdict(list)
        for department, arrived, met in Visit.objects.arrived_between(begin, end).values_list("host__department", "arrived_at", "met_at"):
            waits[department].append((met - arrived).total_seconds() if arrived and met else None)
        if not waits:
            return None
        names = Department.objects.in_bulk([pk for pk in waits if pk])
        ranked = sorted(waits.items(), key=lambda item: (-len(item[1]), item[0] or 0))
        lines = [self._line(pk, str(names[pk]) if pk else _("no department"), some, asked.period.key) for pk, some in ranked]
        many = sum(map(len, waits.values()))
        path = f"{reverse('visitors:visit_list')}?{urlencode({'month': asked.period.key})}"
        return Measured(str(many), path=path, heads=(_("Department"), _("Visits"), _("Median")), lines=lines, number=many)

    def _line(self, pk: int | None, name: str, waits: Sequence[float | None], period: str) -> Line:
        known = [wait for wait in waits if wait is not None]
        middle = median(known) if known else None
        path = f"{reverse('visitors:visit_list')}?{urlencode({'month': period, 'department': pk})}" if pk else ""
        cells, numbers = (
            (str(len(waits)), NONE if middle is None else minutes(middle)),
            (len(waits), None if middle is None else middle / 60),
        )
        return Line(name, cells, path, department=pk, numbers=numbers)
