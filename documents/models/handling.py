"""承办: a department gets an approved document with a day, sees to it and reports back."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models.document import Document
from frontdesk.facts import pair
from frontdesk.people.models import Department

PERSON = settings.AUTH_USER_MODEL


class HandlingQuerySet(models.QuerySet["Handling"]):
    def open(self) -> Self:
        """Neither reported on nor taken back."""
        return self.filter(reported_at__isnull=True, withdrawn_at__isnull=True)

    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)

    def reported_between(self, begin: datetime, end: datetime) -> Self:
        return self.filter(reported_at__gte=begin, reported_at__lt=end)


class Handling(models.Model):
    document = models.ForeignKey(Document, models.PROTECT, related_name="handlings")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    handler = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True, help_text="what is to be done")
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    report = models.TextField(max_length=2000, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = HandlingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            *(pair("handling", fact) for fact in ("reported", "withdrawn")),
            models.UniqueConstraint(
                fields=["document", "department"],
                condition=Q(reported_at__isnull=True, withdrawn_at__isnull=True),
                name="handling_one_open_a_department",
            ),
            models.CheckConstraint(condition=Q(reported_at__isnull=True) | ~Q(report=""), name="handling_reported_in_words"),
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True) | Q(withdrawn_at__isnull=True), name="handling_reported_or_withdrawn"
            ),
        ]
        indexes = [models.Index(fields=["reported_at"], name="handling_reported")]

    def __str__(self) -> str:
        return f"{self.document} · {self.department}"
