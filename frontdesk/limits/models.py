"""Versions of settings: a change is a new row, old rows never change, records point at the row they were made under."""

from typing import Self

from django.db import models
from django.db.models import Max


class VersionQuerySet(models.QuerySet["Version"]):
    def newest(self) -> Self:
        """The newest version of each group."""
        return self.filter(pk__in=self.model._default_manager.values("of").annotate(newest=Max("pk")).values("newest"))


class Version(models.Model):
    of = models.CharField(max_length=80, help_text="whose limits: a rule, a promise, a group of settings")
    number = models.PositiveIntegerField()
    values = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="limits_version_once")]

    def __str__(self) -> str:
        return f"{self.of} v{self.number}"
