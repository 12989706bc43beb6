"""An attachment: a file beside a record of any kind. Its bytes lie in private storage under a random name."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair

SECOND_THOUGHTS = timedelta(minutes=10)  # how long a removed file can be put back
KEPT_REMOVED = timedelta(days=1)  # and how long its bytes lie before the sweep takes them


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def there(self) -> Self:
        """Neither removed nor forgotten."""
        return self.filter(removed_at__isnull=True)

    def about(self, subject: models.Model) -> Self:
        """The files of one record."""
        return self.about_any(type(subject), [subject.pk])

    def about_any(self, model: type[models.Model], ids: object) -> Self:
        """The files of the records of `model` with these ids (a list, or a query)."""
        return self.filter(subject_type=model._meta.label_lower, subject_id__in=ids)

    def holding(self, now: datetime) -> Self:
        """Those whose bytes are still wanted: there, or removed so lately that they may be put back."""
        return self.filter(Q(removed_at__isnull=True) | Q(removed_at__gt=now - KEPT_REMOVED), forgotten_at__isnull=True)

    def removed_before(self, before: datetime) -> Self:
        """Removed for so long that not even the name need stay."""
        return self.filter(removed_at__lt=before, forgotten_at__isnull=True)


class Attachment(models.Model):
    subject_type = models.CharField(max_length=64)  # "visitors.visit"
    subject_id = models.PositiveBigIntegerField()
    name = models.CharField(max_length=120, blank=True, help_text="as it was called, ending as its content says")
    media_type = models.CharField(max_length=80, help_text="by content")
    size = models.PositiveBigIntegerField(help_text="bytes as stored")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the bytes as stored")
    stored_as = models.CharField(max_length=64, unique=True, help_text="the random name in storage")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="when name and bytes were erased")

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            pair("attachment", "added"),
            pair("attachment", "removed"),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(removed_at__isnull=False, name=""), name="attachment_forgotten"
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], condition=Q(removed_at__isnull=True), name="attachment_subject"),
            models.Index(fields=["removed_at"], condition=Q(forgotten_at__isnull=True), name="attachment_removed"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_kept(self) -> bool:
        """The product put it there itself, like a signature: it belongs to the record and is not taken away."""
        return self.added_by_id is None

    @property
    def is_picture(self) -> bool:
        """Rebuilt from pixels by us, so a browser may show it."""
        return self.media_type in ("image/jpeg", "image/png")
