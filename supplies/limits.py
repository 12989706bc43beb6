"""Settings of supplies that belong to no rule and no promise."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Number


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
