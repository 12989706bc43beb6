"""公文: a document that came in or goes out, from its registration to the file. What is secret of it is read through `visible_to` alone."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.models.document_queries import DocumentQuerySet
from documents.models.words import Channel, Level, Register, Urgency
from frontdesk.facts import pair
from frontdesk.people.models import Department

PERSON = settings.AUTH_USER_MODEL


class Document(models.Model):
    register = models.CharField(_("register"), max_length=12, choices=Register, default=Register.INCOMING)
    number = models.CharField(max_length=40, blank=True, db_index=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    level = models.PositiveSmallIntegerField(_("secrecy level"), choices=Level, default=Level.INTERNAL)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.NORMAL)
    is_paper_only = models.BooleanField(_("paper only"), default=False, help_text="no scan and no subject in here: state secrets")
    source = models.CharField(_("from"), max_length=120, blank=True)
    source_key = models.CharField(max_length=120, blank=True, editable=False, help_text="`source` as it is compared")
    source_number = models.CharField(_("its number"), max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, editable=False, help_text="`source_number` as it is compared")
    channel = models.CharField(_("came by"), max_length=10, choices=Channel, blank=True)
    received_at = models.DateTimeField(_("received"), null=True, blank=True)
    due_on = models.DateField(_("to be dealt with by"), null=True, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+", help_text="whose it is")
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    # 拟办
    grounds = models.TextField(_("grounds"), max_length=1000, blank=True)
    proposal = models.TextField(_("proposed handling"), max_length=1000, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    approved_at = models.DateTimeField(null=True, blank=True, help_text="its last sign-off passed")
    issued_at = models.DateTimeField(null=True, blank=True, help_text="outgoing: it has its number and may go out")
    issued_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    refused_at = models.DateTimeField(null=True, blank=True, help_text="its last sign-off was refused")
    finished_at = models.DateTimeField(null=True, blank=True, help_text="办结: nothing is to be done any more")
    finished_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    filed_at = models.DateTimeField(null=True, blank=True)
    filed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    filed_year = models.PositiveSmallIntegerField(null=True, blank=True)
    filed_under = models.CharField(max_length=60, blank=True, help_text="the category of the file")
    filed_where = models.CharField(max_length=80, blank=True, help_text="where the paper lies")
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    voided_because = models.CharField(max_length=200, blank=True)

    papers_away: Sequence[Any]  # of documents that were read for a list
    where: str | None  # of documents that were read `with_where`

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "-pk"]
        constraints = [
            pair("document", "registered"),
            pair("document", "proposed"),
            *(pair("document", fact) for fact in ("issued", "finished", "filed", "voided")),
            models.CheckConstraint(
                condition=Q(register=Register.OUTGOING, issued_at__isnull=True, number="")
                | Q(register=Register.OUTGOING, issued_at__isnull=False, approved_at__isnull=False) & ~Q(number="")
                | ~Q(register=Register.OUTGOING) & Q(issued_at__isnull=True),
                name="document_outgoing_numbered_when_issued",
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, voided_because="") | Q(voided_at__isnull=False) & ~Q(voided_because=""),
                name="document_void_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(filed_at__isnull=True) | Q(finished_at__isnull=False, filed_year__isnull=False) & ~Q(filed_under=""),
                name="document_filed_whole",
            ),
            models.UniqueConstraint(fields=["register", "number"], condition=~Q(number=""), name="document_number_once"),
            models.CheckConstraint(condition=Q(register__in=Register.values), name="document_register_known"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="document_level_known"),
            models.CheckConstraint(condition=Q(urgency__in=Urgency.values), name="document_urgency_known"),
            models.CheckConstraint(condition=Q(channel="") | Q(channel__in=Channel.values), name="document_channel_known"),
            models.CheckConstraint(condition=Q(is_paper_only=False) | Q(subject=""), name="document_paper_only_has_no_subject"),
            models.CheckConstraint(
                condition=Q(register=Register.CONFIDENTIAL, level__gte=Level.CONFIDENTIAL)
                | Q(register=Register.INCOMING, level__lt=Level.CONFIDENTIAL)
                | Q(register=Register.OUTGOING),
                name="document_confidential_in_its_own_register",
            ),
            models.CheckConstraint(condition=Q(approved_at__isnull=True) | Q(refused_at__isnull=True), name="document_approved_or_refused"),
        ]
        indexes = [
            models.Index(fields=["register", "-registered_at", "-id"], name="document_newest"),
            models.Index(fields=["registered_at"], name="document_registered"),
            models.Index(fields=["issued_at"], condition=Q(issued_at__isnull=False), name="document_issued"),
            models.Index(fields=["source_key", "number_key"], condition=~Q(number_key=""), name="document_twice"),
        ]

    def __str__(self) -> str:
        return self.designation

    def get_absolute_url(self) -> str:
        return reverse("documents:document_detail", args=[self.pk])

    @property
    def designation(self) -> str:
        """Its number, or what a draft without one is called in both languages."""
        return self.number or f"发文稿{self.pk}"

    @property
    def is_outgoing(self) -> bool:
        return self.register == Register.OUTGOING

    @property
    def is_draft(self) -> bool:
        """Outgoing, and without a number yet."""
        return self.is_outgoing and self.issued_at is None

    @property
    def is_secret(self) -> bool:
        """Read only by who is named on it."""
        return self.level >= Level.CONFIDENTIAL

    @property
    def is_urgent(self) -> bool:
        return self.urgency == Urgency.URGENT

    @property
    def called(self) -> str:
        """Its subject, for who may see it."""
        return self.subject or str(_("Paper only, without a subject"))


class Named(models.Model):
    """知悉范围: who may know of a document, and why; nobody else reads one that is confidential."""

    class Why(models.TextChoices):
        REGISTERED = "registered", _("registered it")
        DRAFTED = "drafted", _("drafted it")
        SIGNS = "signs", _("was asked to sign")
        READS = "reads", _("was given it to read")
        HANDLES = "handles", _("handles it")
        ISSUES = "issues", _("issues it")
        RECEIVES = "receives", _("was sent it")
        KNOWS = "knows", _("may know of it")

    document = models.ForeignKey(Document, models.PROTECT, related_name="named")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    why = models.CharField(max_length=12, choices=Why)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("named", "named"),
            models.UniqueConstraint(fields=["document", "person"], name="named_once"),
        ]
        indexes = [models.Index(fields=["person", "document"], name="named_person")]

    def __str__(self) -> str:
        return str(self.person)
