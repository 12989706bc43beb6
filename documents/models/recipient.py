"""分发: to whom an issued document went, inside or outside, and when its receipt came. One row a recipient."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from documents.models.document import Document
from documents.models.words import Channel
from frontdesk.facts import pair
from frontdesk.people.models import Department

PERSON = settings.AUTH_USER_MODEL


class RecipientQuerySet(models.QuerySet["Recipient"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)

    def open(self) -> Self:
        """Whose receipt has not come."""
        return self.standing().filter(received_at__isnull=True)

    def inside(self) -> Self:
        return self.filter(person__isnull=False)


class Recipient(models.Model):
    """A colleague, who confirms, or somebody outside, whose receipt the clerk enters when it comes."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="recipients")
    person = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+", help_text="whose head it went to")
    outside = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, blank=True, help_text="how it went out of the house")
    copies = models.PositiveSmallIntegerField(default=1)
    sent_on = models.DateField()
    sent_at = models.DateTimeField(help_text="when it was entered")
    sent_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    chased_at = models.DateTimeField(null=True, blank=True, help_text="asked once more, the last time")
    chased_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", help_text="who confirmed or entered it"
    )
    receipt = models.CharField(max_length=200, blank=True, help_text="what the receipt says")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RecipientQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            *(pair("recipient", fact) for fact in ("chased", "received", "withdrawn")),
            models.CheckConstraint(
                condition=Q(person__isnull=False, outside="", channel="")
                | Q(person__isnull=True, channel__in=Channel.values) & ~Q(outside=""),
                name="recipient_inside_or_outside",
            ),
            models.UniqueConstraint(
                fields=["document", "person"], condition=Q(withdrawn_at__isnull=True, person__isnull=False), name="recipient_person_once"
            ),
            models.CheckConstraint(condition=Q(copies__gte=1), name="recipient_has_a_copy"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_on__isnull=True, receipt="")
                | Q(received_at__isnull=False, received_on__isnull=False),
                name="recipient_received_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")), name="recipient_received_after_sent"
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | Q(withdrawn_at__isnull=True), name="recipient_received_or_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return self.outside or str(self.person)
