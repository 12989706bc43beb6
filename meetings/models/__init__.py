from meetings.models.attendee import Attendee
from meetings.models.booking import Booking
from meetings.models.feed import Feed
from meetings.models.meeting import Meeting
from meetings.models.room import Room
from meetings.models.series import Gap, Series
from meetings.models.waiter import Waiter
from meetings.models.words import Equipment, Kind, Layout, Outcome, Reply, Rights

__all__ = [
    "Attendee",
    "Booking",
    "Equipment",
    "Feed",
    "Gap",
    "Kind",
    "Layout",
    "Meeting",
    "Outcome",
    "Reply",
    "Rights",
    "Room",
    "Series",
    "Waiter",
]
