"""What was counted of each day and month, and how far the trail has been read."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 80


class DayFactsQuerySet(models.QuerySet["DayFacts"]):
    def of(self, daily: str, first: date, last: date) -> "DayFactsQuerySet":
        """Those of a stretch of days, both ends included."""
        return self.filter(daily=daily, day__range=(first, last))

    def perhaps_with(self, daily: str, ids: Iterable[int]) -> "DayFactsQuerySet":
        """The days that may have been counted from any of these records: few rows, of which each must be looked into."""
        wanted = sorted(ids)
        if not wanted:
            return self.none()
        near = Q(low__lte=wanted[-1], high__gte=wanted[0])
        if len(wanted) <= 20:
            near = Q(pk__in=[])
            for pk in wanted:
                near |= Q(low__lte=pk, high__gte=pk)
        return self.filter(near, daily=daily)


class DayFacts(models.Model):
    """What one day came to. It names nobody: numbers, and the ids of the records that were counted."""

    daily = models.CharField(max_length=LONGEST_NAME)
    day = models.DateField()
    counts = models.JSONField()
    ids = models.TextField(blank=True, help_text="the ids of what was counted, each as its distance from the one before")
    low = models.BigIntegerField(null=True, help_text="the lowest of them")
    high = models.BigIntegerField(null=True, help_text="the highest of them")
    counted_at = models.DateTimeField()

    objects = DayFactsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("facts of days")
        constraints = [models.UniqueConstraint(fields=["daily", "day"], name="day_facts_once")]
        indexes = [models.Index(fields=["daily", "high"], name="day_facts_high")]

    def __str__(self) -> str:
        return f"{self.daily} {self.day:%Y-%m-%d}"


class MonthFacts(models.Model):
    """The sum of a month's days."""

    daily = models.CharField(max_length=LONGEST_NAME)
    month = models.DateField(help_text="its first day")
    counts = models.JSONField()
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = _("facts of months")
        constraints = [models.UniqueConstraint(fields=["daily", "month"], name="month_facts_once")]
        indexes = [models.Index(fields=["month"], name="month_facts_month")]

    def __str__(self) -> str:
        return f"{self.daily} {self.month:%Y-%m}"


class Counted(models.Model):
    """How far one daily has been counted: what is left of counting it anew, and the entry up to which nothing can come late any more."""

    daily = models.CharField(max_length=LONGEST_NAME, unique=True)
    fingerprint = models.CharField(max_length=200)
    left = models.JSONField(default=list, help_text="first days of the stretches that are still to be counted anew, newest first")
    settled = models.BigIntegerField(default=0, help_text="every entry of the trail up to this one has been looked at")
    marks = models.JSONField(default=list, help_text="moments of looks, each with the newest entry there was then")

    class Meta:
        verbose_name_plural = _("counted")

    def __str__(self) -> str:
        return self.daily
