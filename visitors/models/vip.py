"""The plan of a VIP reception: schedule, background, route, materials; who may know of it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair

if TYPE_CHECKING:
    from frontdesk.people.models import Person


def known_beside(person: "Person") -> Q:
    """Of records that may belong to a visit: what belongs to none, or to one that is not a VIP reception of others."""
    named = VipNamed.objects.filter(person=person).values("visit")
    mine = Q(visit__host=person) | Q(visit__created_by=person) | Q(visit__in=named)
    return Q(visit__isnull=True) | Q(visit__is_vip=False) | mine


class VipPlan(models.Model):
    visit = models.OneToOneField("visitors.Visit", models.PROTECT, related_name="vip_plan")
    schedule = models.TextField(max_length=2000, blank=True)
    background = models.TextField(max_length=2000, blank=True)
    route = models.TextField(max_length=1000, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True, help_text="the schedule is agreed")
    agreed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [pair("vip_plan", "agreed"), pair("vip_plan", "created")]

    def __str__(self) -> str:
        return str(self.visit_id)


class VipNamed(models.Model):
    """Somebody who may know of a VIP reception."""

    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="named")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    named_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [pair("vip_named", "named"), models.UniqueConstraint(fields=["visit", "person"], name="vip_named_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class VipItem(models.Model):
    """Something that must be ready before a VIP comes: a to-do of somebody named."""

    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="vip_items")
    what = models.CharField(max_length=120)
    holder = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [pair("vip_item", "dropped")]

    def __str__(self) -> str:
        return self.what
