"""月报定稿: what the figures of a month came to when it was frozen, and what they were restated to; nothing is ever overwritten."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can

LONGEST_NAME = 80


class FrozenMonthQuerySet(models.QuerySet["FrozenMonth"]):
    """Every read of the frozen months."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.SEE_REPORTS) else self.none()

    def provisional(self) -> Self:
        """Their supplies wait for the stocktake."""
        return self.filter(is_provisional=True)

    def within(self, first: date, last: date) -> Self:
        """Those of some months, the oldest first, with `many_restated`: how many of their figures came to something else since."""
        many = Count("figures", filter=Q(figures__restatements__isnull=False), distinct=True)
        return self.filter(month__range=(first, last)).annotate(many_restated=many).order_by("month")


class FrozenMonth(models.Model):
    """`is_provisional` until the stocktake of the month is agreed to and its supplies are restated."""

    month = models.DateField(unique=True, help_text="its first day")
    frozen_at = models.DateTimeField()
    is_provisional = models.BooleanField(default=False)
    restated_at = models.DateTimeField(null=True, blank=True, help_text="when the supplies followed their stocktake")

    objects = FrozenMonthQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        return f"{reverse('reports:month')}?period={self.month:%Y-%m}"


class FrozenFigureQuerySet(models.QuerySet["FrozenFigure"]):
    """Every read of the frozen figures."""

    def of(self, *months: date) -> Self:
        """Those of some months, each with its restatements: two queries."""
        return self.filter(frozen__month__in=months).select_related("frozen").prefetch_related("restatements")


class FrozenFigure(models.Model):
    """What one figure came to, by which version of its rule, under the target of that time.

    `came` holds it in each language, `permissions` what a reader needs to know it. It names departments, things and rooms, never a visitor.
    """

    frozen = models.ForeignKey(FrozenMonth, models.PROTECT, related_name="figures")
    figure = models.CharField(max_length=LONGEST_NAME)
    version = models.PositiveIntegerField()
    number = models.FloatField(null=True, blank=True)
    target = models.CharField(max_length=80, blank=True, help_text="in words of the company's language; empty where there is none")
    permissions = models.JSONField(default=list)
    came = models.JSONField(default=dict, help_text="by language; empty when there was nothing to say")
    is_provisional = models.BooleanField(default=False)

    objects = FrozenFigureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["frozen", "figure"], name="frozen_figure_once")]

    def __str__(self) -> str:
        return f"{self.frozen} {self.figure}"

    @property
    def newest(self) -> "Restated | None":
        """The restatement that holds; none while it stands as it was frozen."""
        return max(self.restatements.all(), key=lambda each: each.pk, default=None)

    @property
    def holding(self) -> dict[str, Any]:
        """What it comes to by now, by language: as restated, or as it was frozen."""
        newest = self.newest
        return newest.came if newest else self.came

    @property
    def needed(self) -> set[str]:
        """What a reader must be allowed to know it, as it was frozen and as it was restated."""
        return set(self.permissions).union(*(each.permissions for each in self.restatements.all()))


class Because(models.TextChoices):
    CHANGED = "changed", pgettext_lazy("why a figure was restated", "records were changed")
    STOCKTAKE = "stocktake", pgettext_lazy("why a figure was restated", "the stocktake was agreed to")


class Restated(models.Model):
    """A frozen figure that comes to something else now: what it was, what it is, why, when."""

    frozen_figure = models.ForeignKey(FrozenFigure, models.PROTECT, related_name="restatements")
    was = models.JSONField(help_text="the value before, by language; empty when there was nothing to say")
    number = models.FloatField(null=True, blank=True)
    permissions = models.JSONField(default=list)
    came = models.JSONField(default=dict)
    because = models.CharField(max_length=20, choices=Because.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("restatements")

    def __str__(self) -> str:
        return f"{self.frozen_figure} {self.at:%Y-%m-%d}"

    @property
    def was_value(self) -> str:
        """What it was, in the reader's language."""
        return str(self.was.get(language(), ""))


def language() -> str:
    """Of the two that are kept, the reader's."""
    return "en" if (get_language() or "").startswith("en") else "zh-hans"
