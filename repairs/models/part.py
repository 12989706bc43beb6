"""Parts from the supplies' ledger, a line a part: what it cost stands in the movement that names this row."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from repairs.models.ticket import Ticket
from supplies.models import Item, Store

PERSON = settings.AUTH_USER_MODEL


class PartUsedQuerySet(models.QuerySet["PartUsed"]):
    """Every read of the parts."""

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(taken_back_at__isnull=True)


class PartUsed(models.Model):
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="parts")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    store = models.ForeignKey(Store, models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()  # base units
    client_id = models.UUIDField(help_text="drawn on the phone: sent twice it is one part")
    used_at = models.DateTimeField()
    used_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PartUsedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("part_used", "taken_back"),
            models.UniqueConstraint(fields=["ticket", "client_id"], name="part_used_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="part_used_is_something"),
        ]

    def __str__(self) -> str:
        return f"{self.item} × {self.quantity}"
