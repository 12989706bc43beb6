"""决议: what a meeting decided, with who sees to it and until when; it stays open until that is done or not wanted any more."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from meetings.models.meeting import Meeting

PERSON = settings.AUTH_USER_MODEL


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    """Every read of the resolutions."""

    def open(self) -> Self:
        return self.filter(done_at__isnull=True, dropped_at__isnull=True)

    def before(self, meeting: Meeting) -> Self:
        """Open ones of earlier dates of the same series: they head its agenda."""
        if meeting.series_id is None:
            return self.none()
        return self.open().filter(meeting__series=meeting.series_id, meeting__occurs_on__lt=meeting.occurs_on)


class Resolution(models.Model):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    number = models.PositiveSmallIntegerField(help_text="within its meeting; it keeps it wherever it is carried to")
    words = models.CharField(_("resolution"), max_length=500)
    owner = models.ForeignKey(PERSON, models.PROTECT, related_name="resolutions")
    due_on = models.DateField(_("by"))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    report = models.CharField(max_length=500, blank=True, help_text="what was done")
    dropped_at = models.DateTimeField(null=True, blank=True, help_text="not wanted any more")
    dropped_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_because = models.CharField(max_length=200, blank=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        constraints = [
            *(pair("resolution", fact) for fact in ("made", "done", "dropped")),
            models.UniqueConstraint(fields=["meeting", "number"], name="resolution_numbered_once"),
            models.CheckConstraint(condition=Q(done_at__isnull=True) | ~Q(report=""), name="resolution_done_with_a_report"),
            models.CheckConstraint(condition=Q(done_at__isnull=True) | Q(dropped_at__isnull=True), name="resolution_done_or_dropped"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}-{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:resolution_page", args=[self.pk])
