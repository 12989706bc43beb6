"""参会人: a colleague, or somebody from outside with an address; one row a meeting and person."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import get_random_string

from frontdesk.facts import pair
from frontdesk.people.models import Person
from meetings.models.booking import Booking
from meetings.models.meeting import Meeting
from meetings.models.words import Reply
from visitors.models import Visit

PERSON = settings.AUTH_USER_MODEL


def new_salt() -> str:
    return get_random_string(22)


class AttendeeQuerySet(models.QuerySet["Attendee"]):
    """Every read of who is invited."""

    def standing(self) -> Self:
        return self.filter(taken_off_at__isnull=True)

    def outside(self) -> Self:
        return self.filter(person__isnull=True)

    def of(self, person: Person) -> Self:
        return self.standing().filter(person=person)

    def to_expect(self, begins: datetime, ends: datetime) -> Self:
        """Guests of meetings that begin in this stretch, who did not say no and stand in no visitors' book; also who stood there
        until their visit went with the meeting."""
        coming = Booking.objects.holding().filter(begins_at__gt=begins, begins_at__lte=ends).values("meeting")
        nowhere = Q(visit__isnull=True) | Q(visit__cancelled_at__isnull=False, visit_for__isnull=True)
        rows = self.standing().outside().filter(nowhere, meeting__in=coming).exclude(email="").exclude(reply=Reply.DECLINED)
        return rows.select_related("meeting__organiser")

    def in_order(self) -> Self:
        """Colleagues first, then guests, as they were invited."""
        return self.select_related("person", "visit").order_by(F("person").asc(nulls_last=True), "pk")


class Attendee(models.Model):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendees")
    person = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=60, blank=True, help_text="of somebody from outside")
    email = models.EmailField(blank=True)
    salt = models.CharField(max_length=22, default=new_salt, editable=False)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    visit = models.OneToOneField(Visit, models.PROTECT, null=True, blank=True, related_name="+", help_text="of a guest: they are expected")
    visit_for = models.DateTimeField(null=True, blank=True, help_text="the beginning of the meeting when they were last told of it")
    reply = models.CharField(max_length=10, choices=Reply, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("attendee", "invited"),
            pair("attendee", "taken_off"),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(taken_off_at__isnull=True, person__isnull=False), name="attendee_once_a_meeting"
            ),
            models.UniqueConstraint(
                fields=["meeting", "email"], condition=Q(taken_off_at__isnull=True) & ~Q(email=""), name="guest_once_a_meeting"
            ),
            models.CheckConstraint(condition=Q(person__isnull=True) | Q(name="", email=""), name="attendee_is_a_colleague_or_a_guest"),
            models.CheckConstraint(
                condition=Q(reply="", replied_at__isnull=True) | Q(reply__in=Reply.values, replied_at__isnull=False),
                name="attendee_replied_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else self.name or self.email

    @property
    def address(self) -> str:
        return self.person.email if self.person else self.email
