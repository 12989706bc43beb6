"""How a person wants to hear of things: by which channels, when, and of what not."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Quiet(models.TextChoices):
    """Which hours a person keeps quiet."""

    OFFICE = "office", _("as the office")
    OWN = "own", _("my own hours")
    NONE = "none", _("none")


class Manner(models.Model):
    """How one person wants to hear of things; without a row: by every channel, and with the office's quiet hours."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="manner")
    by_mail = models.BooleanField(default=True)
    quiet = models.CharField(max_length=10, choices=Quiet.choices, default=Quiet.OFFICE)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet="own", quiet_from__isnull=False, quiet_until__isnull=False)
                | (~Q(quiet="own") & Q(quiet_from__isnull=True, quiet_until__isnull=True)),
                name="notice_own_hours",
            ),
            models.CheckConstraint(condition=Q(quiet__in=["office", "own", "none"]), name="notice_known_quiet"),
            models.CheckConstraint(condition=Q(quiet_from__isnull=True) | ~Q(quiet_from=models.F("quiet_until")), name="notice_some_hours"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.quiet}"


class Mute(models.Model):
    """A kind of notice that a person does not want to be told of."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="mutes")
    kind = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="notice_mute_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"
