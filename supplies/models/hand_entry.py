"""What the storekeepers book by hand: the opening stock, and what is thrown away."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from supplies.models.item import Item
from supplies.models.movement import Kind
from supplies.models.store import Store


class HandEntry(models.Model):
    """One item in one store, base units; the ledger's movement names it. Scrapping needs a reason."""

    kind = models.CharField(max_length=10, choices=Kind)
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    store = models.ForeignKey(Store, models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    unit_cost = models.DecimalField(max_digits=14, decimal_places=6, null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-entered_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="supply_hand_entry_of_something"),
            models.CheckConstraint(
                condition=Q(kind=Kind.OPENING, unit_cost__isnull=False) | (Q(kind=Kind.SCRAP) & ~Q(reason="")),
                name="supply_hand_entry_makes_sense",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} × {self.quantity}"
