"""议程: the points of one meeting in their order, each with who speaks and for how long where somebody says so."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from meetings.models.meeting import Meeting

PERSON = settings.AUTH_USER_MODEL


class AgendaPointQuerySet(models.QuerySet["AgendaPoint"]):
    """Every read of the agenda."""

    def standing(self) -> Self:
        return self.filter(removed_at__isnull=True)

    def in_order(self) -> Self:
        return self.standing().select_related("speaker").order_by("position", "pk")


class AgendaPoint(models.Model):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="points")
    words = models.CharField(_("agenda point"), max_length=200)
    speaker = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AgendaPointQuerySet.as_manager()

    class Meta:
        constraints = [pair("agenda_point", "added"), pair("agenda_point", "removed")]

    def __str__(self) -> str:
        return f"point {self.pk}"
