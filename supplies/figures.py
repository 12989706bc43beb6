"""What supplies add to the monthly page."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.people.permissions import Can
from frontdesk.web.figures import SUPPLIES, Asked, Figure, Line, Measured
from frontdesk.web.templatetags.ui import yuan
from frontdesk.workdays.months import month_bounds
from supplies.finding.stock_proposals import name_of
from supplies.finding.stock_sheets import cause_of
from supplies.models import DemandForm, StockReport


def report_of(month: date) -> StockReport | None:
    """The stock analysis that holds of the month."""
    return StockReport.objects.holding().filter(month=month).first()


def report_for(asked: Asked) -> StockReport | None:
    """That of the month asked for; none before it is made, and none for who may not know prices."""
    return asked.shared(report_of) if asked.reader.can(Can.BUY_SUPPLIES) else None


class StockValue(Figure):
    name = "supplies.stock_value"
    title = gettext_lazy("Stock value")
    how = gettext_lazy("Quantity on the last day by moving average, without tax.")
    section = SUPPLIES
    order = 220

    def measure(self, asked: Asked) -> Measured | None:
        report = report_for(asked)
        if report is None:
            return None
        found = report.figures
        heads = (_("Category"), _("Closing value"), _("Turnover"))
        lines = [Line(name_of(row), (yuan(row["closing"]), row["rate"] or "–")) for row in found["categories"]]
        note = _("%(opening)s at the beginning") % {"opening": yuan(found["totals"]["opening"])}
        return Measured(yuan(found["totals"]["closing"]), note, path=report.get_absolute_url(), heads=heads, lines=lines)


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
        return Measured(found["turnover"]["rate"], note, path=report.get_absolute_url())


class StockVariance(Figure):
    name = "supplies.stock_variance"
    title = gettext_lazy("Variance of the stocktake")
    how = gettext_lazy("Worth of all differences by worth of what was counted.")
    section = SUPPLIES
    order = 222

    def measure(self, asked: Asked) -> Measured | None:
        report = report_for(asked)
        if report is None or report.figures["variance"]["rate"] is None:
            return None
        variance = report.figures["variance"]
        lines = [Line(cause_of(row), (str(row["lines"]), yuan(row["missing"]), yuan(row["found"]))) for row in variance["causes"]]
        heads = (_("Cause"), _("Items"), pgettext("value", "Missing"), pgettext("value", "Too many"))
        note = _("%(different)d of %(counted)d items differ") % {"different": variance["different"], "counted": variance["counted"]}
        return Measured(f"{variance['rate']} %", note, path=report.get_absolute_url(), heads=heads, lines=lines)


class DemandOnTime(Figure):
    name = "supplies.demand_on_time"
    title = gettext_lazy("Demand forms on time")
    how = gettext_lazy("Forms that departments handed in before the close, among all of the rounds that closed in the month.")
    section = SUPPLIES
    order = 210

    def measure(self, asked: Asked) -> Measured | None:
        begin, end = month_bounds(asked.month)
        closed = DemandForm.objects.filter(round__closed_at__gte=begin, round__closed_at__lt=end).full()
        forms = list(closed.order_by("department__name")) if asked.reader.can(Can.BUY_SUPPLIES) else []
        if not forms:
            return None
        behind = [form for form in forms if form.is_late or form.handed_in_at is None]
        lines = [Line(str(form.department), (form.state_words,), form.get_absolute_url()) for form in behind]
        note = ngettext("%(n)d of %(all)d form", "%(n)d of %(all)d forms", len(forms)) % {"n": len(forms) - len(behind), "all": len(forms)}
        share = f"{100 * (len(forms) - len(behind)) / len(forms):.0f} %"
        return Measured(share, note, path=forms[0].round.get_absolute_url(), heads=(_("Late or missing"), _("State")), lines=lines)
