"""突发事件: something that went wrong with somebody at the counter, from the report to the lessons."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from visitors.models.incident_queries import IncidentQuerySet

PERSON = settings.AUTH_USER_MODEL
FACTS = ("reported", "assigned", "answered", "claim_checked", "resolved", "filed", "closed", "restricted")
TITLE = 60


class IncidentKind(models.TextChoices):
    QUALITY = "quality", _("quality complaint")
    SERVICE = "service", _("service complaint")
    DISPUTE = "dispute", _("dispute or row")
    INJURY = "injury", _("injury or illness")
    LOSS = "loss", _("theft or damage")
    SAFETY = "safety", _("fire, water or power")
    INTRUSION = "intrusion", _("intrusion")
    OTHER = "other", pgettext_lazy("incident", "other")


class Mood(models.TextChoices):
    CALM = "calm", _("calm")
    UPSET = "upset", _("upset")
    ANGRY = "angry", _("angry")
    THREATENING = "threatening", _("threatening")


class Severity(models.TextChoices):
    ORDINARY = "ordinary", pgettext_lazy("incident", "ordinary")
    MAJOR = "major", pgettext_lazy("incident", "major")


class IncidentState(models.TextChoices):
    REPORTED = "reported", pgettext_lazy("incident", "reported")
    ASSIGNED = "assigned", pgettext_lazy("incident", "assigned")
    IN_PROGRESS = "in_progress", pgettext_lazy("incident", "in progress")
    RESOLVED = "resolved", pgettext_lazy("incident", "resolved")
    CLOSED = "closed", pgettext_lazy("incident", "closed")


def severity_for(kind: str) -> str:
    """What is proposed: a complaint about quality touches every customer who has the same goods."""
    return Severity.MAJOR if kind in (IncidentKind.QUALITY, IncidentKind.INJURY, IncidentKind.SAFETY) else Severity.ORDINARY


class Incident(models.Model):
    Kind, Mood, Severity, State = IncidentKind, Mood, Severity, IncidentState

    number = models.CharField(max_length=20, blank=True, db_index=True)
    kind = models.CharField(max_length=10, choices=IncidentKind.choices)
    severity = models.CharField(max_length=10, choices=Severity.choices)
    mood = models.CharField(max_length=12, choices=Mood.choices, default=Mood.CALM, help_text="state of mind of who it happened to")
    title = models.CharField(max_length=TITLE, help_text="the beginning of its words")
    words = models.TextField(max_length=2000, help_text="what happened")
    demands = models.CharField(max_length=500, blank=True, help_text="what they ask for")
    place = models.CharField(max_length=120, blank=True)
    people = models.CharField(max_length=300, blank=True, help_text="who was in it: names and numbers of outsiders")
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, null=True, blank=True, related_name="incidents")
    holds_visit = models.BooleanField(default=False, help_text="the hold of the visit was put on for it")
    department = models.ForeignKey("people.Department", models.PROTECT, null=True, blank=True, related_name="+")
    assignee = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+", help_text="who answers for it")
    happened_at = models.DateTimeField()
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    assigned_at = models.DateTimeField(null=True, blank=True)
    assigned_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True, help_text="the department, or who leads a major one, has taken it in hand")
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    claim_checked_at = models.DateTimeField(null=True, blank=True)
    claim_checked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    claim_is_true = models.BooleanField(null=True)
    claim_found = models.CharField(max_length=500, blank=True, help_text="what was found when the claim was checked")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=500, blank=True, help_text="how it was resolved")
    filed_at = models.DateTimeField(null=True, blank=True, help_text="the report was written and sent")
    filed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    report = models.TextField(max_length=4000, blank=True)
    lessons = models.TextField(max_length=2000, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.CharField(max_length=300, blank=True, help_text="said when it was closed")
    restricted_at = models.DateTimeField(null=True, blank=True, help_text="known to those named alone")
    restricted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-reported_at"]), models.Index(fields=["visit", "closed_at"])]
        constraints = [
            *(pair("incident", fact) for fact in FACTS),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="incident_number_once"),
            models.CheckConstraint(
                condition=Q(claim_checked_at__isnull=True, claim_is_true__isnull=True)
                | Q(claim_checked_at__isnull=False, claim_is_true__isnull=False),
                name="incident_claim_is_checked_true_or_not",
            ),
            models.CheckConstraint(condition=Q(filed_at__isnull=True) | Q(resolved_at__isnull=False), name="incident_filed_when_resolved"),
            models.CheckConstraint(condition=Q(closed_at__isnull=True) | Q(filed_at__isnull=False), name="incident_closed_with_a_report"),
            models.CheckConstraint(condition=Q(holds_visit=False) | Q(visit__isnull=False), name="incident_holds_its_visit"),
        ]

    def __str__(self) -> str:
        return self.number or str(_("incident"))

    def get_absolute_url(self) -> str:
        return reverse("visitors:incident_detail", args=[self.pk])

    @property
    def state(self) -> IncidentState:
        reached = (
            (self.closed_at, IncidentState.CLOSED),
            (self.resolved_at, IncidentState.RESOLVED),
            (self.answered_at, IncidentState.IN_PROGRESS),
            (self.assigned_at, IncidentState.ASSIGNED),
        )
        return next((state for at, state in reached if at), IncidentState.REPORTED)

    @property
    def is_major(self) -> bool:
        return self.severity == Severity.MAJOR

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.forgotten_at is None
