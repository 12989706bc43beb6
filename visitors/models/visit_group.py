"""A group that comes together: one list, one host and time, one pass for its leader; each of them is a visit of their own."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people import names
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class VisitGroupQuerySet(models.QuerySet["VisitGroup"]):
    def visible_to(self, person: "Person") -> "VisitGroupQuerySet":
        """Host, creator, the host's stand-in, and whoever sees all visits."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        return self if person.can(Can.SEE_ALL_VISITS) else self.filter(Q(host=person) | Q(created_by=person) | Q(host__stand_in=person))

    def counted(self) -> "VisitGroupQuerySet":
        """With `many`, `here` and `gone`: how many are expected in all, who came and is in the house, who has left."""
        alive = Q(visits__cancelled_at__isnull=True, visits__declined_at__isnull=True, visits__turned_away_at__isnull=True)
        came = alive & Q(visits__arrived_at__isnull=False)
        counts = {
            "many": Count("visits", filter=alive),
            "here": Count("visits", filter=came & Q(visits__left_at__isnull=True)),
            "gone": Count("visits", filter=came & Q(visits__left_at__isnull=False)),
        }
        return self.annotate(**counts)

    def matching(self, text: str) -> "VisitGroupQuerySet":
        """By title, or by the host's name."""
        return self.filter(Q(title__icontains=text.strip()) | Q(host__name_key__contains=names.normal(text)))


class VisitGroup(models.Model):
    title = models.CharField(max_length=120)
    host = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    expected_at = models.DateTimeField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    # What `counted` adds to a row.
    many: int
    here: int
    gone: int

    objects = VisitGroupQuerySet.as_manager()

    class Meta:
        constraints = [pair("visit_group", "created")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("visitors:group_detail", args=[self.pk])
