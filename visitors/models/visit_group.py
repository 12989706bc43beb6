"""A group that comes together: one list, one host and time, one pass for its leader; each of them is a visit of their own."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class VisitGroupQuerySet(models.QuerySet["VisitGroup"]):
    def visible_to(self, person: "Person") -> "VisitGroupQuerySet":
        """Host, creator, the host's stand-in, and whoever sees all visits."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        return self if person.can(Can.SEE_ALL_VISITS) else self.filter(Q(host=person) | Q(created_by=person) | Q(host__stand_in=person))


class VisitGroup(models.Model):
    title = models.CharField(max_length=120)
    host = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    expected_at = models.DateTimeField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = VisitGroupQuerySet.as_manager()

    class Meta:
        constraints = [pair("visit_group", "created")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("visitors:group_detail", args=[self.pk])
