"""Figures of no single area: what was kept on time, and what the office spends, by nature."""

from collections.abc import Iterable
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from frontdesk.daily.spread import amount_of, by
from frontdesk.people.permissions import Can, Role
from frontdesk.todos.daily import Due, Rate, rates
from frontdesk.web.figures import PROMISES, SPENDING, Asked, Column, Figure, Line, Measured, per_cent, percent
from frontdesk.web.templatetags.ui import yuan
from repairs.daily import Paid
from supplies import daily as supplies
from visitors.daily.parcels import ParcelsSent

NOTHING = Decimal(0)


class TodosOnTime(Figure):
    name = "reports.todos"
    version = 2
    title = gettext_lazy("To-dos done on time")
    how = gettext_lazy(
        "To-dos that were due in the period until now and done by then, among all that were due, by the department of who held them or by "
        "the role that held them together. What was withdrawn is not counted."
    )
    section = PROMISES
    order = 700
    unit, better = "%", "more"
    permission = Can.SEE_RULES
    columns = (Column("todos", gettext_lazy("To-dos on time"), unit="%", better="more"),)

    def measure(self, asked: Asked) -> Measured | None:
        holders = by_holder(rates(asked.so_far(Due.name), asked.departments))
        due, kept = (sum(each[name] for each in holders.values()) for name in ("due", "on_time"))
        if not due:
            return None
        ranked = sorted(holders.items(), key=lambda item: (item[1]["on_time"] / item[1]["due"], item[0][1]))
        path = f"{reverse('todo_rates')}?month={asked.period.key}"
        lines = [line_of(pk, name, some, path) for (pk, name), some in ranked]
        heads = (_("Department or role"), _("On time"), pgettext("to-dos", "Due"), pgettext("to-dos", "Late"), pgettext("to-dos", "Open"))
        note = _("%(n)d of %(all)d") % {"n": kept, "all": due}
        return Measured(percent(kept, due), note, path=path, heads=heads, lines=lines, number=per_cent(kept, due))


def by_holder(found: Iterable[Rate]) -> dict[tuple[int | None, str], dict[str, int]]:
    """All kinds together, by department, or by role where a role holds them."""
    holders: dict[tuple[int | None, str], dict[str, int]] = {}
    for rate in found:
        name = str(Role(rate.role).label) if rate.role else str(rate.department or _("no department"))
        key = (rate.department.pk if rate.department else None, name)
        some = holders.setdefault(key, dict.fromkeys(("due", "on_time", "late", "open"), 0))
        for word in some:
            some[word] += getattr(rate, word)
    return holders


def line_of(department: int | None, name: str, some: dict[str, int], path: str) -> Line:
    cells = (percent(some["on_time"], some["due"]), *(str(some[key]) for key in ("due", "late", "open")))
    numbers = (per_cent(some["on_time"], some["due"]), *(float(some[key]) for key in ("due", "late", "open")))
    return Line(name, cells, path, department=department, numbers=numbers)


class Spending(Figure):
    name = "reports.spending"
    title = gettext_lazy("Office spending")
    how = gettext_lazy(
        "What came into stock, at what it cost without tax, less what went back; fees of parcels that were sent; what contractors were "
        "paid for repairs that came back, with tax. Parts from stock are in the first, not in the last."
    )
    section = SPENDING
    order = 650
    unit, better = "¥", "less"

    def measure(self, asked: Asked) -> Measured | None:
        if not (asked.reader.can(Can.BUY_SUPPLIES) or asked.reader.can(Can.APPROVE_PURCHASES)):
            return None
        spent = [(label, amount, path) for label, amount, path in natures(asked) if amount]
        total = sum((amount for _label, amount, _path in spent), NOTHING)
        if not spent:
            return None
        lines = [
            Line(label, (yuan(amount), percent_of(amount, total)), path, numbers=(float(amount), per_cent(float(amount), float(total))))
            for label, amount, path in sorted(spent, key=lambda each: -each[1])
        ]
        heads = (pgettext("of spending", "Nature"), _("Cost"), _("Share"))
        return Measured(yuan(total), heads=heads, lines=lines, number=float(total))


def percent_of(amount: Decimal, total: Decimal) -> str:
    return f"{100 * amount / total:.0f} %"


def natures(asked: Asked) -> list[tuple[str, Decimal, str]]:
    """Each nature of spending, its yuan, and where its records are."""
    key, sees_parcels = asked.period.key, asked.reader.can(Can.HANDLE_PARCELS)
    sent = f"{reverse('visitors:shipment_list')}?month={key}&state=sent" if sees_parcels else ""
    bought = f"{reverse('supplies:movement_list')}?month={key}&kind=receipt" if asked.reader.can(Can.RUN_SUPPLIES) else ""
    repaired = f"{reverse('repairs:hand_off_list')}?back={key}" if asked.reader.can(Can.WORK_ON_REPAIRS) else ""
    return [
        (_("Supplies bought"), supplies.bought(asked.counted(supplies.Bought.name)), bought),
        (_("Parcels sent"), amount_of(by(asked.counted(ParcelsSent.name), "fee").total()), sent),
        (_("Contractors"), amount_of(asked.counted(Paid.name)["cents"]), repaired),
    ]
