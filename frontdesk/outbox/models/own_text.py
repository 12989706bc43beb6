"""The company's own words for a kind of notice, version by version."""

from django.db import models
from django.db.models import Exists, OuterRef, Q


class OwnTextQuerySet(models.QuerySet["OwnText"]):
    def newest(self) -> "OwnTextQuerySet":
        """The version that holds, of each kind and language."""
        later = OwnText.objects.filter(kind=OuterRef("kind"), language=OuterRef("language"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later))


class OwnText(models.Model):
    """A version of the company's own words for a kind of notice. Never changed; the highest number holds."""

    kind = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    is_delivered = models.BooleanField(default=False, help_text="back to the text as delivered")
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    sms = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    objects = OwnTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "language", "number"], name="notice_text_version_once"),
            models.CheckConstraint(
                condition=Q(is_delivered=True, title="", body="", sms="") | (Q(is_delivered=False) & ~Q(title="")),
                name="notice_text_has_title",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} v{self.number}"
