"""An attachment: a file beside a record of any kind. Its bytes lie in private storage under a random name.

Of files that are read (`Shelf.reads`) a worker keeps what is in them beside the original, which never changes: `Contents`, `PagePicture`.
"""

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


MOST_TEXT = 1_000_000  # characters of one file
PAGE_BREAK = "\f"


class Problem(models.TextChoices):
    """Why there is no text."""

    PASSWORD = "password", _("No text could be read: the file has a password.")
    SCAN = "scan", _("No text could be read: it is a scan.")
    EMPTY = "empty", _("There is no text in it.")
    DAMAGED = "damaged", _("No text could be read: the file is damaged.")
    LARGE = "large", _("No text could be read: that would take too long.")
    FAILED = "failed", _("No text could be read: it was tried three times.")


class ContentsQuerySet(models.QuerySet["Contents"]):
    def owed(self, now: datetime) -> Self:
        """Not read yet, and no worker is at it; of files that are there."""
        return self.unread_and_free(now).filter(attachment__removed_at__isnull=True)

    def unread_and_free(self, now: datetime) -> Self:
        return self.filter(Q(leased_until__isnull=True) | Q(leased_until__lte=now), read_at__isnull=True)

    def beside(self, subject: models.Model) -> Self:
        """Of the files of one record that are there."""
        return self.filter(attachment__in=Attachment.objects.there().about(subject))


class Contents(models.Model):
    """What a worker read in an attachment; the row is there from the moment the file is added, and says that it is owed."""

    attachment = models.OneToOneField(Attachment, models.CASCADE, primary_key=True, related_name="contents")
    text = models.TextField(blank=True, help_text="page by page, parted by form feeds")
    count = models.PositiveIntegerField(default=0, help_text="pages, sheets or slides that the file has")
    problem = models.CharField(max_length=10, choices=Problem, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True, help_text="a worker is at it")
    tries = models.PositiveSmallIntegerField(default=0)

    objects = ContentsQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a file")
        constraints = [
            models.CheckConstraint(condition=Q(problem="") | Q(problem__in=Problem.values, text=""), name="contents_text_or_problem"),
            models.CheckConstraint(condition=Q(read_at__isnull=False) | Q(text="", problem=""), name="contents_read_before_known"),
            models.CheckConstraint(condition=Q(read_at__isnull=True) | Q(leased_until__isnull=True), name="contents_leased_until_read"),
        ]
        indexes = [models.Index(fields=["leased_until"], condition=Q(read_at__isnull=True), name="contents_owed")]

    def __str__(self) -> str:
        return str(self.attachment)

    @property
    def texts(self) -> list[str]:
        """The text of each page."""
        return self.text.split(PAGE_BREAK)


class PagePictureQuerySet(models.QuerySet["PagePicture"]):
    def holding(self, now: datetime) -> Self:
        """Those whose file is still wanted."""
        return self.filter(contents__attachment__in=Attachment.objects.holding(now))


class PagePicture(models.Model):
    """A page of a PDF as a picture, made by us beside the original."""

    contents = models.ForeignKey(Contents, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(help_text="of the page, from 1")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=64, unique=True, help_text="the random name in storage")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    objects = PagePictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of a file")
        constraints = [models.UniqueConstraint(fields=["contents", "number"], name="page_picture_once")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.contents} / {self.number}"
