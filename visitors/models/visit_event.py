"""What happened to a visit, one row a step. Undoing is a new row that names the one it undoes; nothing is edited."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair

UNDO_WITHIN = timedelta(minutes=10)


class Verb(models.TextChoices):
    EXPECT = "expect", _("pre-registered")
    CHECK_IN = "check_in", _("checked in")
    ANSWER = "answer", _("host answered")
    MEET = "meet", _("met by the host")
    LEND_BADGE = "lend_badge", _("badge lent")
    CHECK_OUT = "check_out", _("checked out")
    CANCEL = "cancel", _("cancelled")
    TURN_AWAY = "turn_away", _("turned away")
    THANK = "thank", _("thanked")
    FEEDBACK = "feedback", _("left feedback")
    STOP_MESSAGES = "stop_messages", _("asked for no messages")
    UNDO = "undo", _("undone")


class VisitEventQuerySet(models.QuerySet["VisitEvent"]):
    def standing(self) -> "VisitEventQuerySet":
        """Neither undone nor an undoing."""
        return self.filter(undone__isnull=True).exclude(verb=Verb.UNDO)


class VisitEvent(models.Model):
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=20, choices=Verb.choices)
    happened_at = models.DateTimeField()
    happened_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    device = models.ForeignKey("visitors.KioskDevice", models.PROTECT, null=True, blank=True, related_name="+")
    before = models.JSONField(default=dict, help_text="the facts as they stood before, for undoing")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone")

    objects = VisitEventQuerySet.as_manager()

    class Meta:
        constraints = [pair("visit_event", "happened")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(Verb(self.verb).label)
