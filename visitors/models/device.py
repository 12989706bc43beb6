"""Kiosks: paired by a one-time code, known by a token of which only the hash is kept."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair


class KioskDeviceQuerySet(models.QuerySet["KioskDevice"]):
    def working(self) -> "KioskDeviceQuerySet":
        return self.filter(paired_at__isnull=False, revoked_at__isnull=True, left_by_pin_at__isnull=True)

    def pairable(self, now: datetime) -> "KioskDeviceQuerySet":
        return self.filter(paired_at__isnull=True, revoked_at__isnull=True, code_until__gt=now)


class KioskDevice(models.Model):
    name = models.CharField(max_length=60)
    code_hash = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField()
    token_hash = models.CharField(max_length=64, blank=True)
    exit_hash = models.CharField(
        max_length=128, blank=True, help_text="the PIN by which staff leave the kiosk's pages, hashed like a password"
    )
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    paired_at = models.DateTimeField(null=True, blank=True)
    left_by_pin_at = models.DateTimeField(null=True, blank=True, help_text="staff ended it at the kiosk itself")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = KioskDeviceQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("kiosk", "opened"),
            pair("kiosk", "revoked"),
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="kiosk_token_once"),
        ]

    def __str__(self) -> str:
        return self.name


class KioskCall(models.Model):
    """Somebody at a kiosk asked for reception."""

    device = models.ForeignKey(KioskDevice, models.PROTECT, related_name="calls")
    screen = models.CharField(max_length=40, blank=True)
    called_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.device)
