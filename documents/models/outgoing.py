"""发文: what an outgoing document says, and the templates that drafts copy."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from frontdesk.facts import pair

PERSON = settings.AUTH_USER_MODEL
LONGEST = 20_000


class TemplateQuerySet(models.QuerySet["Template"]):
    def open(self) -> Self:
        """Those that may still be chosen."""
        return self.filter(ended_at__isnull=True)


class Template(models.Model):
    """Words to begin with; names in braces are blanks to fill. A draft copies them, so a template changes no draft."""

    name = models.CharField(_("name"), max_length=60)
    subject = models.CharField(_("subject"), max_length=300)
    body = models.TextField(_("text"), max_length=LONGEST)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="not offered any more")
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            *(pair("template", fact) for fact in ("changed", "ended")),
            models.UniqueConstraint(fields=["name"], condition=Q(ended_at__isnull=True), name="template_name_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(subject="") & ~Q(body=""), name="template_says_something"),
        ]

    def __str__(self) -> str:
        return self.name


class Text(models.Model):
    """What an outgoing document says; who checks and approves it signs these words."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="text")
    template = models.ForeignKey(Template, models.PROTECT, null=True, blank=True, related_name="+")
    addressed_to = models.CharField(_("addressed to"), max_length=300, help_text="主送")
    copied_to = models.CharField(_("copied to"), max_length=300, blank=True, help_text="抄送")
    body = models.TextField(_("text"), max_length=LONGEST)
    signed_off_as = models.CharField(_("in the name of"), max_length=120, help_text="落款: the company or a department")
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            pair("text", "edited"),
            models.CheckConstraint(condition=~Q(body="") & ~Q(addressed_to="") & ~Q(signed_off_as=""), name="text_is_whole"),
        ]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """What of it is signed, in an order that stays."""
        return self.addressed_to, self.copied_to, self.body, self.signed_off_as

    @property
    def paragraphs(self) -> list[str]:
        return [line.strip() for line in self.body.splitlines() if line.strip()]
