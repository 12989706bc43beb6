"""会后: what somebody left behind, and the service report that the organiser says was right or wrong."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from frontdesk.facts import pair
from meetings.models.booking import Booking
from meetings.models.preparation import PrepItem

PERSON = settings.AUTH_USER_MODEL


class Found(models.Model):
    """遗留物品: something that was left in the room."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="found")
    words = models.CharField(max_length=200, blank=True, help_text="empty when it was long ago")
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        constraints = [pair("found", "found")]

    def __str__(self) -> str:
        return self.words or f"found {self.pk}"


class ServiceReportQuerySet(models.QuerySet["ServiceReport"]):
    """Every read of the reports."""

    def open(self) -> Self:
        """That the organiser may still answer."""
        return self.filter(answered_at__isnull=True, passed_at__isnull=True)

    def of_meetings(self, begin: datetime, end: datetime) -> Self:
        """Of meetings that really ended in this stretch."""
        return self.filter(booking__ends_at__gte=begin, booking__ends_at__lt=end)

    def wrong(self) -> Self:
        return self.filter(was_right=False)


class ServiceReport(models.Model):
    """服务报告: made when the room is tidied. What it says is read from the ticks; here stands what the organiser says to it."""

    booking = models.OneToOneField(Booking, models.PROTECT, related_name="report")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", help_text="who ticked the last of the list")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    was_right = models.BooleanField(null=True, blank=True)
    item = models.ForeignKey(PrepItem, models.PROTECT, null=True, blank=True, related_name="+", help_text="what was wrong")
    words = models.CharField(max_length=300, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True, help_text="nobody answered in time: neither right nor wrong")

    objects = ServiceReportQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("service_report", "made"),
            pair("service_report", "answered"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(passed_at__isnull=True), name="service_report_answered_or_passed"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, was_right__isnull=True) | Q(answered_at__isnull=False, was_right__isnull=False),
                name="service_report_answer_says_which",
            ),
            models.CheckConstraint(condition=~Q(was_right=False) | ~Q(words=""), name="service_report_wrong_with_words"),
        ]

    def __str__(self) -> str:
        return f"service report {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:report_page", args=[self.booking_id])

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.passed_at is None
