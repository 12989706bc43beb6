"""A file about people on its way: seen first, then taken over whole by a worker, or thrown away."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.people.plan import Plan

if TYPE_CHECKING:
    from frontdesk.people.models.person import Person

KEPT = timedelta(hours=1)  # how long a preview can be confirmed
WAITS = timedelta(hours=20)  # how long a confirmed one waits for a worker


class Outcome(models.TextChoices):
    IMPORTED = "imported", _("imported")
    REFUSED = "refused", _("refused")  # what the preview showed is not so any more
    FAILED = "failed", _("failed")  # the worker tried as often as it may
    EXPIRED = "expired", _("expired")  # nobody confirmed it, or another file took its place


class PeopleImportQuerySet(models.QuerySet["PeopleImport"]):
    def visible_to(self, reader: "Person") -> Self:
        """One's own, for who keeps the list of people."""
        return self.filter(made_by=reader) if reader.can(Can.MANAGE_PEOPLE) else self.none()

    def previews(self) -> Self:
        """Shown and not confirmed."""
        return self.filter(confirmed_at__isnull=True, ended_at__isnull=True)

    def under_way(self) -> Self:
        """Confirmed and not over: a worker is at it, or will be."""
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True)

    def owed(self, now: datetime) -> Self:
        """Under way, and no worker holds it: none has heard of it yet, or the one that had it died."""
        return self.under_way().filter(Q(leased_until__isnull=True) | Q(leased_until__lt=now))

    def holding(self) -> Self:
        """Those that still say something about people."""
        return self.exclude(data={})


class PeopleImport(models.Model):
    data = models.JSONField(help_text="the plan until it is over, then the words of a refusal, then nothing")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0, help_text="rows that are ready to be written")
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True, help_text="until when a worker that may have died keeps it")
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    objects = PeopleImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of people")
        verbose_name_plural = _("imports of people")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")), name="import_has_outcome"
            ),
        ]
        indexes = [
            models.Index(fields=["confirmed_at"], condition=Q(ended_at__isnull=True), name="import_open"),
            models.Index(fields=["made_at"], name="import_made"),
        ]

    def __str__(self) -> str:
        return f"import {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("person_import_detail", args=[self.pk])

    @property
    def total(self) -> int:
        """The rows that change something."""
        return self.new + self.changed

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 100

    @property
    def plan(self) -> Plan:
        return Plan.of(self.data)

    def is_stale(self, now: datetime) -> bool:
        """Whether a preview is too old to be confirmed."""
        return self.made_at < now - KEPT

    @property
    def refusal(self) -> str:
        """Why it was refused, in words; '' once they are forgotten."""
        return str(self.data.get("refusal", ""))
