"""Figures of no single area: what was kept on time, and what the office spends, by nature."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from frontdesk.people.permissions import Can, Role
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES as KINDS
from frontdesk.todos.promises import quiet
from frontdesk.web.figures import PROMISES, SPENDING, Asked, Column, Figure, Line, Measured, per_cent, percent
from frontdesk.web.templatetags.ui import yuan
from repairs.models import HandOff
from supplies.models import Movement
from visitors.models import Shipment

NOTHING = Decimal(0)


class TodosOnTime(Figure):
    name = "reports.todos"
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
        holders = by_holder(counted(asked.period.bounds, asked.now))
        due, kept = (sum(each[name] for each in holders.values()) for name in ("due", "on_time"))
        if not due:
            return None
        ranked = sorted(holders.items(), key=lambda item: (item[1]["on_time"] / item[1]["due"], item[0][1]))
        path = f"{reverse('todo_rates')}?month={asked.period.key}"
        lines = [line_of(pk, name, some, path) for (pk, name), some in ranked]
        heads = (_("Department or role"), _("On time"), pgettext("to-dos", "Due"), pgettext("to-dos", "Late"), pgettext("to-dos", "Open"))
        note = _("%(n)d of %(all)d") % {"n": kept, "all": due}
        return Measured(percent(kept, due), note, path=path, heads=heads, lines=lines, number=per_cent(kept, due))


def counted(bounds: tuple[datetime, datetime], now: datetime) -> Iterable[dict[str, Any]]:
    """What was due until now, of the kinds that are known and but for what no total tells of: what is due later is not late yet."""
    begin, end = bounds
    return [row for row in Todo.objects.exclude(quiet()).on_time(begin, min(end, now)) if row["promise"] in KINDS]


def by_holder(rows: Iterable[dict[str, Any]]) -> dict[tuple[int | None, str], dict[str, int]]:
    """All kinds together, by department, or by role where a role holds them."""
    found: dict[tuple[int | None, str], dict[str, int]] = {}
    english = (get_language() or "").startswith("en")
    for row in rows:
        name = str(Role(row["role"]).label) if row["role"] else (english and row["name_en"]) or row["name"] or _("no department")
        some = found.setdefault((None if row["role"] else row["department"], name), dict.fromkeys(("due", "on_time", "late", "open"), 0))
        for key in some:
            some[key] += row[key]
    return found


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
    begin, end = asked.period.bounds
    key, sees_parcels = asked.period.key, asked.reader.can(Can.HANDLE_PARCELS)
    sent = f"{reverse('visitors:shipment_list')}?month={key}&state=sent" if sees_parcels else ""
    bought = f"{reverse('supplies:movement_list')}?month={key}&kind=receipt" if asked.reader.can(Can.RUN_SUPPLIES) else ""
    repaired = f"{reverse('repairs:hand_off_list')}?back={key}" if asked.reader.can(Can.WORK_ON_REPAIRS) else ""
    return [
        (_("Supplies bought"), Movement.objects.bought(asked.period.first, asked.period.after), bought),
        (_("Parcels sent"), Shipment.objects.sent_between(begin, end).fees(), sent),
        (_("Contractors"), HandOff.objects.came_back_between(begin, end).paid(), repaired),
    ]
