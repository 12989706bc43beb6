"""What the visitor book adds to the monthly page: visits by day, walk-ins, waiting, satisfaction, accuracy, the kiosk's pace.

Everything is counted from one query of the month's visits; who was closed by the evening sweep counts as a visit, never as a time.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import median
from urllib.parse import urlencode

from django.db.models import Avg, Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from frontdesk.web.figures import NONE, Asked, Bar, Figure, Line, Measured, percent
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_after, month_before, month_bounds
from visitors.figures.counting import against, minutes, targets
from visitors.models import Feedback, KioskSession, SampledVisit, Visit


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


def listed(month: date, **more: object) -> str:
    """The visits of a month, as the list shows them."""
    return f"{reverse('visitors:visit_list')}?{urlencode({'month': f'{month:%Y-%m}', **more})}"


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
