"""Rooms, bookings and meetings in words, for who may see them: of a confidential meeting nobody else reads its subject."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.people.models import Person
from frontdesk.web.records import About, record_kind
from meetings.models import (
    Asking,
    Attendee,
    Booking,
    Feed,
    Meeting,
    Minutes,
    MinutesTemplate,
    PrepItem,
    Resolution,
    Room,
    RoomRequest,
    Series,
    TeaRound,
    Waiter,
)
from meetings.scope import Eyes, part_taken
from meetings.showing.words import what


def rooms(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each), each.get_absolute_url()) for each in Room.objects.in_order().filter(pk__in=ids)}


def bookings(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = list(Booking.objects.filter(pk__in=ids).select_related("meeting", "room__place"))
    eyes = Eyes(reader, [each.meeting for each in rows])
    return {each.pk: About(f"{each.room} · {what(each, eyes)}", each.get_absolute_url()) for each in rows}


def meetings(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = list(Meeting.objects.filter(pk__in=ids))
    eyes = Eyes(reader, rows)
    return {each.pk: About(eyes.read(each)) for each in rows}


def series(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = list(Meeting.objects.filter(series__in=ids).order_by("-pk"))
    eyes = Eyes(reader, rows)
    return {each.series_id: About(eyes.read(each)) for each in rows if each.series_id}


def waiters(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """One's own; of others the room they wait for."""
    rows = Waiter.objects.filter(pk__in=ids).select_related("room__place")
    return {each.pk: About(each.subject if each.person_id == reader.pk else str(each.room)) for each in rows}


def attendees(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """Who is invited is known to who knows what it is about."""
    rows = list(Attendee.objects.filter(pk__in=ids).select_related("meeting", "person"))
    eyes = Eyes(reader, [each.meeting for each in rows])
    return {each.pk: About(str(each)) for each in rows if eyes.know(each.meeting)}


def askings(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """To who asked and who has the room."""
    rows = Asking.objects.of(reader).filter(pk__in=ids).select_related("room__place")
    return {each.pk: About(str(each.room), each.get_absolute_url()) for each in rows}


def feeds(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Feed.objects.filter(pk__in=ids, owner=reader).select_related("room__place", "department")}


def minutes(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Minutes.objects.filter(pk__in=ids, meeting__in=part_taken(reader)).select_related("meeting")
    return {each.pk: About(each.meeting.subject, reverse("meetings:minutes_page", args=[each.meeting_id])) for each in rows}


def resolutions(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Resolution.objects.filter(pk__in=ids)
    near = part_taken(reader).filter(resolutions__in=ids)  # these meetings alone, or all of ten years would be looked through
    theirs = (rows.filter(owner=reader) | rows.filter(meeting__in=near)).distinct()
    return {each.pk: About(each.words[:60], each.get_absolute_url()) for each in theirs}


def prep_items(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in PrepItem.objects.filter(pk__in=ids)}


def tea_rounds(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """The room; a to-do about tea says no more."""
    rows = TeaRound.objects.filter(pk__in=ids).select_related("booking__room__place")
    return {each.pk: About(str(each.booking.room), each.booking.get_absolute_url()) for each in rows}


def requests(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = RoomRequest.objects.filter(pk__in=ids).select_related("booking__room__place")
    return {each.pk: About(f"{each.booking.room} · {each}", each.booking.get_absolute_url()) for each in rows}


def minutes_templates(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in MinutesTemplate.objects.filter(pk__in=ids)}


record_kind(Room, pgettext_lazy("a record", "meeting room"), rooms)
record_kind(Booking, _("booking of a room"), bookings)
record_kind(Meeting, pgettext_lazy("a record", "meeting"), meetings)
record_kind(Series, _("series of meetings"), series)
record_kind(Waiter, _("waiting for a room"), waiters)
record_kind(Attendee, _("invited to a meeting"), attendees)
record_kind(Asking, _("asking for a room"), askings)
record_kind(Feed, _("calendar feed"), feeds)
record_kind(Minutes, _("minutes of a meeting"), minutes)
record_kind(Resolution, pgettext_lazy("a record", "resolution"), resolutions)
record_kind(PrepItem, _("item of preparation"), prep_items)
record_kind(TeaRound, _("tea in a meeting"), tea_rounds)
record_kind(RoomRequest, _("request from a room"), requests)
record_kind(MinutesTemplate, _("template of minutes"), minutes_templates)
