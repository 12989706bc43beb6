"""库存分析报告: a month's figures, frozen as they were counted."""

from datetime import date
from typing import Self

from django.db import models
from django.urls import reverse

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can


class StockReportQuerySet(models.QuerySet["StockReport"]):
    """Every read of the reports."""

    def visible_to(self, reader: Person) -> Self:
        """Who may know prices."""
        return self if reader.can(Can.BUY_SUPPLIES) else self.none()

    def holding(self) -> Self:
        """The one that holds of each month: the restated one where there is one."""
        restated = self.model._default_manager.filter(month=models.OuterRef("month"), is_restated=True)
        return self.exclude(models.Q(is_restated=False) & models.Exists(restated))

    def final(self) -> Self:
        """Those that know the stocktake of their month: nothing restates them any more."""
        return self.holding().filter(figures__variance__is_final=True)

    def trend(self, until: date, months: int = 12) -> list[tuple[date, int, str, str]]:
        """(month, id, closing value, cost) of the reports that hold, the last of them of this month; oldest first."""
        rows = self.holding().filter(month__lte=until).order_by("-month")
        return list(rows.values_list("month", "pk", "figures__totals__closing", "figures__cost__now")[:months])[::-1]


class StockReport(models.Model):
    """库存分析报告 of one month, frozen: what was computed when, and by which rules' versions. Restated once by the approved stocktake."""

    month = models.DateField()
    made_at = models.DateTimeField()
    figures = models.JSONField()
    is_restated = models.BooleanField(default=False)

    objects = StockReportQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "-made_at"]
        constraints = [models.UniqueConstraint(fields=["month", "is_restated"], name="stock_report_once")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:stock_report_detail", args=[self.pk])
