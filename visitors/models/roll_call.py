"""A roll call: who was in the house when it began, and who has been seen safe."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from frontdesk.facts import pair
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class RollCallQuerySet(models.QuerySet["RollCall"]):
    def visible_to(self, person: "Person") -> "RollCallQuerySet":
        return self if person.can(Can.LEAD_ROLL_CALL) else self.none()

    def running(self) -> "RollCallQuerySet":
        return self.filter(ended_at__isnull=True)

    def counted(self) -> "RollCallQuerySet":
        """With `people` on the list and `found` of them."""
        found = Sum("names__people", filter=Q(names__safe_at__isnull=False), default=0)
        return self.annotate(people=Sum("names__people", default=0), found=found)


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

    @property
    def kind(self) -> str:
        """What it is called: a drill says so."""
        return _("Roll call drill") if self.is_drill else _("Roll call")

    @property
    def minutes(self) -> int | None:
        """How long it took, in whole minutes; None while it runs."""
        return round((self.ended_at - self.began_at).total_seconds() / 60) if self.ended_at else None

    @property
    def figures(self) -> dict[str, int]:
        """How many people are on the list and how many of them were found; asked of the database."""
        found = Sum("people", filter=Q(safe_at__isnull=False), default=0)
        return self.names.aggregate(found=found) | self.names.aggregate(people=Sum("people", default=0))


class RollCallNameQuerySet(models.QuerySet["RollCallName"]):
    def with_visits(self) -> "RollCallNameQuerySet":
        """Each with what a marshal reads: visitor, host and department, who saw them; one query."""
        return self.select_related("visit__host__department", "visit__visitor_type", "safe_by")


class RollCallName(models.Model):
    """One visit on the list; names are asked from the visit, so that what is forgotten there is forgotten here."""

    roll_call = models.ForeignKey(RollCall, models.PROTECT, related_name="names")
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField(default=1)  # with companions; 0: had stepped out, and nobody is looked for
    safe_at = models.DateTimeField(null=True, blank=True, help_text="when a marshal tapped, on their own clock when they were offline")
    safe_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = RollCallNameQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [pair("roll_call_name", "safe"), models.UniqueConstraint(fields=["roll_call", "visit"], name="roll_call_name_once")]

    def __str__(self) -> str:
        return str(self.visit_id)
