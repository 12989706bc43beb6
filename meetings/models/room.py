"""会议室: a place that can be booked."""

from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Place
from meetings.models.words import Equipment, Layout, Rights

PERSON = settings.AUTH_USER_MODEL
MOST_AROUND = 240  # minutes of set-up, and of clear-up


class RoomQuerySet(models.QuerySet["Room"]):
    """Every read of the rooms."""

    def open(self) -> Self:
        """That are booked: neither taken out of use nor at a place that was closed."""
        return self.filter(retired_at__isnull=True, place__closed_at__isnull=True)

    def for_(self, person: Person) -> Self:
        """Those that this person may book or ask for."""
        rooms = self.open()
        return rooms if person.can(Can.RUN_MEETINGS) else rooms.exclude(rights=Rights.OFFICE)

    def retired(self) -> Self:
        return self.filter(Q(retired_at__isnull=False) | Q(place__closed_at__isnull=False))

    def matching(self, words: str) -> Self:
        return self.filter(Q(place__name__icontains=words) | Q(place__name_en__icontains=words) | Q(note__icontains=words))

    def seating(self, people: int) -> Self:
        return self.filter(capacity__gte=people)

    def in_order(self) -> Self:
        """As one walks through the house; with what a name needs."""
        return self.select_related("place__floor__site").order_by(
            "place__floor__site__position", "place__floor__position", "place__position", "pk"
        )


class Room(models.Model):
    place = models.OneToOneField(Place, models.PROTECT, related_name="meeting_room")
    capacity = models.PositiveSmallIntegerField(_("seats"))
    set_up = models.PositiveSmallIntegerField(_("set-up before"), default=0, help_text="minutes that are held before each booking")
    clear_up = models.PositiveSmallIntegerField(_("clear-up after"), default=0, help_text="minutes that are held after each booking")
    opens_at = models.TimeField(_("opens"), null=True, blank=True)
    closes_at = models.TimeField(_("closes"), null=True, blank=True)
    rights = models.CharField(_("who may book it"), max_length=10, choices=Rights, default=Rights.OPEN)
    asks_check_in = models.BooleanField(
        _("given back when nobody comes"), default=False, help_text="somebody has to say that the meeting takes place"
    )
    equipment = models.JSONField(_("equipment"), default=list, blank=True, help_text="values of Equipment, in their order")
    layouts = models.JSONField(_("how the tables may stand"), default=list, blank=True, help_text="values of Layout, in their order")
    note = models.CharField(_("what to know"), max_length=200, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("room", "changed"),
            pair("room", "retired"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="room_seats_somebody"),
            models.CheckConstraint(condition=Q(set_up__lte=MOST_AROUND, clear_up__lte=MOST_AROUND), name="room_around_hours_at_most"),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True, closes_at__isnull=True) | Q(opens_at__lt=F("closes_at")),
                name="room_opens_then_closes",
            ),
            models.CheckConstraint(condition=Q(rights__in=Rights.values), name="room_rights_known"),
        ]

    def __str__(self) -> str:
        return str(self.place)

    def get_absolute_url(self) -> str:
        return reverse("meetings:room_detail", args=[self.pk])

    @property
    def is_in_use(self) -> bool:
        return self.retired_at is None and self.place.closed_at is None

    def may_be_booked_by(self, person: Person) -> bool:
        """Or asked for; what `RoomQuerySet.for_` asks of many."""
        return self.rights != Rights.OFFICE or person.can(Can.RUN_MEETINGS)

    @property
    def equipment_in_words(self) -> list[str]:
        return [str(Equipment(value).label) for value in self.equipment]

    @property
    def layouts_in_words(self) -> list[str]:
        return [str(Layout(value).label) for value in self.layouts]

    def has(self, needs: Collection[str]) -> bool:
        return set(needs) <= set(self.equipment)

    def closes(self, now: datetime) -> datetime | None:
        """When it closes on that day; None where it is always open."""
        return (
            None if self.closes_at is None else datetime.combine(timezone.localdate(now), self.closes_at, timezone.get_current_timezone())
        )

    def is_open_from(self, begins: datetime, ends: datetime) -> bool:
        """Whether the whole stretch lies within its hours, on one day of the office; a room without hours is always open."""
        if self.opens_at is None or self.closes_at is None:
            return True
        begin, end = timezone.localtime(begins), timezone.localtime(ends)
        return begin.date() == end.date() and self.opens_at <= begin.time() and end.time() <= self.closes_at
