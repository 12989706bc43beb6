"""会中服务: tea that was owed at a moment, and what a room asked for; each with who saw to it and when."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from meetings.models.booking import Booking
from repairs.models import Ticket

PERSON = settings.AUTH_USER_MODEL


class TeaRoundQuerySet(models.QuerySet["TeaRound"]):
    def open(self) -> Self:
        return self.filter(served_at__isnull=True)


class TeaRound(models.Model):
    """One round of tea, there from the moment it is owed; the rounds to come are counted from the booking."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="tea_rounds")
    owed_at = models.DateTimeField()
    served_at = models.DateTimeField(null=True, blank=True)
    served_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = TeaRoundQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("tea_round", "served"),
            models.UniqueConstraint(fields=["booking", "owed_at"], name="tea_round_once_a_moment"),
        ]

    def __str__(self) -> str:
        return f"tea round {self.pk}"


class Want(models.TextChoices):
    """What a room asks for."""

    TEA = "tea", pgettext_lazy("a room asks for", "Tea or water")
    PAPER = "paper", pgettext_lazy("a room asks for", "Paper and pens")
    EQUIPMENT = "equipment", pgettext_lazy("a room asks for", "Help with the equipment")
    AIR = "air", pgettext_lazy("a room asks for", "Air conditioning")
    OTHER = "other", pgettext_lazy("a room asks for", "Something else")


class RoomRequestQuerySet(models.QuerySet["RoomRequest"]):
    """Every read of what rooms ask for."""

    def open(self) -> Self:
        return self.filter(answered_at__isnull=True)

    def same(self, booking: Booking, wants: str, words: str, since: datetime) -> Self:
        """The same of the same meeting: not answered yet, or asked since then."""
        alike = self.filter(booking=booking, wants=wants, words=words)
        return alike.filter(Q(answered_at__isnull=True) | Q(asked_at__gt=since))

    def in_words(self) -> Self:
        """With what a page shows of them."""
        return self.select_related("asked_by", "coming_by", "answered_by", "ticket").order_by("-asked_at", "-pk")


class RoomRequest(models.Model):
    """会中呼叫: asked in the room, during the meeting."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="requests")
    wants = models.CharField(max_length=10, choices=Want)
    words = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    coming_at = models.DateTimeField(null=True, blank=True, help_text="somebody said that they are on the way")
    coming_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RoomRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            *(pair("room_request", fact) for fact in ("asked", "coming", "answered")),
            models.CheckConstraint(condition=Q(wants__in=Want.values), name="room_request_known"),
        ]
        indexes = [models.Index(fields=["booking", "asked_at"], name="room_request_of_a_meeting")]

    def __str__(self) -> str:
        return str(self.get_wants_display())

    def get_absolute_url(self) -> str:
        return f"{reverse('meetings:service', args=[self.booking_id])}#request-{self.pk}"
