"""How long people stood at a kiosk. No name, no visit, no minute of the day: nothing that could say who it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KioskSession(models.Model):
    class Kind(models.TextChoices):
        EXPECTED = "expected", _("expected")
        WALK_IN = "walk_in", _("walk-in")
        LEAVING = "leaving", _("leaving")

    day = models.DateField(db_index=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    seconds = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.kind} {self.seconds} s"
