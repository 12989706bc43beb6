"""A month that is closed takes no movement any more; opening it again needs two people."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from frontdesk.facts import pair


class ClosedMonthQuerySet(models.QuerySet["ClosedMonth"]):
    """Every read of the closed months."""

    def in_force(self) -> Self:
        return self.filter(reopened_at__isnull=True)

    def holding(self, day: date) -> Self:
        """The closing, if any, that a day falls under."""
        return self.in_force().filter(month=day.replace(day=1))


class ClosedMonth(models.Model):
    """`month` is its first day. Asked for by one admin manager, opened by another; closed again as a new row."""

    month = models.DateField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ClosedMonthQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "-pk"]
        constraints = [
            pair("supply_month", "asked"),
            pair("supply_month", "reopened"),
            models.UniqueConstraint(fields=["month"], condition=Q(reopened_at__isnull=True), name="supply_month_closed_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="supply_month_is_its_first_day"),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | (Q(asked_by__isnull=False) & ~Q(reopened_by=F("asked_by"))),
                name="supply_month_opened_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:month_list")
