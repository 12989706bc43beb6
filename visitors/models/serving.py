"""A drink for somebody who waits."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair


class Drink(models.TextChoices):
    TEA = "tea", _("tea")
    WATER = "water", _("water")
    COFFEE = "coffee", _("coffee")


class ServingQuerySet(models.QuerySet["Serving"]):
    def wished(self) -> "ServingQuerySet":
        """Asked for and not brought yet."""
        return self.filter(served_at__isnull=True)


class Serving(models.Model):
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="servings")
    drink = models.CharField(max_length=10, choices=Drink.choices)
    wished_at = models.DateTimeField()
    wished_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    served_at = models.DateTimeField(null=True, blank=True)
    served_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ServingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [pair("serving", "wished"), pair("serving", "served")]

    def __str__(self) -> str:
        return str(Drink(self.drink).label)
