"""供应商考评: every quarter, what was counted, what was marked, what follows."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from supplies.models.supplier import Supplier

PERSON = settings.AUTH_USER_MODEL


MARKS = ("quality", "service", "cooperation")


class SupplierReviewQuerySet(models.QuerySet["SupplierReview"]):
    """Every read of the reviews."""

    def visible_to(self, reader: Person) -> Self:
        return self if reader.can(Can.BUY_SUPPLIES) else self.none()

    def open(self) -> Self:
        return self.filter(decided_at__isnull=True)


class SupplierReview(models.Model):
    """考评 of one quarter: what was counted, what was marked, what follows."""

    class Decision(models.TextChoices):
        KEEP = "keep", _("keep")
        NEGOTIATE = "negotiate", _("negotiate")
        REPLACE = "replace", _("replace")

    supplier = models.ForeignKey(Supplier, models.PROTECT, related_name="reviews")
    quarter = models.DateField()  # its first day
    opened_at = models.DateTimeField()
    figures = models.JSONField(default=dict)  # orders, on_time, rejected, price_index: counted when it was opened, frozen when decided
    quality = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 to 5
    service = models.PositiveSmallIntegerField(null=True, blank=True)
    cooperation = models.PositiveSmallIntegerField(null=True, blank=True)
    grade = models.CharField(max_length=1, blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    words = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SupplierReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-quarter", "supplier_id"]
        constraints = [
            pair("supplier_review", "decided"),
            models.UniqueConstraint(fields=["supplier", "quarter"], name="supplier_reviewed_once_a_quarter"),
            models.CheckConstraint(condition=Q(grade__in=["", "A", "B", "C", "D"]), name="supplier_grade_known"),
        ]

    def __str__(self) -> str:
        return f"{self.supplier} {self.quarter_name}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:review_detail", args=[self.pk])

    @property
    def quarter_name(self) -> str:
        return quarter_name(self.quarter)


def quarter_name(first: date) -> str:
    """'2026 Q3', in either language."""
    return f"{first.year} Q{(first.month + 2) // 3}"
