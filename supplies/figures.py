"""What supplies add to the monthly page."""

from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.figures import SUPPLIES, Alert, Asked, Column, Figure, Line, Measured, Target, per_cent, percent
from frontdesk.web.near import holding, within
from frontdesk.web.templatetags.ui import yuan
from frontdesk.workdays.periods import MONTH
from frontdesk.workdays.periods import Period as Months
from supplies.daily import Charged, charged
from supplies.finding.stock_proposals import name_of
from supplies.finding.stock_sheets import cause_of
from supplies.models import Budget, DemandForm, StockReport
from supplies.showing.cost_table import MONTHS, Cost, Period, costs


def reports_of(periods: Sequence[Months]) -> dict[Months, StockReport | None]:
    """The stock analysis that holds of each month."""
    held = {report.month: report for report in StockReport.objects.holding().filter(month__in=[each.first for each in periods])}
    return {each: held.get(each.first) for each in periods}


def report_for(asked: Asked) -> StockReport | None:
    """That of the month asked for; none of a longer period, none before it is made, and none for who may not know prices."""
    return asked.near(reports_of) if asked.period.months == MONTH and asked.reader.can(Can.BUY_SUPPLIES) else None


class StockValue(Figure):
    name = "supplies.stock_value"
    title = gettext_lazy("Stock value")
    how = gettext_lazy("Quantity on the last day by moving average, without tax.")
    section = SUPPLIES
    order = 220
    unit = "¥"

    def measure(self, asked: Asked) -> Measured | None:
        report = report_for(asked)
        if report is None:
            return None
        found = report.figures
        heads = (_("Category"), _("Closing value"), _("Turnover"))
        lines = [Line(name_of(row), (yuan(row["closing"]), row["rate"] or "–")) for row in found["categories"]]
        note = _("%(opening)s at the beginning") % {"opening": yuan(found["totals"]["opening"])}
        closing = found["totals"]["closing"]
        return Measured(yuan(closing), note, path=report.get_absolute_url(), heads=heads, lines=lines, number=float(closing))


class StockTurnover(Figure):
    name = "supplies.stock_turnover"
    title = gettext_lazy("Stock turnover")
    how = gettext_lazy("Cost of what was issued by the average of opening and closing value.")
    section = SUPPLIES
    order = 221

    def measure(self, asked: Asked) -> Measured | None:
        report = report_for(asked)
        if report is None or report.figures["turnover"]["rate"] is None:
            return None
        found = report.figures
        note = _("%(dead)d items of dead stock, %(short)d were short") % {"dead": len(found["dead"]), "short": len(found["shortages"])}
        rate = found["turnover"]["rate"]
        return Measured(rate, note, path=report.get_absolute_url(), number=float(rate))


class StockVariance(Figure):
    name = "supplies.stock_variance"
    title = gettext_lazy("Variance of the stocktake")
    how = gettext_lazy("Worth of all differences by worth of what was counted.")
    section = SUPPLIES
    order = 222
    unit, better = "%", "less"

    def measure(self, asked: Asked) -> Measured | None:
        report = report_for(asked)
        if report is None or report.figures["variance"]["rate"] is None:
            return None
        variance = report.figures["variance"]
        lines = [Line(cause_of(row), (str(row["lines"]), yuan(row["missing"]), yuan(row["found"]))) for row in variance["causes"]]
        heads = (_("Cause"), _("Items"), pgettext("value", "Missing"), pgettext("value", "Too many"))
        note = _("%(different)d of %(counted)d items differ") % {"different": variance["different"], "counted": variance["counted"]}
        path, number = report.get_absolute_url(), float(variance["rate"])
        return Measured(f"{variance['rate']} %", note, path=path, heads=heads, lines=lines, number=number)


def forms_of(periods: Sequence[Months]) -> dict[Months, list[DemandForm]]:
    """The demand forms of all rounds that closed in each period."""
    found: dict[Months, list[DemandForm]] = {each: [] for each in periods}
    closed = DemandForm.objects.filter(within("round__closed_at", periods)).full()
    for form in closed.order_by("department__name"):
        if form.round.closed_at:
            found[holding(form.round.closed_at, periods)].append(form)
    return found


class DemandOnTime(Figure):
    name = "supplies.demand_on_time"
    title = gettext_lazy("Demand forms on time")
    how = gettext_lazy("Forms that departments handed in before the close, among all of the rounds that closed in the month.")
    section = SUPPLIES
    order = 210
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        forms = asked.near(forms_of) if asked.reader.can(Can.BUY_SUPPLIES) else []
        if not forms:
            return None
        behind = [form for form in forms if form.is_late or form.handed_in_at is None]
        lines = [Line(str(form.department), (form.state_words,), form.get_absolute_url()) for form in behind]
        note = ngettext("%(n)d of %(all)d form", "%(n)d of %(all)d forms", len(forms)) % {"n": len(forms) - len(behind), "all": len(forms)}
        timely, path, heads = len(forms) - len(behind), forms[0].round.get_absolute_url(), (_("Late or missing"), _("State"))
        number = per_cent(timely, len(forms))
        return Measured(percent(timely, len(forms)), note, path=path, heads=heads, lines=lines, number=number)


