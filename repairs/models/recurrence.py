"""The same fault again and again: flagged once an episode, with what it cost."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Place
from repairs.models.category import FaultKind
from repairs.models.thing import Thing


class RecurrenceQuerySet(models.QuerySet["Recurrence"]):
    """Every read of the recurring faults."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.LEAD_REPAIRS) else self.none()

    def matching(self, words: str) -> Self:
        """By a part of the name of the thing or place, or of what was said of it."""
        names = Q(thing__name__icontains=words) | Q(thing__name_en__icontains=words) | Q(place__name__icontains=words)
        return self.filter(names | Q(place__name_en__icontains=words) | Q(cause__icontains=words))

    def open(self) -> Self:
        """Nobody has said yet what becomes of it."""
        return self.filter(settled_at__isnull=True)


class Recurrence(models.Model):
    """Of a thing, or of a place where no thing is known."""

    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    thing = models.ForeignKey(Thing, models.PROTECT, null=True, blank=True, related_name="recurrences")
    kind = models.CharField(max_length=20, choices=FaultKind)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    count = models.PositiveSmallIntegerField()
    cost = models.DecimalField(max_digits=12, decimal_places=2, default=0)  # yuan: parts and contractors
    flagged_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    cause = models.CharField(max_length=500, blank=True, help_text="why, and what is done about it: repaired or replaced")

    objects = RecurrenceQuerySet.as_manager()

    class Meta:
        ordering = ["-flagged_at", "-pk"]
        constraints = [
            pair("recurrence", "settled"),
            models.CheckConstraint(
                condition=Q(place__isnull=True, thing__isnull=False) | Q(place__isnull=False, thing__isnull=True),
                name="recurrence_of_a_thing_or_a_place",
            ),
            models.UniqueConstraint(
                fields=["thing", "kind"], condition=Q(settled_at__isnull=True, thing__isnull=False), name="one_open_recurrence_a_thing"
            ),
            models.UniqueConstraint(
                fields=["place", "kind"], condition=Q(settled_at__isnull=True, place__isnull=False), name="one_open_recurrence_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing or self.place} × {self.count}"

    def get_absolute_url(self) -> str:
        return f"{reverse('repairs:recurrence_list')}?only={self.pk}"
