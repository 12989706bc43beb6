"""Settings of supplies that belong to no rule and no promise."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Months, Number


class SupplierLimits(Limits):
    """How many suppliers a category ought to have."""

    name = "supplies.suppliers"
    title = _("Suppliers")
    sentence = _("A category with fewer than {least} open suppliers is warned of: three quotes can't be had then.")
    least = Number(3, _("Open suppliers a category, at least"), 1, 20)


class BudgetLimits(Limits):
    """When a department's budget turns yellow."""

    name = "supplies.budgets"
    title = _("Supply budgets")
    sentence = _("A department's supply budget turns yellow when {warn} % of it are spent, and red when more than all of it is.")
    warn = Number(80, _("Yellow from so many per cent"), 1, 100)


class PurchaseLimits(Limits):
    """How much is bought in which way, and how much more than ordered may be taken."""

    name = "supplies.purchase"
    title = _("Purchasing")
    sentence = _(
        "A line of a plan needs {quotes} quotes. Up to ¥{fast} with tax the fast path is enough; from ¥{tender} it takes a tender or a "
        "collective decision. Of what is ordered up to {over} % more may be taken; the rest goes back."
    )
    quotes = Number(3, _("Quotes that a line needs"), 1, 10)
    fast = Number(1000, _("Fast path up to, yuan with tax"), 0, 1_000_000)
    tender = Number(50_000, _("Tender or collective decision from, yuan with tax"), 1, 100_000_000)
    over = Number(5, _("May be taken beyond what was ordered, per cent"), 0, 100)


class StocktakeLimits(Limits):
    """Which differences somebody else counts again."""

    name = "supplies.stocktakes"
    title = _("Second count")
    sentence = _(
        "When a stocktake finds more than {percent} % more or less than there should be, more than {units} units, or a difference "
        "worth more than ¥{amount}, somebody else counts the item again. Differences within the item's own tolerance need no second count."
    )
    percent = Number(5, _("Counted again from more than so many per cent"), 0, 100)
    units = Number(20, _("Counted again from more than so many units"), 0, 100_000)
    amount = Number(200, _("Counted again from a difference worth more than so many yuan"), 0, 1_000_000)


class StockReportLimits(Limits):
    """What the stock analysis report calls dead, often short, risen."""

    name = "supplies.stock_figures"
    title = _("Stock analysis")
    sentence = _(
        "The stock analysis report calls dead what lay there for {dead} without being issued, often short what fell below its minimum or "
        "kept somebody waiting {often} times in a month; it proposes to look at prices that rose by {rise} % and at departments whose cost "
        "rose by {cost_rise} %."
    )
    dead = Months(6, _("Dead after so long without an issue"), 1, 60)
    often = Number(2, _("Often short from so many times a month"), 1, 100)
    rise = Number(5, _("A price that rose by so many per cent"), 1, 1000)
    cost_rise = Number(30, _("A department's cost that rose by so many per cent"), 1, 1000)
