"""What a department may spend on supplies in a period, yuan with tax."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.people.models import Department

PERSON = settings.AUTH_USER_MODEL


class Budget(models.Model):
    """`month` empty: of the whole year. A change is a new amount on the same row, journaled."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-year", "month", "department_id"]
        constraints = [
            models.UniqueConstraint(fields=["department", "year", "month"], nulls_distinct=False, name="supply_budget_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="supply_budget_not_negative"),
            models.CheckConstraint(condition=Q(month__isnull=True) | Q(month__gte=1, month__lte=12), name="supply_budget_month_exists"),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.year}"