def costs_of(asked: Asked) -> list[Cost]:
    """What each department was charged with, who cost most first; nothing for who does not see them all."""
    if not (asked.reader.can(Can.BUY_SUPPLIES) or asked.reader.can(Can.APPROVE_PURCHASES)):
        return []
    return asked.shared(_costs)


def _costs(asked: Asked) -> list[Cost]:
    def spent_in(period: Period) -> dict[int, Decimal]:
        return charged(asked.facts.of(Charged.name, Months(period.first_on, MONTHS[period.kind])))

    period = Period.read(asked.period.key, timezone.localdate(asked.now))
    departments = list(asked.departments.values())
    return costs(period, departments, asked.reader, spent_in, lambda _year: asked.near(budgets_near))


def budgets_near(periods: Sequence[Months]) -> dict[Months, list[Budget]]:
    """All that are set in the year of each period."""
    rows = list(Budget.objects.filter(year__in={each.first.year for each in periods}))
    return {each: [row for row in rows if row.year == each.first.year] for each in periods}


def page_of(asked: Asked) -> str:
    return f"{reverse('supplies:cost_list')}?period={asked.period.key}"


def ledger(cost: Cost) -> str:
    """The movements behind a cost, for who reads the ledger."""
    return reverse("supplies:movement_list") + cost.ledger if cost.ledger else ""


class SuppliesCost(Figure):
    name = "supplies.cost"
    title = gettext_lazy("Cost of supplies")
    how = gettext_lazy(
        "What was handed out to departments less what they brought back, at the moving average without tax; who cost most stands first. "
        "Per head is for each of the people who belong to the department today."
    )
    section = SUPPLIES
    order = 201
    unit, better = "¥", "less"
    columns = (Column("supplies_cost", gettext_lazy("Cost of supplies"), unit="¥", better="less", is_per_head=True),)

    def measure(self, asked: Asked) -> Measured | None:
        rows = [row for row in costs_of(asked) if row.spent]
        if not rows:
            return None
        heads = asked.common(Person.objects.by_department)
        lines = [self._line(row, heads.get(row.department.pk, 0)) for row in rows if row.department]
        total = sum((row.spent for row in rows), Decimal(0))
        words = (_("Department"), _("Cost"), _("Per head"), pgettext("a figure", "Change"))
        return Measured(yuan(total), path=page_of(asked), heads=words, lines=lines, number=float(total))

    def _line(self, row: Cost, heads: int) -> Line:
        change = "" if row.change is None else _("%(n)s %%") % {"n": f"{row.change:+d}".replace("-", "−") if row.change else 0}
        cells = (yuan(row.spent), yuan(row.spent / heads) if heads else "", change)
        pk = row.department.pk if row.department else None
        return Line(str(row.department), cells, ledger(row), department=pk, numbers=(float(row.spent), None, None))


class SuppliesBudget(Figure):
    name = "supplies.budget"
    title = gettext_lazy("Budget used")
    how = gettext_lazy("Cost of the departments that have a budget for the whole period, by the sum of those budgets.")
    section = SUPPLIES
    order = 202
    unit, better = "%", "less"
    columns = (Column("budget_used", gettext_lazy("Budget used"), unit="%", better="less"),)

    def measure(self, asked: Asked) -> Measured | None:
        rows = sorted((row for row in costs_of(asked) if row.standing), key=lambda row: -row.standing.share if row.standing else 0)
        amount = sum((row.standing.budget.amount for row in rows if row.standing), Decimal(0))
        if not amount:
            return None
        spent = sum((row.spent for row in rows), Decimal(0))
        heads = (_("Department"), pgettext("of a budget", "Used"), _("Cost"), _("Budget"))
        lines = [line for row in rows for line in self._lines(row)]
        note = _("%(spent)s of %(amount)s") % {"spent": yuan(spent), "amount": yuan(amount)}
        number = per_cent(float(spent), float(amount))
        target = self._target(number or 0, rows)
        value = f"{number:.0f} %" if number is not None else ""
        return Measured(value, note, target, page_of(asked), heads=heads, lines=lines, number=number, alerts=self._alerts(rows))

    def _lines(self, row: Cost) -> list[Line]:
        if not (row.standing and row.department):
            return []
        cells = (_("%(n)d %%") % {"n": row.standing.share}, yuan(row.spent), yuan(row.standing.budget.amount))
        numbers = (float(row.standing.share), float(row.spent), float(row.standing.budget.amount))
        return [Line(str(row.department), cells, ledger(row), department=row.department.pk, numbers=numbers)]

    def _target(self, number: float, rows: Sequence[Cost]) -> Target | None:
        """Yellow from where departments are warned, red above all of it."""
        warn = next((row.standing.warn for row in rows if row.standing), 0)
        colour = "red" if number > 100 else "yellow" if number >= warn else "green"
        return Target(colour, _("less than %(n)d %%") % {"n": warn})

    def _alerts(self, rows: Sequence[Cost]) -> list[Alert]:
        """Each department that has used most of its budget, or more than all."""
        near = [row for row in rows if row.standing and row.standing.step]
        words = _("%(department)s has used %(share)d %% of its budget for supplies.")
        return [
            Alert(
                "red" if row.standing.step == "over" else "yellow",
                words % {"department": row.department, "share": row.standing.share},
                ledger(row),
                pgettext("a budget", "over") if row.standing.step == "over" else pgettext("a budget", "near"),
            )
            for row in near
            if row.standing
        ]
