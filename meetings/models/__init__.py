from meetings.models.booking import Booking
from meetings.models.meeting import Meeting
from meetings.models.room import Room
from meetings.models.series import Gap, Series
from meetings.models.waiter import Waiter
from meetings.models.words import Equipment, Kind, Layout, Outcome, Rights

__all__ = ["Booking", "Equipment", "Gap", "Kind", "Layout", "Meeting", "Outcome", "Rights", "Room", "Series", "Waiter"]
