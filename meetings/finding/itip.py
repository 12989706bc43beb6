"""Meetings as calendar messages (iTIP, RFC 5546) and feeds (RFC 5545): stable UID, rising SEQUENCE, wall time with its zone.

A series is one event with its rule; a date that is not held is an EXDATE, one that differs from the rule an event of its own with the
RECURRENCE-ID of its date. So a moved and a cancelled date stay moved and cancelled in every calendar.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from unicodedata import category
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vRecur, vText

from frontdesk.people.zone import office_zone
from meetings.finding.dates import dates_of, parts_of
from meetings.models import Attendee, Booking, Meeting, Reply, Series

PARTSTAT = {"": "NEEDS-ACTION", Reply.ACCEPTED: "ACCEPTED", Reply.TENTATIVE: "TENTATIVE", Reply.DECLINED: "DECLINED"}
HOST = "frontdesk"


def request(
    meeting: Meeting,
    bookings: Sequence[Booking],
    attendees: Sequence[Attendee],
    *,
    now: datetime,
    link: str = "",
    about: str = "",
    house: str = "",
) -> bytes:
    """METHOD:REQUEST of one meeting, or of one date of a series; `about` is what to bring and the agenda, `house` where the room is."""
    events = [
        event_of(booking, attendees, now=now, link=link, about=about, house=house) for booking in bookings if booking.ended_at is None
    ]
    return _file("REQUEST", events)


def cancel(meeting: Meeting, booking: Booking, attendees: Sequence[Attendee], *, now: datetime) -> bytes:
    """METHOD:CANCEL of one meeting, or of one date of a series."""
    event = event_of(booking, attendees, now=now)
    event["status"] = vText("CANCELLED")
    return _file("CANCEL", [event])


def series_request(
    series: Series,
    bookings: Sequence[Booking],
    attendees: Sequence[Attendee],
    *,
    now: datetime,
    link: str = "",
    about: Mapping[int, str] | None = None,
    house: str = "",
) -> bytes:
    """METHOD:REQUEST of a whole series; `bookings` are those of its dates that are held, `about` the agendas by meeting."""
    return _file("REQUEST", series_events(series, bookings, attendees, now=now, link=link, about=about, house=house))


def series_cancel(series: Series, like: Booking, attendees: Sequence[Attendee], *, now: datetime) -> bytes:
    """METHOD:CANCEL of a whole series."""
    event = _master(series, like, attendees, now=now)
    event["status"] = vText("CANCELLED")
    return _file("CANCEL", [event])


def feed(events: Iterable[Event], name: str) -> bytes:
    """METHOD:PUBLISH: what a calendar program fetches."""
    return _file("PUBLISH", events, name=name)


def series_events(
    series: Series,
    bookings: Sequence[Booking],
    attendees: Sequence[Attendee],
    *,
    now: datetime,
    link: str = "",
    about: Mapping[int, str] | None = None,
    house: str = "",
) -> list[Event]:
    """The rule, and what differs from it; a date with an agenda of its own does."""
    said = {pk: words for pk, words in (about or {}).items() if words}
    held = {booking.meeting.occurs_on: booking for booking in bookings if booking.meeting and booking.meeting.occurs_on}
    if not held:
        return []
    like = _most_alike(series, list(held.values()))
    master = _master(series, like, attendees, now=now, link=link, house=house)
    for on in dates_of(series.rule, series.begins_on):
        if on not in held:
            master.add("exdate", _on_the_wall(on, series.at, series.tz))
    differing = [each for each in held.values() if each.meeting_id in said or not _alike(each, like, series)]
    common: dict[str, Any] = {"now": now, "link": link, "house": house}
    return [master, *(event_of(each, attendees, about=said.get(each.meeting_id or 0, ""), **common) for each in differing)]


def event_of(
    booking: Booking,
    attendees: Sequence[Attendee] = (),
    *,
    now: datetime,
    link: str = "",
    subject: str | None = None,
    about: str = "",
    house: str = "",
) -> Event:
    """One booking as an event; of a series with the date of the rule that it stands for."""
    meeting = booking.meeting
    zone = meeting.series.tz if meeting and meeting.series else office_zone()
    event = Event()
    event.add("uid", f"{meeting.event_uid if meeting else booking.pk}@{HOST}")
    event.add("sequence", max(meeting.sequence, meeting.series.sequence if meeting.series else 0) if meeting else 0)
    event.add("dtstamp", now.astimezone(UTC))
    if meeting and meeting.series and meeting.occurs_on:
        event.add("recurrence-id", _on_the_wall(meeting.occurs_on, meeting.series.at, zone))
    event.add("dtstart", booking.begins_at.astimezone(zone))
    event.add("dtend", booking.ends_at.astimezone(zone))
    _describe(event, booking, attendees, link=link, subject=subject, house=house)
    if about and subject is None:
        event.add("description", "\n".join(plain(line) for line in about.splitlines()))
    return event


def _master(series: Series, like: Booking, attendees: Sequence[Attendee], *, now: datetime, link: str = "", house: str = "") -> Event:
    event, first = Event(), dates_of(series.rule, series.begins_on)[0]
    begins = _on_the_wall(first, series.at, series.tz)
    event.add("uid", f"{series.uid}@{HOST}")
    event.add("sequence", series.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=series.minutes))
    event["rrule"] = vRecur.from_ical(_rule(series))
    _describe(event, like, attendees, link=link, house=house)
    return event


def plain(words: str) -> str:
    """Without control letters, which no calendar takes (RFC 5545, 3.1)."""
    return "".join(letter for letter in words if category(letter) != "Cc")


def _describe(
    event: Event, booking: Booking, attendees: Sequence[Attendee], *, link: str = "", subject: str | None = None, house: str = ""
) -> None:
    meeting = booking.meeting
    event.add("summary", plain((meeting.subject if meeting else "") if subject is None else subject))
    event["location"] = vText(plain(", ".join(filter(None, (str(booking.room), str(booking.room.place.floor), house)))))
    if link:
        event.add("url", link)
    if subject is not None or meeting is None:
        return  # of what the reader may not know nobody is named
    event["organizer"] = _address(meeting.organiser.email, str(meeting.organiser))
    for each in attendees:
        if each.address:
            event.add("attendee", _invited(each), encode=False)


def _invited(attendee: Attendee) -> vCalAddress:
    address = _address(attendee.address, str(attendee))
    address.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": PARTSTAT[attendee.reply], "RSVP": "TRUE"})
    return address


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{plain(email)}")
    address.params["CN"] = vText(plain(name))
    return address


def _rule(series: Series) -> str:
    """UNTIL is an instant where DTSTART has a zone (RFC 5545, 3.3.10)."""
    parts = parts_of(series.rule)
    if "UNTIL" in parts:
        wall = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%S").replace(tzinfo=series.tz)
        parts["UNTIL"] = f"{wall.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _on_the_wall(on: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, at, tzinfo=zone)


def _most_alike(series: Series, held: Sequence[Booking]) -> Booking:
    """The first that was not changed alone: what the rule says of room and words."""
    ordered = sorted(held, key=lambda each: (each.meeting is not None and each.meeting.changed_alone_at is not None, each.begins_at))
    return ordered[0]


def _alike(booking: Booking, like: Booking, series: Series) -> bool:
    meeting, other = booking.meeting, like.meeting
    assert meeting is not None
    assert other is not None
    assert meeting.occurs_on is not None
    begins = _on_the_wall(meeting.occurs_on, series.at, series.tz)
    as_ruled = (booking.begins_at, booking.ends_at) == (begins, begins + timedelta(minutes=series.minutes))
    return as_ruled and (booking.room_id, meeting.subject) == (like.room_id, other.subject)


def _file(method: str, events: Iterable[Event], *, name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Frontdesk//meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
