"""What departments were charged with in a month, a quarter or a year, beside their budgets and the periods before."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Self

from dateutil.relativedelta import relativedelta

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from supplies.actions.budgets import Standing
from supplies.limits import BudgetLimits
from supplies.models import Budget, Movement
from supplies.models.price import HUNDRED
from supplies.models.supplier_review import quarter_name

NOTHING = Decimal(0)
WRITTEN = re.compile(r"(20\d\d|2100)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?")
MONTHS = {"month": 1, "quarter": 3, "year": 12}
Spent = Callable[["Period"], Mapping[int, Decimal]]  # department → yuan
Set = Callable[[int], Iterable[Budget]]  # of a year


@dataclass(frozen=True)
class Period:
    """A month, a quarter or a year, by its first day."""

    kind: str
    first_on: date

    @classmethod
    def read(cls, written: str, today: date) -> Self:
        """'2026-11', '2026-Q4', '2026'; the month of today where it makes no sense."""
        found = WRITTEN.fullmatch(written)
        if not found:
            return cls("month", today.replace(day=1))
        year, month, quarter = int(found[1]), found[2], found[3]
        if month:
            return cls("month", date(year, int(month), 1))
        return cls("quarter", date(year, 3 * int(quarter) - 2, 1)) if quarter else cls("year", date(year, 1, 1))

    @property
    def until_on(self) -> date:
        """The day after its last."""
        return self.moved(MONTHS[self.kind]).first_on

    @property
    def last_on(self) -> date:
        return self.until_on - timedelta(days=1)

    @property
    def key(self) -> str:
        """As it stands in the address."""
        return {"month": f"{self.first_on:%Y-%m}", "quarter": quarter_name(self.first_on).replace(" ", "-"), "year": f"{self.first_on:%Y}"}[
            self.kind
        ]

    @property
    def name(self) -> str:
        return self.key.replace("-Q", " Q")

    @property
    def previous(self) -> "Period":
        return self.moved(-MONTHS[self.kind])

    @property
    def next(self) -> "Period":
        return self.moved(MONTHS[self.kind])

    @property
    def year_before(self) -> "Period":
        return self.moved(-12)

    def moved(self, months: int) -> "Period":
        return Period(self.kind, self.first_on + relativedelta(months=months))

    def of_kind(self, kind: str) -> "Period":
        """The month, quarter or year that its first day lies in."""
        first = self.first_on
        return Period(
            kind,
            {"month": first, "quarter": first.replace(month=first.month - (first.month - 1) % 3), "year": first.replace(month=1)}[kind],
        )

    def holds(self, day: date) -> bool:
        return self.first_on <= day < self.until_on


@dataclass(frozen=True)
class Cost:
    """One department in one period, or all together (no department)."""

    department: Department | None
    rank: int
    spent: Decimal
    before: Decimal
    year_ago: Decimal
    standing: Standing | None
    most: Decimal
    ledger: str = ""

    @property
    def bar(self) -> int:
        """Of a hundred: the share of its budget, and without a budget the share of who spent most."""
        if self.standing:
            return min(self.standing.share, 100)
        return int(self.spent * HUNDRED / self.most) if self.most > 0 and self.spent > 0 else 0

    @property
    def change(self) -> int | None:
        return per_cent(self.spent, self.before)

    @property
    def year_on_year(self) -> int | None:
        return per_cent(self.spent, self.year_ago)


def per_cent(now: Decimal, before: Decimal) -> int | None:
    """How much more or less, rounded; None when there was nothing to compare with."""
    return round((now - before) * HUNDRED / before) if before > 0 else None


def departments_of(reader: Person) -> list[Department]:
    """All for who buys or approves, else those one heads."""
    rows = Department.objects.order_by("name")
    everything = reader.can(Can.BUY_SUPPLIES) or reader.can(Can.APPROVE_PURCHASES)
    return list(rows if everything else rows.filter(head=reader))


def by_ledger(period: "Period") -> dict[int, Decimal]:
    """What the ledger says now. Of all departments: a filter by department would keep the database from the index by day."""
    return Movement.objects.charged(period.first_on, period.until_on).spent("department")


def set_for(year: int) -> Iterable[Budget]:
    return Budget.objects.filter(year=year)


def costs(
    period: Period, departments: Sequence[Department], reader: Person, spent_in: Spent = by_ledger, budgets_in: Set = set_for
) -> list[Cost]:
    """A row for each open department and each that cost something, who cost most first."""
    ids = {each.pk for each in departments}
    spent, before, year_ago = (
        {pk: cost for pk, cost in spent_in(each).items() if pk in ids} for each in (period, period.previous, period.year_before)
    )
    budgets, warn = budgets_of(period, budgets_in(period.first_on.year)), BudgetLimits.now().warn
    kept = [each for each in departments if each.closed_at is None or each.pk in spent]
    kept.sort(key=lambda each: (-spent.get(each.pk, NOTHING), each.name))
    most, runs = max(spent.values(), default=NOTHING), reader.can(Can.RUN_SUPPLIES)
    return [
        Cost(
            *(each, rank, spent.get(each.pk, NOTHING), before.get(each.pk, NOTHING), year_ago.get(each.pk, NOTHING)),
            standing=Standing(budgets[each.pk], spent.get(each.pk, NOTHING), warn) if each.pk in budgets else None,
            most=most,
            ledger=ledger_query(period, each) if runs else "",
        )
        for rank, each in enumerate(kept, 1)
    ]


def together(rows: Sequence[Cost], period: Period, reader: Person) -> Cost:
    """All of them; left and share only where each that spent has a budget."""
    spent, before, year_ago = (sum((getattr(row, name) for row in rows), NOTHING) for name in ("spent", "before", "year_ago"))
    complete = bool(rows) and all(row.standing or not row.spent for row in rows)
    amount = sum((row.standing.budget.amount for row in rows if row.standing), NOTHING)
    standing = Standing(Budget(year=period.first_on.year, amount=amount), spent, BudgetLimits.now().warn) if complete and amount else None
    return Cost(None, 0, spent, before, year_ago, standing, spent, ledger_query(period) if reader.can(Can.RUN_SUPPLIES) else "")


def budgets_of(period: Period, year: Iterable[Budget]) -> dict[int, Budget]:
    """The budget of the period: of its month; the sum of its months, where each has one; of the year the year's own before that sum."""
    months = range(period.first_on.month, period.first_on.month + MONTHS[period.kind])
    found: dict[int, Budget] = {}
    monthly: dict[int, list[Budget]] = defaultdict(list)
    for budget in year:
        if budget.month in months:
            monthly[budget.department_id].append(budget)
        elif budget.month is None and period.kind == "year":
            found[budget.department_id] = budget
    for pk, some in monthly.items():
        if len(some) == len(months):
            found.setdefault(pk, Budget(year=period.first_on.year, amount=sum(each.amount for each in some)))
    return found


def ledger_query(period: Period, department: Department | None = None) -> str:
    """What it was counted from, as the ledger's page filters it."""
    whose = f"&department={department.pk}" if department else ""
    return f"?charged={period.first_on}..{period.last_on}{whose}"
