"""Rooms, bookings and meetings in words, for who may see them: of a confidential meeting nobody else reads its subject."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.people.models import Person
from frontdesk.web.records import About, record_kind
from meetings.models import Booking, Meeting, Room, Series, Waiter
from meetings.scope import called
from meetings.showing.words import what


def rooms(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each), each.get_absolute_url()) for each in Room.objects.in_order().filter(pk__in=ids)}


def bookings(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Booking.objects.filter(pk__in=ids).select_related("meeting", "room__place")
    return {each.pk: About(f"{each.room} · {what(each, reader)}", each.get_absolute_url()) for each in rows}


def meetings(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(called(each, reader)) for each in Meeting.objects.filter(pk__in=ids)}


def series(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Meeting.objects.filter(series__in=ids).order_by("-pk")
    return {each.series_id: About(called(each, reader)) for each in rows if each.series_id}


def waiters(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """One's own; of others the room they wait for."""
    rows = Waiter.objects.filter(pk__in=ids).select_related("room__place")
    return {each.pk: About(each.subject if each.person_id == reader.pk else str(each.room)) for each in rows}


record_kind(Room, pgettext_lazy("a record", "meeting room"), rooms)
record_kind(Booking, _("booking of a room"), bookings)
record_kind(Meeting, pgettext_lazy("a record", "meeting"), meetings)
record_kind(Series, _("series of meetings"), series)
record_kind(Waiter, _("waiting for a room"), waiters)
