"""What the visitor book adds to the figures: visits by day, walk-ins, waiting, satisfaction, accuracy, the kiosk's pace.

Everything is added up from what was counted day by day (`visitors/daily/`); who was closed by the evening sweep counts as a visit, never
as a time.
"""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.daily import spread
from frontdesk.web.figures import NONE, Asked, Column, Figure, Line, Measured, against, per_cent, percent
from frontdesk.workdays.periods import MONTH
from visitors.figures.counting import TENTH, days_of, listed, minutes, targets
from visitors.models import KioskSession


class Visits(Figure):
    name = "visitors.visits"
    title = gettext_lazy("Visits")
    how = gettext_lazy("Everybody who arrived in the month, by day.")
    order = 10
    is_wide = True

    def measure(self, asked: Asked) -> Measured:
        many = asked.counted("visitors.came")["all"]
        before = asked.over(asked.period.before).counted("visitors.came")["all"]
        note = _("%(n)d the month before") % {"n": before} if before and asked.period.months == MONTH else ""
        return Measured(str(many), note, path=listed(asked), bars=days_of(asked, "visitors.came"), number=many)


class WalkIns(Figure):
    name = "visitors.walk_ins"
    title = gettext_lazy("Walk-ins")
    how = gettext_lazy("Visits without an appointment among all that arrived.")
    order = 20
    unit = "%"
    better = "less"

    def measure(self, asked: Asked) -> Measured:
        came = asked.counted("visitors.came")
        walked_in, all_ = came["walk-in"], came["all"]
        target = against(walked_in, all_, targets(asked).walk_ins, at_most=True)
        note = ngettext("%(n)d walk-in", "%(n)d walk-ins", walked_in) % {"n": walked_in}
        return Measured(percent(walked_in, all_), note, target, listed(asked, came="walk-in"), number=per_cent(walked_in, all_))


class Waiting(Figure):
    name = "visitors.waiting"
    title = gettext_lazy("Waiting")
    how = gettext_lazy(
        "From arriving to being met: the middle one, and what nine in ten do not exceed. Who was never met is not counted. "
        "A host counts for the department of that morning."
    )
    order = 30
    unit = "min"
    better = "less"

    def measure(self, asked: Asked) -> Measured:
        came = asked.counted("visitors.came")
        waits = spread.lengths(came, "wait")
        if not waits:
            return Measured(NONE)
        ranked = sorted(spread.lengths_by(came, "wait").items(), key=lambda item: -spread.middle(item[1]))
        lines = [self.line(asked, department, some) for department, some in ranked]
        note = _("nine in ten within %(time)s") % {"time": minutes(TENTH * spread.at_percentile(waits, 0.9))}
        heads = (_("Department"), _("Visits"), _("Median"), _("Nine in ten"))
        middle = TENTH * spread.middle(waits)
        return Measured(minutes(middle), note, path=listed(asked), heads=heads, lines=lines, number=middle / 60)

    def line(self, asked: Asked, department: str, waits: Counter[int]) -> Line:
        whose = asked.departments.get(int(department))
        middle, most = minutes(TENTH * spread.middle(waits)), minutes(TENTH * spread.at_percentile(waits, 0.9))
        path = listed(asked, department=department) if whose else ""
        return Line(str(whose) if whose else _("no department"), (str(waits.total()), middle, most), path)


class Satisfaction(Figure):
    name = "visitors.satisfaction"
    title = gettext_lazy("Satisfaction")
    how = gettext_lazy("Answers of 4 and 5 among all answers to the one question, by when they were given.")
    order = 40
    unit = "%"
    better = "more"

    def measure(self, asked: Asked) -> Measured:
        scores = spread.by(asked.counted("visitors.answered"), "score")
        good, all_ = scores["4"] + scores["5"], scores.total()
        by_score = [(score, scores[str(score)]) for score in (5, 4, 3, 2, 1)]
        lines = [Line(_("%(n)d of 5") % {"n": score}, (str(many),), listed(asked, score=score)) for score, many in by_score]
        return Measured(
            percent(good, all_),
            ngettext("%(n)d answer", "%(n)d answers", all_) % {"n": all_},
            against(good, all_, targets(asked).satisfaction),
            listed(asked, score="any"),
            heads=(pgettext("how satisfied a visitor is", "Answer"), _("How many")),
            lines=lines if all_ else (),
            number=per_cent(good, all_),
        )


class Accuracy(Figure):
    name = "visitors.accuracy"
    title = gettext_lazy("Registration accuracy")
    how = gettext_lazy("Records without a wrong field among those of the weekly samples that were ticked.")
    order = 50
    unit = "%"
    better = "more"

    def measure(self, asked: Asked) -> Measured:
        ticked = asked.counted("visitors.ticked")
        right, all_ = ticked["right"], ticked["all"]
        note = ngettext("%(n)d record ticked", "%(n)d records ticked", all_) % {"n": all_}
        target = against(right, all_, targets(asked).accuracy)
        return Measured(percent(right, all_), note, target, reverse("visitors:accuracy_list"), number=per_cent(right, all_))


class KioskPace(Figure):
    name = "visitors.kiosk_pace"
    title = gettext_lazy("At the kiosk")
    how = gettext_lazy("Seconds from the first touch to the end, on average; nothing says who it was.")
    order = 60
    unit = "s"
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        counted = asked.counted("visitors.kiosk")
        many, seconds = spread.by(counted, "many"), spread.by(counted, "seconds")
        if not many:
            return None
        all_ = many.total()
        mean = seconds.total() / all_
        lines = [
            Line(kind.label, (str(many[kind]), _("%(n)d s") % {"n": round(seconds[kind] / many[kind])}))
            for kind in KioskSession.Kind
            if kind in many
        ]
        note = ngettext("%(n)d session", "%(n)d sessions", all_) % {"n": all_}
        heads = (_("Door"), _("Sessions"), _("Mean"))
        return Measured(_("%(n)d s") % {"n": round(mean)}, note, heads=heads, lines=lines, number=mean)


class Received(Figure):
    name = "visitors.received"
    title = gettext_lazy("Visits by department")
    how = gettext_lazy(
        "Everybody who arrived, by the department of the host on that morning, and the middle one of the times from arriving to being met; "
        "who was never met has no such time."
    )
    order = 35
    columns = (
        Column("visits", gettext_lazy("Visits received")),
        Column("waiting", gettext_lazy("Waiting, median"), cell=1, unit="min", better="less"),
    )

    def measure(self, asked: Asked) -> Measured | None:
        came = asked.counted("visitors.came")
        many, waits = spread.by(came, "dept"), spread.lengths_by(came, "wait")
        if not many:
            return None
        ranked = sorted(many.items(), key=lambda item: (-item[1], item[0]))
        lines = [self._line(asked, department, visits, waits.get(department, Counter())) for department, visits in ranked]
        all_ = many.total()
        return Measured(str(all_), path=listed(asked), heads=(_("Department"), _("Visits"), _("Median")), lines=lines, number=all_)

    def _line(self, asked: Asked, department: str, visits: int, waits: Counter[int]) -> Line:
        whose = asked.departments.get(int(department))
        middle = TENTH * spread.middle(waits) if waits else None
        path = listed(asked, department=department) if whose else ""
        cells = (str(visits), NONE if middle is None else minutes(middle))
        numbers = (visits, None if middle is None else middle / 60)
        return Line(str(whose) if whose else _("no department"), cells, path, department=whose.pk if whose else None, numbers=numbers)
