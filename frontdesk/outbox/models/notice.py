"""A notice: something a reader must hear, written with its cause, delivered once."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person


class Channel(models.TextChoices):
    INBOX = "inbox", _("inbox")
    MAIL = "mail", _("e-mail")
    SMS = "sms", _("SMS")
    ROBOT = "robot", _("chat robot")
    HOOK = "hook", _("webhook")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> "NoticeQuerySet":
        """Neither sent nor given up nor overtaken by events."""
        return self.filter(sent_at__isnull=True, dead_at__isnull=True, obsolete_at__isnull=True)

    def owed(self, now: datetime) -> "NoticeQuerySet":
        """To be delivered at this moment, and in nobody's hands."""
        return self.waiting().filter(Q(leased_until__isnull=True) | Q(leased_until__lt=now), due_at__lte=now)

    def dead(self) -> "NoticeQuerySet":
        return self.filter(dead_at__isnull=False)

    def held(self, now: datetime) -> "NoticeQuerySet":
        """Waiting for the end of somebody's quiet hours."""
        return self.waiting().filter(held_until__gt=now)

    def unread_by(self, person: Person) -> "NoticeQuerySet":
        return self.inbox_of(person).filter(read_at__isnull=True)

    def inbox_of(self, person: Person) -> "NoticeQuerySet":
        return self.filter(reader=person, channel=Channel.INBOX, sent_at__isnull=False)


class Notice(models.Model):
    kind = models.CharField(max_length=80)
    cause = models.CharField(max_length=150, help_text="what brought it about, with the round: 'visit:7:arrived:1'")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    reader = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="notices")
    address = models.CharField(max_length=254, blank=True, help_text="mail address or number of a reader from outside")
    reader_key = models.CharField(max_length=270)
    language = models.CharField(max_length=10)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    data = models.JSONField(default=dict, help_text="the values of the text's placeholders; erased with the person they name")
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="not before this moment; moved on by each failure")
    held_until = models.DateTimeField(null=True, blank=True, help_text="the end of the quiet hours that it was posted in")
    leased_until = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True, help_text="the delivery that took it in hand last")
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)
    obsolete_at = models.DateTimeField(null=True, blank=True)
    sent_with = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", help_text="the first notice of the message it went out in"
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cause", "reader_key", "channel"], name="notice_once")]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at__isnull=True, dead_at__isnull=True, obsolete_at__isnull=True),
                name="notice_waiting",
            ),
            models.Index(fields=["reader", "-id"], condition=Q(channel="inbox"), name="notice_inbox"),
            models.Index(fields=["reader"], condition=Q(channel="inbox", read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["subject_type", "subject_id"], name="notice_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.channel}"
