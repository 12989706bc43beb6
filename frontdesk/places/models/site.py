"""A site: a building or a compound with an address of its own."""

from typing import Self

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from frontdesk.places.models.named import Named, NamedQuerySet


class SiteQuerySet(NamedQuerySet):
    def with_all_inside(self) -> Self:
        """Every site with its floors and their places, in order; three queries."""
        return self.in_order().prefetch_related("floors__places")


class Site(Named):
    objects = SiteQuerySet.as_manager()
    parent = None

    class Meta:
        constraints = [
            pair("site", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_site_a_name"),
        ]
