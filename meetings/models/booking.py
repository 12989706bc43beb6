"""会议室预约: one room for one stretch. What is held is longer than what was booked: set-up before, clear-up after.

No two that hold lie over one another: `actions.holding` sees to it, and on PostgreSQL the database itself (`guard.py`).
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from meetings.models.meeting import Meeting
from meetings.models.room import MOST_AROUND, Room
from meetings.models.words import Kind, Outcome

PERSON = settings.AUTH_USER_MODEL
LONGEST = timedelta(days=14)  # of one booking
LOOK_BACK = LONGEST + 2 * timedelta(minutes=MOST_AROUND)  # nothing that began to hold before that holds still


def over_stretch(begins: datetime, ends: datetime) -> Q:
    """What is held lies over the stretch. That it cannot have begun long before is said for the index, which knows beginnings only."""
    return Q(held_from__lt=ends, held_from__gt=begins - LOOK_BACK, held_until__gt=begins)


class BookingQuerySet(models.QuerySet["Booking"]):
    """Every read of the bookings."""

    def holding(self) -> Self:
        """That keep others out of their rooms."""
        return self.filter(ended_at__isnull=True)

    def held_within(self, begins: datetime, ends: datetime) -> Self:
        """That hold their room for some part of the stretch, set-up and clear-up included; years before it are not read."""
        return self.holding().filter(over_stretch(begins, ends))

    def of(self, person: Person) -> Self:
        """Of meetings that this person organises or booked for somebody."""
        return self.filter(Q(meeting__organiser=person) | Q(meeting__made_by=person))

    def meant_by(self, person: Person, begins: datetime, ends: datetime) -> Self:
        """Meetings that this person organises themselves and that lie over the stretch."""
        rows = self.held_within(begins, ends).filter(meeting__organiser=person, begins_at__lt=ends, ends_at__gt=begins)
        return rows.select_related("room__place").order_by("begins_at")

    def with_(self, person: Person) -> Self:
        """Those, and what this person is invited to."""
        invited = self.model._meta.apps.get_model("meetings", "Attendee").objects.of(person).values("meeting")
        arranged = Meeting.objects.filter(Q(organiser=person) | Q(made_by=person)).values("pk")
        return self.filter(Q(meeting__in=arranged) | Q(meeting__in=invited))  # two indexes, and no row of anybody else

    def not_over(self, now: datetime) -> Self:
        """That hold their room and end later; those of years before are not read."""
        return self.holding().filter(ends_at__gt=now, begins_at__gt=now - LONGEST)

    def asked(self) -> Self:
        """Asked for, and the office has not answered."""
        return self.holding().filter(meeting__in=Meeting.objects.waiting())

    def awaiting_check_in(self) -> Self:
        """Meetings that stand in rooms that are given back when nobody comes."""
        return self.holding().filter(kind=Kind.MEETING, room__asks_check_in=True, checked_in_at__isnull=True)

    def over_with_minutes(self, now: datetime, since: datetime) -> Self:
        """That took place and of which minutes are written; their real end is when they stopped holding the room."""
        rows = self.holding().filter(meeting__in=Meeting.objects.with_minutes().values("pk"), ends_at__lte=now, ends_at__gte=since)
        return rows.select_related("meeting__organiser", "meeting__minute_taker", "room__place").order_by("ends_at")

    def to_prepare(self, begins: datetime, ends: datetime) -> Self:
        """That the office serves and that begin in this stretch."""
        rows = self.holding().filter(meeting__is_served=True, begins_at__gt=begins, begins_at__lte=ends)
        return rows.select_related("meeting", "room__place").order_by("begins_at")

    def with_last_todo(self, promise: str) -> Self:
        """Each knows the newest to-do of a kind about it, and what became of that; in the same question."""
        newest = Todo.objects.filter(promise=promise, subject_type=self.model._meta.label_lower, subject_id=OuterRef("pk")).order_by("-pk")
        return self.annotate(last_todo=Subquery(newest.values("pk")[:1]), last_outcome=Subquery(newest.values("outcome")[:1]))

    def running(self, now: datetime) -> Self:
        """Meetings that are going on."""
        rows = self.holding().filter(kind=Kind.MEETING, begins_at__lte=now, ends_at__gt=now)
        return rows.filter(held_from__lte=now, held_from__gt=now - LOOK_BACK)

    def not_left(self, now: datetime, since: datetime) -> Self:
        """Over by the clock, of people who said that they had come and not that they have gone."""
        rows = self.holding().filter(kind=Kind.MEETING, room__asks_check_in=True, checked_in_at__isnull=False, left_at__isnull=True)
        return rows.filter(ends_at__lte=now, ends_at__gte=since, held_from__lte=now, held_from__gt=since - LOOK_BACK)

    def owed_an_answer(self) -> Self:
        """Somebody has a to-do to answer it."""
        asked = Todo.objects.open().filter(promise="meetings.booking_answered").values("subject_id")
        return self.filter(pk__in=asked).select_related("room__place").order_by("ends_at")

    def begun_between(self, begins: datetime, ends: datetime) -> Self:
        """That began in the stretch and were not called off before; nobody may have come."""
        rows = self.filter(Q(ended_at__isnull=True) | Q(outcome=Outcome.NO_SHOW))
        return rows.filter(begins_at__gte=begins, begins_at__lt=ends)

    def half_empty(self) -> Self:
        """Of so few people that half the seats would have done."""
        return self.filter(kind=Kind.MEETING, meeting__people__lte=F("room__capacity") / 2)

    def in_rooms(self, rooms: Collection[int | Room]) -> Self:
        return self.filter(room__in=rooms)


class Booking(models.Model):
    room = models.ForeignKey(Room, models.PROTECT, related_name="bookings")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MEETING)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="bookings")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    held_from = models.DateTimeField(help_text="begins_at − set-up")
    held_until = models.DateTimeField(help_text="ends_at + clear-up")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    checked_in_at = models.DateTimeField(null=True, blank=True, help_text="somebody said that they are there")
    checked_in_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True, help_text="somebody said that they have left the room")
    left_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    booked_until = models.DateTimeField(null=True, blank=True, help_text="the end that was booked, where the meeting was over before it")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="from then on it holds nothing")
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    because = models.CharField(max_length=120, blank=True, help_text="why the room is closed")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    # What `with_last_todo` adds to a row.
    last_todo: int | None
    last_outcome: str | None

    objects = BookingQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("booking", "made"),
            pair("booking", "checked_in"),
            pair("booking", "left"),
            pair("booking", "ended"),
            models.CheckConstraint(condition=Q(begins_at__lt=F("ends_at")), name="booking_begins_before_it_ends"),
            models.CheckConstraint(
                condition=Q(held_from__lte=F("begins_at"), held_until__gte=F("ends_at")), name="booking_held_at_least_as_booked"
            ),
            models.CheckConstraint(
                condition=Q(booked_until__isnull=True) | Q(booked_until__gt=F("ends_at")), name="booking_over_before_its_end"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | Q(ended_at__isnull=False, outcome__in=Outcome.values),
                name="booking_ended_somehow",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="booking_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.MEETING, meeting__isnull=False) | ~Q(kind=Kind.MEETING), name="booking_of_a_meeting_names_it"
            ),
        ]
        indexes = [
            models.Index(fields=["room", "held_from"], condition=Q(ended_at__isnull=True), name="booking_holding"),
            models.Index(fields=["held_from"], condition=Q(ended_at__isnull=True), name="booking_by_day"),
            models.Index(fields=["begins_at"], name="booking_by_beginning"),
            models.Index(fields=["begins_at"], condition=Q(ended_at__isnull=False), name="booking_ended"),
        ]

    def __str__(self) -> str:
        return f"booking {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:booking_detail", args=[self.pk])

    def hold_around(self, *, set_up: int, clear_up: int) -> None:
        """What is held follows from what is booked and the minutes around it."""
        self.held_from = self.begins_at - timedelta(minutes=set_up)
        self.held_until = self.ends_at + timedelta(minutes=clear_up)
