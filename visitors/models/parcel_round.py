"""A round 派送: twice a day the business parcels that wait are brought to whom they are for."""

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.permissions import Can
from frontdesk.web.templatetags.ui import day_and_clock

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class ParcelRoundQuerySet(models.QuerySet["ParcelRound"]):
    def visible_to(self, person: "Person") -> "ParcelRoundQuerySet":
        return self if person.can(Can.HANDLE_PARCELS) else self.none()


class ParcelRound(models.Model):
    begins_at = models.DateTimeField(unique=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ParcelRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-begins_at"]
        constraints = [pair("parcel_round", "done")]

    def __str__(self) -> str:
        return str(day_and_clock(self.begins_at))

    def get_absolute_url(self) -> str:
        return reverse("visitors:parcel_round", args=[self.pk])
