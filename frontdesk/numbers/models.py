"""The counters, one row a series and period, and the numbers they gave; nothing here is ever deleted or given twice."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from frontdesk.facts import pair


class Counter(models.Model):
    """How far a series has counted in one period. Whoever draws holds this row until they commit."""

    series = models.CharField(max_length=64)
    period = models.CharField(max_length=10, blank=True)  # "2026-12-31", "2026-12", "2026", or "" for a series that never begins anew
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "period"], name="one_counter_a_period")]

    def __str__(self) -> str:
        return f"{self.series} {self.period}: {self.last}"


class NumberQuerySet(models.QuerySet["Number"]):
    """Every read of the numbers."""

    def standing(self) -> Self:
        return self.filter(voided_at__isnull=True)

    def void(self) -> Self:
        return self.filter(voided_at__isnull=False)

    def of(self, subject: models.Model) -> Self:
        """The numbers of one record, void ones included."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))

    def texts(self, series: str, model: type[models.Model], ids: Iterable[object]) -> dict[str, str]:
        """The standing numbers of many records in one query: {'7': 'BX-20261231-007'}, by the id as text."""
        rows = self.standing().filter(series=series, subject_type=model._meta.label_lower, subject_id__in=[str(pk) for pk in ids])
        return dict(rows.values_list("subject_id", "text"))


class Number(models.Model):
    """One number, given to one record for good. A void one keeps its row and its reason and is not given again."""

    series = models.CharField(max_length=64)
    period = models.CharField(max_length=10, blank=True)
    n = models.PositiveIntegerField()
    text = models.CharField(max_length=80, help_text="as it was written when it was drawn; a later pattern changes no old number")
    subject_type = models.CharField(max_length=64)  # "repairs.ticket"
    subject_id = models.CharField(max_length=64)
    drawn_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    void_reason = models.CharField(max_length=200, blank=True)

    objects = NumberQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("number", "voided"),
            models.UniqueConstraint(fields=["series", "period", "n"], name="number_given_once"),
            models.UniqueConstraint(fields=["series", "text"], name="number_written_once"),
            models.UniqueConstraint(
                fields=["series", "subject_type", "subject_id"], condition=Q(voided_at__isnull=True), name="one_number_a_subject"
            ),
            models.CheckConstraint(condition=Q(n__gte=1), name="number_counts_from_one"),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
                name="void_number_has_its_reason",
            ),
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="number_subject")]

    def __str__(self) -> str:
        return self.text
