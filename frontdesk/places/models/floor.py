"""A floor of a site."""

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from frontdesk.places.models.named import Named, NamedQuerySet
from frontdesk.places.models.site import Site


class FloorQuerySet(NamedQuerySet):
    """Every read of the floors."""


class Floor(Named):
    site = models.ForeignKey(Site, models.PROTECT, related_name="floors")

    objects = FloorQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("floor", "closed"),
            models.UniqueConstraint(fields=["site", "name"], condition=Q(closed_at__isnull=True), name="one_open_floor_a_name"),
        ]

    @property
    def parent(self) -> Site:
        return self.site
