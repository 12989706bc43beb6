"""The visitors' register of one day, as an xlsx kept beside it."""

from typing import TYPE_CHECKING

from django.db import models

from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class RegisterExportQuerySet(models.QuerySet["RegisterExport"]):
    def visible_to(self, person: "Person") -> "RegisterExportQuerySet":
        return self if person.can(Can.SEE_REGISTER) else self.none()


class RegisterExport(models.Model):
    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    rewritten_at = models.DateTimeField(null=True, blank=True, help_text="when somebody in it was forgotten")
    removed_at = models.DateTimeField(null=True, blank=True, help_text="when it had been kept long enough")
    visits = models.PositiveIntegerField(help_text="how many visits it lists")
    sha256 = models.CharField(max_length=64)

    objects = RegisterExportQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
