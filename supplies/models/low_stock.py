"""Below the minimum: one episode an item and store, told once when it begins and once when it is over."""

from django.db import models
from django.db.models import Q


class LowStock(models.Model):
    """One episode below the minimum: told once when it begins and once when it is over."""

    item = models.ForeignKey("supplies.Item", models.PROTECT, related_name="+")
    store = models.ForeignKey("supplies.Store", models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at"]
        constraints = [models.UniqueConstraint(fields=["item", "store"], condition=Q(ended_at__isnull=True), name="low_stock_told_once")]

    def __str__(self) -> str:
        return str(self.item)
