"""会议资料: what is read before a meeting, put to it by who arranges, leads, notes or speaks; its files lie beside this row.

Recordings and notes of the meeting itself lie beside the meeting, for those who are in it.
"""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F

from meetings.models.booking import Booking
from meetings.models.meeting import Meeting


class PackQuerySet(models.QuerySet["Pack"]):
    """Every read of the packs."""

    def served(self, now: datetime) -> Self:
        """Of meetings that the office prepares and that are not over; never of a confidential one."""
        coming = Booking.objects.holding().filter(ends_at__gt=now, meeting=models.OuterRef("meeting"))
        return self.filter(models.Exists(coming), meeting__is_served=True, meeting__is_confidential=False)


class Pack(models.Model):
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="pack")
    made_at = models.DateTimeField()

    objects = PackQuerySet.as_manager()

    def __str__(self) -> str:
        return f"pack {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of its booking: the one that stands, or the last."""
        rows = self.meeting.bookings.order_by(F("ended_at").asc(nulls_first=True), "-pk")
        return rows[0].get_absolute_url()
