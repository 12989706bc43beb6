"""What a feed holds: bookings of some weeks around now, in the words that its owner may read."""

from datetime import datetime, timedelta

from icalendar import Event

from meetings.finding.itip import event_of
from meetings.models import Booking, Feed, Kind
from meetings.scope import Eyes

BACK, AHEAD = timedelta(days=30), timedelta(days=180)
MOST = 2000


def events(feed: Feed, now: datetime) -> list[Event]:
    """Each booking by itself: calendar programs need no rule of a feed that is fetched anew. Two questions at most."""
    rows = Booking.objects.holding().filter(kind=Kind.MEETING, begins_at__gte=now - BACK, begins_at__lte=now + AHEAD)
    if feed.kind == Feed.Kind.MINE:
        rows = rows.with_(feed.owner)
    elif feed.kind == Feed.Kind.ROOM:
        rows = rows.filter(room=feed.room)
    else:
        rows = rows.filter(meeting__organiser__department=feed.department)
    found = list(rows.select_related("meeting__organiser", "meeting__series", "room__place__floor").order_by("begins_at")[:MOST])
    eyes = Eyes(feed.owner, [each.meeting for each in found])
    shown = [each for each in found if feed.kind != Feed.Kind.DEPARTMENT or (each.meeting and eyes.know(each.meeting))]
    return [_event(each, eyes, now) for each in shown]  # of a department what is confidential would name who organises it


def _event(booking: Booking, eyes: Eyes, now: datetime) -> Event:
    meeting = booking.meeting
    assert meeting is not None
    event = event_of(booking, now=now, subject=None if eyes.know(meeting) else eyes.read(meeting))
    event.pop("recurrence-id", None)  # each stands for itself
    event["uid"] = f"{event['uid']}".replace("@", f"-{booking.pk}@")
    return event
