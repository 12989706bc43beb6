"""评价: how content the asker is, once a cycle."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from repairs.models.ticket import Ticket


class RatingQuerySet(models.QuerySet["Rating"]):
    """Every read of the ratings."""

    def low(self, most: int) -> Self:
        """So many stars or fewer."""
        return self.filter(stars__lte=most)


class Rating(models.Model):
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="ratings")
    cycle = models.PositiveSmallIntegerField()
    stars = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ticket", "cycle"], name="one_rating_a_cycle"),
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="rating_of_one_to_five_stars"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket}: {self.stars}"
