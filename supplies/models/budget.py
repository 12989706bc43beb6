"""What a department may spend on supplies in a period: yuan without tax, as the ledger counts cost."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.people.models import Department
from frontdesk.workdays.months import month_after

PERSON = settings.AUTH_USER_MODEL


class BudgetQuerySet(models.QuerySet["Budget"]):
    """Every read of the budgets."""

    def holding(self, on: date) -> Self:
        """Those of the month and of the year that a day lies in."""
        return self.filter(Q(month=on.month) | Q(month__isnull=True), year=on.year)


class Budget(models.Model):
    """`month` empty: of the whole year. A change is a new amount on the same row, journaled."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")

    objects = BudgetQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "month", "department_id"]
        constraints = [
            models.UniqueConstraint(fields=["department", "year", "month"], nulls_distinct=False, name="supply_budget_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="supply_budget_not_negative"),
            models.CheckConstraint(condition=Q(month__isnull=True) | Q(month__gte=1, month__lte=12), name="supply_budget_month_exists"),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.period}"

    @property
    def period(self) -> str:
        """'2026' or '2026-11'."""
        return f"{self.year}-{self.month:02}" if self.month else f"{self.year}"

    @property
    def first_on(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def until_on(self) -> date:
        """The day after its last."""
        return month_after(self.first_on) if self.month else date(self.year + 1, 1, 1)
