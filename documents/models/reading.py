"""查阅记录: who opened a document, looked at its files, took or printed them, and when. No row is ever changed; all are kept."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from documents.models.document import Document
from frontdesk.files.models import Attachment

PERSON = settings.AUTH_USER_MODEL


class ReadingQuerySet(models.QuerySet["Reading"]):
    def about(self, documents: object) -> Self:
        """Of documents that a query finds: each door passes the one of its reader."""
        return self.filter(document__in=documents)

    def matching(self, words: str) -> Self:
        """By the document's number or subject, or a colleague's name."""
        what = Q(document__number__icontains=words) | Q(document__subject__icontains=words)
        return self.filter(what | Q(person__name__icontains=words) | Q(person__name_en__icontains=words))


class Reading(models.Model):
    class Kind(models.TextChoices):
        OPENED = "opened", pgettext_lazy("reading log", "opened")
        PREVIEWED = "previewed", pgettext_lazy("reading log", "looked at the file")
        DOWNLOADED = "downloaded", pgettext_lazy("reading log", "downloaded")
        PRINTED = "printed", pgettext_lazy("reading log", "opened for printing")

    document = models.ForeignKey(Document, models.PROTECT, related_name="readings")
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField()

    objects = ReadingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["opened", "previewed", "downloaded", "printed"]), name="reading_kind_known"),
            models.CheckConstraint(
                condition=Q(attachment__isnull=False) | ~Q(kind__in=["previewed", "downloaded"]), name="reading_of_a_file_names_it"
            ),
        ]
        indexes = [
            models.Index(fields=["document", "-at"], name="reading_document"),
            models.Index(fields=["person", "document", "-at"], name="reading_person"),
            models.Index(fields=["-at"], name="reading_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_kind_display()}"
