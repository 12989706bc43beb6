"""传阅: a circulation and who reads it. One row a reader; reading is personal, so nobody reads for another."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from documents.models.document import Document
from documents.models.words import Turn
from frontdesk.facts import pair

PERSON = settings.AUTH_USER_MODEL


class CirculationQuerySet(models.QuerySet["Circulation"]):
    def running(self) -> Self:
        """Somebody has not read it yet."""
        return self.filter(ended_at__isnull=True)


class Circulation(models.Model):
    """One round through readers; a document may have several at a time, and they outlive whatever becomes of it."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="circulations")
    number = models.PositiveSmallIntegerField(help_text="1 … n within the document")
    purpose = models.CharField(max_length=200)
    turn = models.CharField(max_length=10, choices=Turn)
    due_on = models.DateField()
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="everybody has read it, or the rest was taken back")
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CirculationQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            *(pair("circulation", fact) for fact in ("begun", "ended")),
            models.UniqueConstraint(fields=["document", "number"], name="circulation_number_once"),
            models.CheckConstraint(condition=~Q(purpose=""), name="circulation_has_a_purpose"),
            models.CheckConstraint(condition=Q(turn__in=Turn.values), name="circulation_turn_known"),
            models.CheckConstraint(condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")), name="circulation_ends_later"),
        ]

    def __str__(self) -> str:
        return f"{self.document} / {self.number}"


class ReaderQuerySet(models.QuerySet["Reader"]):
    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def open(self) -> Self:
        """Has still to read it, asked or not, in their order."""
        return self.filter(read_at__isnull=True, withdrawn_at__isnull=True).order_by("place", "pk")

    def asked(self) -> Self:
        """Has it to read now."""
        return self.filter(asked_at__isnull=False, read_at__isnull=True, withdrawn_at__isnull=True)


class Reader(models.Model):
    """One reader of a circulation. Who was passed over still reads it, and the next need not wait for them."""

    circulation = models.ForeignKey(Circulation, models.PROTECT, related_name="readers")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(help_text="where it goes one after the other: when it is their turn")
    added_at = models.DateTimeField(null=True, blank=True, help_text="named later; none: from the start")
    added_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    skipped_at = models.DateTimeField(null=True, blank=True, help_text="passed over: the next is asked before they have read")
    skipped_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    chased_at = models.DateTimeField(null=True, blank=True, help_text="asked once more, the last time")
    chased_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True, help_text="a remark")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReaderQuerySet.as_manager()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            *(pair("reader", fact) for fact in ("added", "skipped", "chased", "withdrawn")),
            models.UniqueConstraint(
                fields=["circulation", "person"], condition=Q(withdrawn_at__isnull=True), name="reader_once_a_circulation"
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(asked_at__isnull=False, read_at__gte=F("asked_at")), name="reader_asked_before_read"
            ),
            models.CheckConstraint(condition=Q(read_at__isnull=True) | Q(withdrawn_at__isnull=True), name="reader_read_or_withdrawn"),
            models.CheckConstraint(condition=Q(words="") | Q(read_at__isnull=False), name="reader_remarks_on_what_was_read"),
            models.CheckConstraint(
                condition=Q(skipped_at__isnull=True) | Q(asked_at__isnull=False), name="reader_asked_before_passed_over"
            ),
        ]
        indexes = [
            models.Index(
                fields=["person"],
                condition=Q(asked_at__isnull=False, read_at__isnull=True, withdrawn_at__isnull=True),
                name="reader_asked",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.circulation}"
