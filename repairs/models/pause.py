"""暂停计时: why the clock of a ticket stands still and until when; and more time, asked for and decided."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Person
from repairs.models.ticket import Ticket

PERSON = settings.AUTH_USER_MODEL


class PauseReason(models.TextChoices):
    """The only ones there are."""

    PARTS = "parts", _("waiting for parts")
    ASKER = "asker", _("waiting for who asked")
    CONTRACTOR = "contractor", _("waiting for a contractor")
    ACCESS = "access", _("no way in")


class PauseQuerySet(models.QuerySet["Pause"]):
    """Every read of the pauses."""

    def running(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def ran_out(self, now: datetime) -> Self:
        """Of tickets that run, whose moment has come: the clock goes on by itself, and nobody has said so yet."""
        return self.running().filter(until_at__lte=now, ticket__in=Ticket.objects.running().values("pk"))


class Pause(models.Model):
    """The clock reads its two events; this row knows who asked for how long, and may be looked for."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="pauses")
    cycle = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=20, choices=PauseReason)
    paused_at = models.DateTimeField()
    paused_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    until_at = models.DateTimeField(help_text="when it goes on by itself")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PauseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("repair_pause", "ended"),
            models.UniqueConstraint(fields=["ticket"], condition=Q(ended_at__isnull=True), name="one_running_pause_a_ticket"),
            models.CheckConstraint(condition=Q(until_at__gt=F("paused_at")), name="repair_pause_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(reason__in=PauseReason.values), name="repair_pause_reason_known"),
        ]
        indexes = [models.Index(fields=["until_at"], condition=Q(ended_at__isnull=True), name="repair_pause_running_out")]

    def __str__(self) -> str:
        return str(PauseReason(self.reason).label)


class ExtensionQuerySet(models.QuerySet["Extension"]):
    """Every read of the requests for more time."""

    def open(self) -> Self:
        return self.filter(decided_at__isnull=True)

    def agreed(self) -> Self:
        return self.filter(is_agreed=True)

    def seen_by(self, reader: Person) -> Self:
        """Of tickets that this reader sees."""
        return self.filter(ticket__in=Ticket.objects.visible_to(reader).values("pk"))


class Extension(models.Model):
    """延期: both dates stay, and the report shows both."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="extensions")
    cycle = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    was_due_at = models.DateTimeField(null=True, blank=True)
    wanted_at = models.DateTimeField(help_text="when it would be due then")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    is_agreed = models.BooleanField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("repair_extension", "decided"),
            models.UniqueConstraint(fields=["ticket"], condition=Q(decided_at__isnull=True), name="one_open_extension_a_ticket"),
            models.CheckConstraint(
                condition=Q(is_agreed__isnull=True, decided_at__isnull=True) | Q(is_agreed__isnull=False, decided_at__isnull=False),
                name="repair_extension_decided_either_way",
            ),
            models.CheckConstraint(
                condition=Q(was_due_at__isnull=True) | Q(wanted_at__gt=F("was_due_at")), name="repair_extension_is_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} → {self.wanted_at:%Y-%m-%d}"
