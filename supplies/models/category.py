"""What kind of thing an item is: stationery, paper, cleaning, pantry, small equipment."""

from typing import Self

from django.db import models
from django.db.models import Count, Q

from frontdesk.facts import pair
from frontdesk.places.models.named import Named, NamedQuerySet


class CategoryQuerySet(NamedQuerySet):
    """Every read of the categories."""

    def with_suppliers(self) -> Self:
        """With `many_suppliers`: how many suppliers that are open sell of it."""
        return self.annotate(many_suppliers=Count("suppliers", filter=Q(suppliers__closed_at__isnull=True), distinct=True))

    def with_few_suppliers(self, least: int) -> Self:
        """Open categories that fewer than so many suppliers sell of: no three quotes can be had."""
        return self.open().with_suppliers().filter(many_suppliers__lt=least)


class Category(Named):
    icon = models.CharField(max_length=30, default="package")  # of Tabler's

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("supply_category", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_supply_category_a_name"),
        ]
