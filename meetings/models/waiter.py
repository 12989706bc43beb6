"""候补: somebody who waits for a room that another has; when it is given back it is kept for the first of them for some minutes."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings.models.booking import Booking
from meetings.models.room import Room

PERSON = settings.AUTH_USER_MODEL


class WaiterQuerySet(models.QuerySet["Waiter"]):
    """Every read of the waiting list."""

    def waiting(self, now: datetime) -> Self:
        """For something to come, without an offer; who came first is first."""
        return self.filter(closed_at__isnull=True, offer__isnull=True, begins_at__gt=now).order_by("made_at", "pk")

    def offered(self) -> Self:
        """With a room that is kept for them."""
        return self.filter(closed_at__isnull=True, offer__isnull=False)

    def run_out(self, now: datetime) -> Self:
        """That let their offer pass."""
        return self.offered().filter(offered_until__lte=now)


class Waiter(models.Model):
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, models.PROTECT, related_name="waiters")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    subject = models.CharField(pgettext_lazy("a meeting", "subject"), max_length=120)
    people = models.PositiveSmallIntegerField(_("people"), default=2)
    is_confidential = models.BooleanField(_("confidential"), default=False)
    is_served = models.BooleanField(default=False, help_text="the office prepares the room")
    made_at = models.DateTimeField()
    offer = models.OneToOneField(Booking, models.PROTECT, null=True, blank=True, related_name="waiter")
    offered_until = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, help_text="has it, gave up, or let the offer pass")

    objects = WaiterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(begins_at__lt=F("ends_at")), name="waiter_for_some_time"),
            models.CheckConstraint(
                condition=Q(offer__isnull=True, offered_until__isnull=True) | Q(offer__isnull=False, offered_until__isnull=False),
                name="waiter_offer_has_an_end",
            ),
            models.UniqueConstraint(
                fields=["person", "room", "begins_at"], condition=Q(closed_at__isnull=True), name="waiter_once_for_the_same"
            ),
        ]
        indexes = [models.Index(fields=["made_at"], condition=Q(closed_at__isnull=True), name="waiter_in_order")]

    def __str__(self) -> str:
        return f"waiter {self.pk}"
