"""What a visitor said and what was agreed; a business intention goes to the right department."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.permissions import Can
from visitors.models.vip import known_beside

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class VisitOutcomeQuerySet(models.QuerySet["VisitOutcome"]):
    def visible_to(self, person: "Person") -> "VisitOutcomeQuerySet":
        """Host, stand-in, who noted it, the heads of the host's department and of the one it was handed to; all for who sees all visits."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        heads = Q(visit__host__department__head=person) | Q(department__head=person)
        near = Q(visit__host=person) | Q(visit__host__stand_in=person) | Q(noted_by=person) | heads
        rows = self.filter(known_beside(person) | Q(department__head=person))
        return rows if person.can(Can.SEE_ALL_VISITS) else rows.filter(near)


class VisitOutcome(models.Model):
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="outcomes")
    said = models.CharField(max_length=1000, blank=True)
    agreed = models.CharField(max_length=1000, blank=True)
    intention = models.CharField(max_length=300, blank=True, help_text="what business they would like to do with us")
    department = models.ForeignKey(
        "people.Department", models.PROTECT, null=True, blank=True, related_name="+", help_text="whom it is handed to"
    )
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = VisitOutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [pair("visit_outcome", "noted")]

    def __str__(self) -> str:
        return self.agreed or self.said

    def get_absolute_url(self) -> str:
        return reverse("visitors:outcome_detail", args=[self.pk])
