"""周期会议: a rule whose dates are meetings with bookings of their own, and the dates that could not be held."""

from datetime import datetime
from typing import Self
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.facts import pair
from meetings.models.room import Room

PERSON = settings.AUTH_USER_MODEL


def new_uid() -> str:
    return str(uuid4())


class Series(models.Model):
    """`rule` is an RRULE (RFC 5545 3.3.10) without its name; wall time and zone are the truth, instants follow from them."""

    rule = models.CharField(max_length=200)
    zone = models.CharField(max_length=40, help_text="IANA name")
    begins_on = models.DateField()
    at = models.TimeField(help_text="on the wall of the zone")
    minutes = models.PositiveSmallIntegerField()
    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    organiser = models.ForeignKey(PERSON, models.PROTECT, related_name="series_organised")
    uid = models.CharField(max_length=36, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            pair("series", "made"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="series_lasts_some_time"),
        ]

    def __str__(self) -> str:
        return f"series {self.pk}"

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


class GapQuerySet(models.QuerySet["Gap"]):
    def waiting(self, now: datetime) -> Self:
        """Dates to come that are held as soon as the room is free."""
        return self.filter(closed_at__isnull=True, begins_at__gt=now)


class Gap(models.Model):
    """A date of a series whose room somebody else had: it waits until the other gives it back."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="gaps")
    occurs_on = models.DateField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True, help_text="the date is held now, or not wanted any more")

    objects = GapQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "occurs_on"], name="gap_once_a_date")]
        indexes = [models.Index(fields=["begins_at"], condition=Q(closed_at__isnull=True), name="gap_waiting")]

    def __str__(self) -> str:
        return f"{self.series} {self.occurs_on}"
