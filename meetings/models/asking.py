"""商请: who has a room is asked to begin a little earlier or later, or to take another room. They say yes or no; nothing is ever taken."""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from frontdesk.people.models import Person
from meetings.models.booking import Booking
from meetings.models.room import Room
from visitors.models import Visit

PERSON = settings.AUTH_USER_MODEL


class AskingQuerySet(models.QuerySet["Asking"]):
    """Every read of what holders are asked."""

    def open(self) -> Self:
        return self.filter(answered_at__isnull=True, closed_at__isnull=True)

    def of(self, person: Person) -> Self:
        """That this person asked, or may answer."""
        theirs = Q(booking__meeting__organiser=person) | Q(booking__meeting__made_by=person)
        return self.filter(theirs | Q(asked_by=person))

    def run_out(self, asked_before: datetime, begins_before: datetime) -> Self:
        """Nobody answered in time: asked so long ago, or about what begins so soon. And what is asked for a visit that needs it no more."""
        soon = Q(begins_at__lte=begins_before) | Q(booking__begins_at__lte=begins_before)
        facts = ("cancelled", "declined", "turned_away", "arrived")
        gone = [Q(**{f"visit__{fact}_at__isnull": False}) for fact in facts]
        elsewhere = Q(visit__isnull=False) & ~Q(visit__expected_at=F("begins_at"))
        has_one = Exists(Booking.objects.holding().filter(meeting__visit=OuterRef("visit")))
        over = reduce(or_, gone, elsewhere) | Q(has_one)
        return self.open().filter(Q(asked_at__lte=asked_before) | soon | Q(booking__ended_at__isnull=False) | over)


class Asking(models.Model):
    """`booking` is the holder's, to move by `shift` minutes or into `to_room`; the wish is for its room, from `begins_at` to `ends_at`."""

    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("who has a room is asked", "yes")
        NO = "no", pgettext_lazy("who has a room is asked", "no")

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="askings")
    shift = models.SmallIntegerField(default=0, help_text="minutes later, or earlier where negative")
    to_room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="+")
    held_at = models.DateTimeField(help_text="when the booking began as it was asked")
    room = models.ForeignKey(Room, models.PROTECT, related_name="+", help_text="which room is wished for")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    subject = models.CharField(max_length=120)
    people = models.PositiveSmallIntegerField(default=2)
    is_confidential = models.BooleanField(default=False)
    is_served = models.BooleanField(default=False, help_text="the office prepares the room")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="+")
    because = models.CharField(max_length=200, help_text="why it matters; the holder reads it")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True, help_text="not wished for any more, or nobody answered in time")

    objects = AskingQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("asking", "asked"),
            pair("asking", "answered"),
            models.CheckConstraint(condition=Q(begins_at__lt=F("ends_at")), name="asking_for_some_time"),
            models.CheckConstraint(
                condition=Q(shift=0, to_room__isnull=False) | ~Q(shift=0) & Q(to_room__isnull=True), name="asking_to_shift_or_to_swap"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | Q(answer__in=["yes", "no"], answered_at__isnull=False),
                name="asking_answered_at_a_moment",
            ),
            models.UniqueConstraint(
                fields=["booking"], condition=Q(answered_at__isnull=True, closed_at__isnull=True), name="asking_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"asking {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:asking_page", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.closed_at is None

    @property
    def would_begin(self) -> datetime:
        """When the holder's meeting would begin."""
        return self.booking.begins_at + timedelta(minutes=self.shift)

    @property
    def would_end(self) -> datetime:
        return self.booking.ends_at + timedelta(minutes=self.shift)
