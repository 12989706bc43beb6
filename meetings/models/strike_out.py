"""A series that nobody comes to: its organiser is asked to keep or to end it, and what became of that."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from meetings.models.booking import Booking
from meetings.models.series import Series

PERSON = settings.AUTH_USER_MODEL


class Fate(models.TextChoices):
    """What became of a series that was asked about."""

    KEPT = "kept", pgettext_lazy("a series", "kept")
    ENDED = "ended", pgettext_lazy("a series", "ended by its organiser")
    RELEASED = "released", pgettext_lazy("a series", "nobody answered: its dates were released")
    CAME = "came", pgettext_lazy("a series", "people came again")


class StrikeOutQuerySet(models.QuerySet["StrikeOut"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)


class StrikeOut(models.Model):
    series = models.ForeignKey(Series, models.PROTECT, related_name="strike_outs")
    last = models.ForeignKey(Booking, models.PROTECT, related_name="+", help_text="the last one that nobody came to")
    misses = models.PositiveSmallIntegerField(help_text="in a row")
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    fate = models.CharField(max_length=10, choices=Fate, blank=True)
    released = models.PositiveSmallIntegerField(default=0, help_text="so many dates")

    objects = StrikeOutQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("strike_out", "closed"),
            models.UniqueConstraint(fields=["series"], condition=Q(closed_at__isnull=True), name="one_open_strike_out_a_series"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, fate="") | Q(closed_at__isnull=False, fate__in=Fate.values),
                name="strike_out_closed_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"strike-out {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:strike_out_page", args=[self.pk])
