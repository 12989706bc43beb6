"""A roll call: who was in the house when it began, and who has been seen safe."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class RollCallQuerySet(models.QuerySet["RollCall"]):
    def visible_to(self, person: "Person") -> "RollCallQuerySet":
        return self if person.can(Can.LEAD_ROLL_CALL) else self.none()

    def running(self) -> "RollCallQuerySet":
        return self.filter(ended_at__isnull=True)


class RollCall(models.Model):
    is_drill = models.BooleanField(default=False)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = RollCallQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            pair("roll_call", "began"),
            pair("roll_call", "ended"),
            models.UniqueConstraint(fields=["is_drill"], condition=Q(ended_at__isnull=True), name="roll_call_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("visitors:roll_call_detail", args=[self.pk])


class RollCallName(models.Model):
    """One visit on the list; names are asked from the visit, so that what is forgotten there is forgotten here."""

    roll_call = models.ForeignKey(RollCall, models.PROTECT, related_name="names")
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField(default=1)
    safe_at = models.DateTimeField(null=True, blank=True, help_text="when a marshal tapped, on their own clock when they were offline")
    safe_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [pair("roll_call_name", "safe"), models.UniqueConstraint(fields=["roll_call", "visit"], name="roll_call_name_once")]

    def __str__(self) -> str:
        return str(self.visit_id)
