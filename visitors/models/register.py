"""The visitors' register of one day, as an xlsx kept beside it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import OuterRef, Subquery

from frontdesk.files.models import Attachment
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class RegisterExportQuerySet(models.QuerySet["RegisterExport"]):
    def visible_to(self, person: "Person") -> "RegisterExportQuerySet":
        return self if person.can(Can.SEE_REGISTER) else self.none()

    def there(self) -> "RegisterExportQuerySet":
        """Not removed yet."""
        return self.filter(removed_at__isnull=True)

    def with_files(self) -> "RegisterExportQuerySet":
        """With `file_size`: bytes, or None while it is owed anew and after it was removed."""
        files = Attachment.objects.there().filter(subject_type=self.model._meta.label_lower, subject_id=OuterRef("pk"))
        return self.annotate(file_size=Subquery(files.order_by("-pk").values("size")[:1]))


class RegisterExport(models.Model):
    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    rewritten_at = models.DateTimeField(null=True, blank=True, help_text="when somebody in it was forgotten")
    removed_at = models.DateTimeField(null=True, blank=True, help_text="when it had been kept long enough")
    visits = models.PositiveIntegerField(help_text="how many visits it lists")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the file; empty while it is owed anew, without who was forgotten")

    objects = RegisterExportQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
