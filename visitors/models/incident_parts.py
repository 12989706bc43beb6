"""What stands beside an incident: who is named, its time line, what is done against the next one, who read the report."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from visitors.models.incident import Incident

PERSON = settings.AUTH_USER_MODEL


class IncidentNamed(models.Model):
    """Somebody who may know of an incident, whatever their role; `leads`: they decide on it."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="named")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            pair("incident_named", "named"),
            models.UniqueConstraint(fields=["incident", "person"], name="incident_named_once"),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class IncidentStep(models.TextChoices):
    """What happens to an incident; the trail calls it the same."""

    REPORT = "report_incident", _("incident reported")
    ASSIGN = "assign_incident", _("given to a department")
    ANSWER = "answer_incident", _("taken in hand")
    NOTE = "note_incident", _("noted")
    AMEND = "amend_incident", _("particulars corrected")
    GRADE = "grade_incident", _("severity changed")
    CHECK = "check_claim", _("claim checked")
    RESOLVE = "resolve_incident", _("resolved")
    REOPEN = "reopen_incident", _("not resolved after all")
    FILE = "file_incident_report", _("report sent")
    READ = "read_incident_report", _("report read")
    ACT = "add_corrective_action", _("corrective action set")
    ACTED = "do_corrective_action", _("corrective action done")
    DROP = "drop_corrective_action", _("corrective action dropped")
    RESTRICT = "restrict_incident", _("restricted to those named")
    UNRESTRICT = "unrestrict_incident", _("no longer restricted")
    NAME = "name_for_incident", _("named for the case")
    UNNAME = "unname_for_incident", _("no longer named for the case")
    CLOSE = "close_incident", _("incident closed")


class IncidentEntry(models.Model):
    """One line of the time line. The database refuses to change or delete it."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="entries")
    step = models.CharField(max_length=30, choices=IncidentStep.choices)
    happened_at = models.DateTimeField()
    happened_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "incident entries"

    def __str__(self) -> str:
        return self.step


class IncidentWords(models.Model):
    """What a line of the time line says; gone once the incident is forgotten, never changed."""

    entry = models.OneToOneField(IncidentEntry, models.PROTECT, related_name="wording", primary_key=True)
    words = models.TextField(max_length=4000)

    class Meta:
        verbose_name_plural = "incident words"

    def __str__(self) -> str:
        return str(self.entry_id)


class CorrectiveActionQuerySet(models.QuerySet["CorrectiveAction"]):
    def open(self) -> "CorrectiveActionQuerySet":
        return self.filter(done_at__isnull=True, dropped_at__isnull=True)


class CorrectiveAction(models.Model):
    """整改措施: what is done so that it does not happen again, by whom and until when."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    due_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField(max_length=300, blank=True, help_text="what was done")
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_because = models.CharField(max_length=200, blank=True)

    objects = CorrectiveActionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            *(pair("corrective_action", fact) for fact in ("made", "done", "dropped")),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(dropped_at__isnull=True), name="corrective_action_done_or_dropped"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"{self.incident.get_absolute_url()}#action-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.dropped_at is None


class IncidentReadingQuerySet(models.QuerySet["IncidentReading"]):
    def unread(self) -> "IncidentReadingQuerySet":
        """Not read by somebody who works here and may know of the incident."""
        named = IncidentNamed.objects.filter(incident=OuterRef("incident"), person=OuterRef("person"))
        may_know = Q(incident__restricted_at__isnull=True) | Exists(named)
        rows = self.filter(may_know, read_at__isnull=True, person__retired_at__isnull=True, incident__forgotten_at__isnull=True)
        return rows.select_related("person").order_by("person__name_key", "pk")


class IncidentReading(models.Model):
    """Somebody the report was sent to, and when they read it."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="readings")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = IncidentReadingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "person"], name="incident_report_sent_once")]

    def __str__(self) -> str:
        return str(self.person_id)
