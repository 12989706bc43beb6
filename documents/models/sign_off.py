"""签批: a sign-off, its steps and what each signer answered. One row an assignee; what was sent back stays and is asked anew."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from documents.models.clearance import USUAL, Clearance
from documents.models.document import Document
from documents.models.words import Decision, Mode, Outcome, Refusal
from frontdesk.facts import pair

PERSON = settings.AUTH_USER_MODEL
TAKEN_OFF = 0  # the place of a signer whom a step does not want any more, however often it is tried


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def running(self) -> Self:
        """Not ended; one that was sent back to who began it is among them."""
        return self.filter(ended_at__isnull=True)


class SignOff(models.Model):
    """One way through the signers; its steps were frozen as it began."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="sign_offs")
    number = models.PositiveSmallIntegerField(help_text="1 … n within the document")
    purpose = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, help_text="of what is signed: subject, number and files")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True, help_text="it waits for who began it")
    returned_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    resumes_at = models.PositiveSmallIntegerField(null=True, blank=True, help_text="the position at which it goes on afterwards")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            *(pair("sign_off", fact) for fact in ("begun", "returned", "ended")),
            models.UniqueConstraint(fields=["document", "number"], name="sign_off_number_once"),
            models.UniqueConstraint(fields=["document"], condition=Q(ended_at__isnull=True), name="sign_off_one_running"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | Q(ended_at__isnull=False, outcome__in=Outcome.values),
                name="sign_off_ends_somehow",
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True) | Q(resumes_at__isnull=False), name="sign_off_returned_knows_where_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} / {self.number}"


class StepQuerySet(models.QuerySet["Step"]):
    def running(self) -> Self:
        return self.filter(begun_at__isnull=False, ended_at__isnull=True)


class Step(models.Model):
    """A step as one attempt: sent back, the same position is tried again as a new row."""

    sign_off = models.ForeignKey(SignOff, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    attempt = models.PositiveSmallIntegerField(default=1)
    mode = models.CharField(max_length=10, choices=Mode)
    needed = models.PositiveSmallIntegerField(default=1, help_text="how many must agree, where the mode is so many of them")
    refusal = models.CharField(max_length=10, choices=Refusal, default=Refusal.STOP)
    goes_to = models.PositiveSmallIntegerField(null=True, blank=True, help_text="the position after this one, where it jumps back")
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["position", "attempt"]
        constraints = [
            models.UniqueConstraint(fields=["sign_off", "position", "attempt"], name="step_attempt_once"),
            models.UniqueConstraint(
                fields=["sign_off"], condition=Q(begun_at__isnull=False, ended_at__isnull=True), name="step_one_running"
            ),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="step_mode_known"),
            models.CheckConstraint(condition=Q(refusal__in=Refusal.values), name="step_refusal_known"),
            models.CheckConstraint(condition=Q(needed__gte=1), name="step_needs_somebody"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | Q(ended_at__isnull=False, outcome__in=Outcome.values),
                name="step_ends_somehow",
            ),
            models.CheckConstraint(condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")), name="step_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return f"{self.sign_off} / {self.position}"


class SigningQuerySet(models.QuerySet["Signing"]):
    def asked(self) -> Self:
        """Whose answer is wanted now."""
        return self.filter(asked_at__isnull=False, decided_at__isnull=True, step__ended_at__isnull=True)

    def answered(self) -> Self:
        """What signers answered themselves, or through who acted for them."""
        return self.filter(decision__in=(Decision.AGREED, Decision.REFUSED, Decision.RETURNED))

    def answered_between(self, begin: datetime, end: datetime) -> Self:
        return self.answered().filter(decided_at__gte=begin, decided_at__lt=end)

    def binding(self) -> Self:
        """Agreements and refusals: they bear the hash of what was signed."""
        return self.filter(decision__in=[Decision.AGREED, Decision.REFUSED])

    def not_cleared(self) -> Self:
        """Of documents that are more secret than their signers may read."""
        given = Clearance.objects.standing().filter(person=OuterRef("signer")).values("level")[:1]
        return self.filter(step__sign_off__document__level__gt=Coalesce(Subquery(given), Value(USUAL.value))).order_by("pk")

    def counting(self) -> Self:
        """Those whose answer counts for their step: neither handed on nor spared, in their order."""
        return self.exclude(decision__in=[Decision.TRANSFERRED, Decision.SPARED]).order_by("place", "pk")

    def planned(self) -> Self:
        """Whom the step asks when it is tried again: all but those who handed it on or were taken off it, in their order."""
        return self.exclude(decision=Decision.TRANSFERRED).exclude(place=TAKEN_OFF).order_by("place", "pk")


class Signing(models.Model):
    """One signer of a step. Who acts for somebody is `decided_by`; both names stand on the mark."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="signings")
    signer = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(help_text="where the step goes one by one: when it is their turn")
    added_at = models.DateTimeField(null=True, blank=True, help_text="added, or handed over by another; none: planned from the start")
    added_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    chased_at = models.DateTimeField(null=True, blank=True, help_text="asked once more, the last time")
    chased_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.CharField(max_length=12, choices=Decision, blank=True)
    opinion = models.TextField(max_length=1000, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="of what was signed, as it stood then")

    objects = SigningQuerySet.as_manager()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            pair("signing", "added"),
            pair("signing", "chased"),
            pair("signing", "decided"),
            models.UniqueConstraint(
                fields=["step", "signer"], condition=~Q(decision__in=["transferred", "spared"]), name="signing_signer_once_a_step"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decision="") | Q(decided_at__isnull=False, decision__in=Decision.values),
                name="signing_decided_somehow",
            ),
            models.CheckConstraint(condition=~Q(decision="refused") | ~Q(opinion=""), name="signing_refused_with_words"),
            models.CheckConstraint(
                condition=~Q(decision__in=["agreed", "refused"]) | ~Q(sha256=""), name="signing_bound_to_what_was_signed"
            ),
        ]
        indexes = [
            models.Index(fields=["signer"], condition=Q(asked_at__isnull=False, decided_at__isnull=True), name="signing_asked"),
            models.Index(fields=["decided_at"], name="signing_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.signer} · {self.get_decision_display()}"
