"""A cupboard or storeroom whose stock is counted by itself."""

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from frontdesk.places.models import Place
from frontdesk.places.models.named import Named, NamedQuerySet


class StoreQuerySet(NamedQuerySet):
    """Every read of the stores."""

    def usual(self) -> "Store":
        """Where things go when nobody says where. Raises DoesNotExist before the first set-up."""
        return self.open().in_order()[:1].get()


class Store(Named):
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")

    objects = StoreQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("supply_store", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_supply_store_a_name"),
        ]
