"""Versions of settings: a change is a new row, old rows never change, records point at the row they were made under."""

from django.db import models


class Version(models.Model):
    of = models.CharField(max_length=80, help_text="whose limits: a rule, a promise, a group of settings")
    number = models.PositiveIntegerField()
    values = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="limits_version_once")]

    def __str__(self) -> str:
        return f"{self.of} v{self.number}"
