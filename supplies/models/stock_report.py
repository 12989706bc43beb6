"""库存分析报告: a month's figures, frozen as they were counted."""

from django.db import models
from django.urls import reverse


class StockReport(models.Model):
    """库存分析报告 of one month, frozen: what was computed when, and by which rules' versions. Restated once by the approved stocktake."""

    month = models.DateField()
    made_at = models.DateTimeField()
    figures = models.JSONField()
    is_restated = models.BooleanField(default=False)

    class Meta:
        ordering = ["-month", "-made_at"]
        constraints = [models.UniqueConstraint(fields=["month", "is_restated"], name="stock_report_once")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:stock_report_detail", args=[self.pk])
