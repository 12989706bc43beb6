"""Budgets of departments for supplies: set, compared with what was spent, warned of. Yuan without tax, as the ledger counts cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Department, Person
from frontdesk.refusal import refuse_unless
from supplies.limits import BudgetLimits
from supplies.models import Budget, Movement
from supplies.models.price import HUNDRED, yuan

NOTHING = Decimal(0)
MOST = Decimal(10) ** 10


@dataclass(frozen=True)
class Standing:
    """How a budget stands: `warn` is from how many per cent on it is yellow."""

    budget: Budget
    spent: Decimal
    warn: int

    @property
    def left(self) -> Decimal:
        return self.budget.amount - self.spent

    @property
    def share(self) -> int:
        """Per cent spent, rounded down, so that 100 is said when all is spent and not before; of nothing any cost is all."""
        if not self.budget.amount:
            return 100 if self.spent > 0 else 0
        return max(int(self.spent * HUNDRED / self.budget.amount), 0)

    @property
    def step(self) -> str:
        """'over', 'warn' or ''."""
        if self.left < 0:
            return "over"
        return "warn" if self.budget.amount and self.spent * HUNDRED >= self.warn * self.budget.amount else ""

    @property
    def colour(self) -> str:
        return {"over": "red", "warn": "yellow", "": "green"}[self.step]

    def after(self, amount: Decimal) -> "Standing":
        """How it would stand with so much more spent."""
        return Standing(self.budget, self.spent + amount, self.warn)


def set_amount(
    department: Department, *, year: int, month: int | None = None, amount: Decimal | None, by: Person, now: datetime
) -> Budget | None:
    """What the department may spend in that month, or without a month in the whole year; None takes the budget away. Refused: amount."""
    refuse_unless(amount is None or 0 <= amount < MOST, _("A budget is an amount of yuan, not below zero."), "amount")
    with transaction.atomic():
        Department.objects.select_for_update().get(pk=department.pk)  # two who set the first one wait for each other
        row = Budget.objects.select_for_update().filter(department=department, year=year, month=month).first()
        before = row.amount if row else None
        if before == amount:
            return row
        if row is None:
            row = Budget(department=department, year=year, month=month)
        details = {"department": department.name, "period": row.period, "old": before, "new": amount}
        if amount is None:
            trail.record("drop_budget", subject=row, by=by, at=now, details=details)
            row.delete()
            return None
        row.amount, row.changed_at, row.changed_by = amount, now, by
        row.save()
        trail.record("set_budget", subject=row, by=by, at=now, details=details)
    return row


def set_year(department: Department, *, year: int, amounts: Mapping[int | None, Decimal | None], by: Person, now: datetime) -> None:
    """`set_amount` of several months and, under None, of the whole year: all or none. Refused: amount."""
    with transaction.atomic():
        for month, amount in amounts.items():
            set_amount(department, year=year, month=month, amount=amount, by=by, now=now)


def standings(on: date, department: Department | None = None) -> list[Standing]:
    """The budgets of the month and of the year that a day lies in, of one department or of all: three queries."""
    budgets = Budget.objects.holding(on).select_related("department__head")
    if department is not None:
        budgets = budgets.filter(department=department)
    found = list(budgets.order_by("department", "month"))
    if not found:
        return []
    warn = BudgetLimits.now().warn
    ids = {budget.department_id for budget in found}
    charged = Movement.objects.charged(date(on.year, 1, 1), date(on.year + 1, 1, 1))
    if department is not None:  # of all, the index by day is quicker without asking for each of them
        charged = charged.filter(department=department)
    by_month = charged.spent("department", "on__month")
    year = {pk: sum((cost for (owner, _month), cost in by_month.items() if owner == pk), NOTHING) for pk in ids}
    return [
        Standing(each, by_month.get((each.department_id, each.month), NOTHING) if each.month else year[each.department_id], warn)
        for each in found
    ]


def warn_before(department: Department | None, amount: Decimal, on: date) -> str:
    """What to say before `amount` (yuan without tax) more is spent for a department: which budget it would touch; '' when it fits."""
    if department is None:
        return ""
    after = [standing.after(amount) for standing in standings(on, department)]
    return " ".join(_in_words(each) for each in after if each.step)


def _in_words(standing: Standing) -> str:
    said = {
        "department": standing.budget.department,
        "period": standing.budget.period,
        "budget": yuan(standing.budget.amount),
        "over": yuan(-standing.left),
        "left": yuan(standing.left),
        "share": standing.share,
    }
    if standing.step == "over":
        return _("%(department)s, %(period)s: this goes %(over)s beyond the budget of %(budget)s.") % said
    return _("%(department)s, %(period)s: with this %(share)d %% of the budget of %(budget)s is spent, %(left)s is left.") % said
