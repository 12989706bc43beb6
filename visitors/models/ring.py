"""A line of the phone system's list: when it rang, how often, and whether somebody answered."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from frontdesk.people import phones


class RingQuerySet(models.QuerySet["Ring"]):
    def began_between(self, begin: datetime, end: datetime) -> "RingQuerySet":
        return self.filter(began_at__gte=begin, began_at__lt=end)


class Ring(models.Model):
    began_at = models.DateTimeField()
    phone = models.CharField(max_length=20, blank=True)
    is_answered = models.BooleanField()
    rings = models.PositiveSmallIntegerField(null=True, blank=True, help_text="how often it rang before it was answered or ended")
    call = models.ForeignKey("visitors.Call", models.PROTECT, null=True, blank=True, related_name="rings")
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = RingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["began_at"])]
        constraints = [
            pair("ring", "imported"),
            models.UniqueConstraint(fields=["began_at", "phone"], condition=Q(forgotten_at__isnull=True), name="ring_once"),
        ]

    def __str__(self) -> str:
        return phones.shown(self.phone) or "—"
