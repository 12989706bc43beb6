"""What happened to a visit, one row a step. Undoing is a new row that names the one it undoes; nothing is edited."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair

UNDO_WITHIN = timedelta(minutes=10)


class Verb(models.TextChoices):
    REQUEST = "request", _("asked to come")
    ACCEPT = "accept", _("accepted by the host")
    ASK_CLEARANCE = "ask_clearance", _("approval asked for a day off")
    CLEAR = "clear", _("approved for a day off")
    DECLINE = "decline", _("declined")
    EXPECT = "expect", _("pre-registered")
    DELAY = "delay", _("running late")
    MOVE = "move", _("moved to another time")
    CHECK_IN = "check_in", _("checked in")
    ANSWER = "answer", _("host answered")
    IDENTIFY = "identify", _("identity checked")
    WATCH = "watch", _("decided by the desk")
    BRING = "bring", _("belongings listed")
    TAKE_OUT = "take_out", _("belongings checked")
    SERVE = "serve", _("drink brought")
    ESCORT = "escort", _("taken up")
    PRINT_BADGE = "print_badge", _("badge printed")
    LOSE_BADGE = "lose_badge", _("badge lost")
    BADGE_BACK = "badge_back", _("badge came back")
    STEP_OUT = "step_out", _("stepped out")
    COME_BACK = "come_back", _("came back")
    MEET = "meet", _("met by the host")
    LEND_BADGE = "lend_badge", _("badge lent")
    CHECK_OUT = "check_out", _("checked out")
    SWEEP = "sweep", _("closed in the evening, time unknown")
    CANCEL = "cancel", _("cancelled")
    TURN_AWAY = "turn_away", _("turned away")
    THANK = "thank", _("thanked")
    FEEDBACK = "feedback", _("left feedback")
    NOTE = "note", _("what was agreed noted")
    HOLD = "hold", _("held")
    RELEASE = "release", _("hold ended")
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
    words = models.CharField(max_length=200, blank=True, help_text="why, where to; forgotten with the visit")
    before = models.JSONField(default=dict, help_text="the facts as they stood before, for undoing")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone")

    objects = VisitEventQuerySet.as_manager()

    class Meta:
        constraints = [pair("visit_event", "happened")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(Verb(self.verb).label)
