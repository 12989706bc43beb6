"""The stock analysis report as the sheets of a workbook, in the reader's language, with charts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.excel.write import Drawn, Leaf
from supplies.finding.stock_figures import SUMS, Figures
from supplies.finding.stock_proposals import name_of, said
from supplies.models import StocktakeLine

TOP = 12  # bars of a chart


def number(text: str | None) -> float | None:
    """Money as a number of the sheet."""
    return None if text is None else float(Decimal(text))


def summary(found: Figures) -> list[tuple[str, Any]]:
    """The first sheet: what the month came to."""
    totals, turnover, variance, cost = (found[name] for name in ("totals", "turnover", "variance", "cost"))
    return [
        (_("Opening value"), number(totals["opening"])),
        (_("Came in"), number(totals["came"])),
        (_("Went out"), number(totals["went"])),
        (_("Closing value"), number(totals["closing"])),
        (_("Cost of what was issued"), number(totals["issued"])),
        (_("Turnover"), number(turnover["rate"])),
        (_("Stock lasts, days"), turnover["days"]),
        (_("Items of dead stock"), len(found["dead"])),
        (_("Items that were short"), len(found["shortages"])),
        (_("Items counted"), variance["counted"]),
        (_("Items with a difference"), variance["different"]),
        (_("Variance rate, %"), number(variance["rate"])),
        (_("Cost of all departments"), number(cost["now"])),
        (_("Month before"), number(cost["before"])),
        (_("Change, %"), number(cost["change"])),
        (_("Same month a year ago"), number(cost["year_ago"])),
        (_("Change on a year ago, %"), number(cost["year_change"])),
    ]


def leaves(found: Figures, trend: Sequence[tuple[str, str, str]]) -> list[Leaf]:
    """The further sheets; `trend` is (month, closing value, cost) of the reports up to this one."""
    return [
        _trend(trend),
        _departments(found),
        _categories(found),
        _items(found),
        _dead(found),
        _shortages(found),
        _prices(found),
        _causes(found),
        _variance(found),
        Leaf(_("Proposals"), [_("Proposal")], [[said(each)] for each in found["proposals"]], widths=[100]),
    ]


def _trend(trend: Sequence[tuple[str, str, str]]) -> Leaf:
    rows = [[month, number(closing), number(cost)] for month, closing, cost in trend]
    charts = [Drawn(_("Stock value and cost by month"), values=(2, 3), is_line=True)]
    return Leaf(_("Trend"), [pgettext("column", "Month"), _("Closing value"), _("Cost")], rows, widths=[12, 16, 16], charts=charts)


def _departments(found: Figures) -> Leaf:
    heads = [_("Rank"), _("Department"), _("Cost"), _("Month before"), _("Change, %")]
    heads += [_("Same month a year ago"), _("Change on a year ago, %")]
    rows = [
        [
            row["rank"],
            name_of(row),
            *(number(row[name]) for name in ("cost", "before", "change", "year_ago", "year_change")),
            row["people"],
            number(row["per_head"]),
        ]
        for row in found["departments"]
    ]
    charts = [Drawn(_("Cost by department"), values=(3, 4), labels=2, rows=TOP)]
    widths = [8, 20, 14, 14, 10, 18, 10, 10, 14]
    return Leaf(_("Departments"), [*heads, pgettext("how many", "People"), _("Cost a head")], rows, widths=widths, charts=charts)


def _sums() -> list[str]:
    return [_("Opening value"), _("Came in"), _("Went out"), _("Closing value")]


def _categories(found: Figures) -> Leaf:
    rows = [[name_of(row), *(number(row[name]) for name in (*SUMS, "issued", "rate"))] for row in found["categories"]]
    heads = [_("Category"), *_sums(), _("Cost of what was issued"), _("Turnover")]
    charts = [Drawn(_("Value by category"), values=(2, 5), rows=TOP)]
    return Leaf(_("Categories"), heads, rows, widths=[20, *[16] * 6], charts=charts)


def _thing(row: Mapping[str, Any]) -> list[Any]:
    return [row["number"], name_of(row), name_of(row, "unit")]


def _things() -> list[str]:
    return [_("Number"), _("Item"), _("Unit")]


def _items(found: Figures) -> Leaf:
    names = {row["id"]: name_of(row) for row in found["categories"]}
    pairs = [
        (_("Opening"), _("Opening value")),
        (pgettext("movement", "In"), _("Came in")),
        (pgettext("movement", "Out"), _("Went out")),
        (pgettext("stock", "Closing"), _("Closing value")),
    ]
    rows = [
        [*_thing(row), names.get(row["category"], ""), *(value for name in SUMS for value in (row[name][0], number(row[name][1])))]
        for row in found["items"]
    ]
    return Leaf(
        _("Items"), [*_things(), _("Category"), *(head for pair in pairs for head in pair)], rows, widths=[10, 28, 8, 16, *[12] * 8]
    )


def _dead(found: Figures) -> Leaf:
    rows = [[*_thing(row), row["quantity"], number(row["value"]), row["last_issue"], row["minimum"]] for row in found["dead"]]
    heads = [*_things(), _("Quantity"), _("Worth"), _("Last issue"), _("Minimum")]
    return Leaf(_("Dead stock"), heads, rows, widths=[10, 28, 8, 10, 14, 14, 10])


def _shortages(found: Figures) -> Leaf:
    rows = [[*_thing(row), row["episodes"], row["days"], row["lines"], row["minimum"]] for row in found["shortages"]]
    heads = [*_things(), _("Times below the minimum"), _("Days below it"), _("Requests that waited"), _("Minimum")]
    return Leaf(_("Shortages"), heads, rows, widths=[10, 28, 8, 16, 14, 16, 10])


def _prices(found: Figures) -> Leaf:
    rows = [[*_thing(row), *(number(row[name]) for name in ("before", "now", "change"))] for row in found["prices"]]
    heads = [*_things(), _("Price before"), _("Price now"), _("Change, %")]
    return Leaf(_("Price changes"), heads, rows, widths=[10, 28, 8, 14, 14, 12])


def cause_of(row: Mapping[str, Any]) -> str:
    """The cause of a difference in words."""
    return str(StocktakeLine.Cause(row["cause"]).label) if row["cause"] else ""


def _causes(found: Figures) -> Leaf:
    rows = [[cause_of(row), row["lines"], number(row["missing"]), number(row["found"])] for row in found["variance"]["causes"]]
    heads = [_("Cause"), _("Items"), _("Missing, value"), _("Too many, value")]
    charts = [Drawn(_("Variance by cause"), values=(3, 4))]
    return Leaf(_("Variance by cause"), heads, rows, widths=[24, 10, 16, 16], charts=charts)


def _variance(found: Figures) -> Leaf:
    rows = [[*_thing(row), row["difference"], number(row["worth"]), cause_of(row), row["words"]] for row in found["variance"]["lines"]]
    heads = [*_things(), _("Difference"), _("Worth"), _("Cause"), _("In words")]
    return Leaf(_("Variance"), heads, rows, widths=[10, 28, 8, 12, 12, 20, 40])
