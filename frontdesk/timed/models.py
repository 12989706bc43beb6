"""What the timed rules remember: when each looked, what it did once, what failed."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from frontdesk.facts import pair

SILENT_AFTER = timedelta(minutes=3)  # a worker looks every minute; three missed looks are no accident


def is_silent(last_look: datetime | None, now: datetime) -> bool:
    """Whether beat and worker have not been seen for so long that somebody must be told."""
    return last_look is None or now - last_look > SILENT_AFTER


class RuleStateQuerySet(models.QuerySet["RuleState"]):
    def last_look(self) -> datetime | None:
        """When beat and a worker last proved to be alive."""
        return self.aggregate(newest=models.Max("looked_at"))["newest"]

    def paused(self) -> "RuleStateQuerySet":
        return self.filter(paused_at__isnull=False)


class RuleState(models.Model):
    """One row a rule: its stamp, the moment it went live (what was owed before is not owed to it), and whether it is paused."""

    rule = models.CharField(max_length=80, unique=True)
    live_from = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    pause_reason = models.CharField(max_length=200, blank=True)

    objects = RuleStateQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("rulestate", "paused"),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True, pause_reason="") | Q(paused_at__isnull=False) & ~Q(pause_reason=""),
                name="rulestate_pause_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.rule


class Fired(models.Model):
    """This rule did this once."""

    rule = models.CharField(max_length=80)
    key = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "key"], name="fired_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.key}"


class Failure(models.Model):
    """A subject at which a rule failed: it backs off and shows red until it succeeds."""

    rule = models.CharField(max_length=80)
    key = models.CharField(max_length=150)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500)
    failed_at = models.DateTimeField()
    again_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "key"], name="failure_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.key}: {self.error}"


class Run(models.Model):
    """A look at which something was owed. A look that finds nothing leaves only the stamp."""

    rule = models.CharField(max_length=80)
    at = models.DateTimeField()
    took_ms = models.PositiveIntegerField()
    due = models.PositiveIntegerField()
    acted = models.PositiveIntegerField()
    failed = models.PositiveIntegerField()
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["rule", "-at"])]

    def __str__(self) -> str:
        return f"{self.rule} at {self.at}"
