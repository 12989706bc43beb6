"""How rooms and meetings are found by the search; a confidential meeting only by those who are in it."""

from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.names import spellings
from frontdesk.people.permissions import Can
from frontdesk.search.sources import Hit, Source, Wording
from frontdesk.web.templatetags.ui import day_and_clock
from meetings.models import Booking, Meeting, Room
from meetings.scope import known_to

SINCE_EVER = datetime(2020, 1, 1, tzinfo=UTC)


class Rooms(Source):
    model, label, icon = Room, _("Meeting rooms"), "door"

    def records(self) -> QuerySet[Room]:
        return Room.objects.select_related("place")

    def wording(self, record: Room) -> Wording:
        names = tuple(filter(None, (record.place.name, record.place.name_en)))
        at = record.changed_at or SINCE_EVER
        return Wording(title=record.place.name, at=at, names=names, spellings=spellings(record.place.name), text=record.note)

    def seen_by(self, reader: Person) -> QuerySet[Room]:
        return Room.objects.open().select_related("place__floor")

    def hit(self, record: Room) -> Hit:
        return Hit(title=str(record), line=str(record.place.floor), path=record.get_absolute_url())


class Meetings(Source):
    model, label, icon = Meeting, _("Meetings"), "calendar-event"

    def records(self) -> QuerySet[Meeting]:
        return Meeting.objects.all()

    def wording(self, record: Meeting) -> Wording:
        return Wording(title=record.subject, at=record.made_at)

    def seen_by(self, reader: Person) -> QuerySet[Meeting]:
        """Of a series one date: the next, or when all are over the last."""
        if not reader.can(Can.USE_OFFICE):
            return Meeting.objects.none()
        known = known_to(reader)
        dates = known.filter(series=OuterRef("series"))
        is_to_come = Exists(Booking.objects.holding().filter(meeting=OuterRef("pk"), ends_at__gt=timezone.now()))
        the_next, the_last = dates.filter(is_to_come).order_by("occurs_on"), dates.order_by("-occurs_on")
        shown = Q(series=None) | Q(pk=Coalesce(the_next.values("pk")[:1], the_last.values("pk")[:1]))
        bookings = Booking.objects.select_related("room__place").order_by("pk")
        return known.filter(shown).prefetch_related(Prefetch("bookings", bookings))

    def hit(self, record: Meeting) -> Hit:
        booking = list(record.bookings.all())[-1]
        line = " · ".join(filter(None, (str(booking.room), day_and_clock(booking.begins_at), str(booking.get_outcome_display()))))
        return Hit(title=record.subject, line=line, path=booking.get_absolute_url())
