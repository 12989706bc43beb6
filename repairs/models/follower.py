"""“我也遇到”: who follows a ticket."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

PERSON = settings.AUTH_USER_MODEL


class FollowerQuerySet(models.QuerySet["Follower"]):
    """Every read of who follows."""

    def standing(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Follower(models.Model):
    """“Me too”: hears what the asker hears."""

    ticket = models.ForeignKey("repairs.Ticket", models.PROTECT, related_name="followers")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    followed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    came_with = models.ForeignKey("repairs.Ticket", models.PROTECT, null=True, blank=True, related_name="+")  # its asker

    objects = FollowerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], condition=Q(ended_at__isnull=True), name="followed_once")]

    def __str__(self) -> str:
        return f"{self.person} · {self.ticket}"
