"""派单规则: which team gets a fault of this category, at this place, at this hour. The first in order that fits is taken."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.places.models import Floor, Place
from repairs.models.category import Category
from repairs.models.team import PERSON, Team


class RouteHours(models.TextChoices):
    ANY = "any", _("at any time")
    OFFICE = "office", _("in office hours")
    OUTSIDE = "outside", _("outside office hours")


class RouteQuerySet(models.QuerySet["Route"]):
    """Every read of the rules of dispatch."""

    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def matching(self, words: str) -> Self:
        """By a part of a name of its category, floor, place or team."""
        fields = [f"{what}__{name}__icontains" for what in ("category", "floor", "place", "team") for name in ("name", "name_en")]
        return self.filter(Q(*[(field, words) for field in fields], _connector=Q.OR))

    def with_all(self) -> Self:
        """With everything that a row shows; one query."""
        return self.select_related("category", "floor", "place__floor", "team")

    def fitting(self, category: Category, place: Place, *, in_office_hours: bool) -> Self:
        """For a fault of this category here and now, to teams that are open; the first counts."""
        hours = RouteHours.OFFICE if in_office_hours else RouteHours.OUTSIDE
        where = Q(place=place) | Q(floor=place.floor_id) | Q(place__isnull=True, floor__isnull=True)
        what = Q(category=category) | Q(category__isnull=True)
        return self.open().filter(where, what, hours__in=[RouteHours.ANY, hours], team__closed_at__isnull=True).in_order()


class Route(models.Model):
    position = models.PositiveIntegerField(default=0)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")  # none: every one
    floor = models.ForeignKey(Floor, models.PROTECT, null=True, blank=True, related_name="+")  # neither floor nor place: everywhere
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    hours = models.CharField(max_length=10, choices=RouteHours, default=RouteHours.ANY)
    team = models.ForeignKey(Team, models.PROTECT, related_name="routes")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RouteQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("repair_route", "closed"),
            models.CheckConstraint(condition=Q(floor__isnull=True) | Q(place__isnull=True), name="repair_route_floor_or_place"),
            models.CheckConstraint(condition=Q(hours__in=RouteHours.values), name="repair_route_hours_known"),
        ]

    def __str__(self) -> str:
        return f"{self.category or '*'} · {self.place or self.floor or '*'} → {self.team}"
