"""What kind of thing an item is: stationery, paper, cleaning, pantry, small equipment."""

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from frontdesk.places.models.named import Named, NamedQuerySet


class Category(Named):
    icon = models.CharField(max_length=30, default="package")  # of Tabler's

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("supply_category", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_supply_category_a_name"),
        ]
