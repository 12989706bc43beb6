"""What supplies add to the monthly page."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from frontdesk.people.permissions import Can
from frontdesk.web.figures import Asked, Figure, Line, Measured
from frontdesk.web.templatetags.ui import yuan
from supplies.finding.stock_proposals import name_of
from supplies.finding.stock_sheets import cause_of
from supplies.models import StockReport


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
