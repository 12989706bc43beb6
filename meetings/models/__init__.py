from meetings.models.afterwards import Found, ServiceReport
from meetings.models.agenda import AgendaPoint
from meetings.models.asking import Asking
from meetings.models.attendee import Attendee
from meetings.models.booking import Booking
from meetings.models.feed import Feed
from meetings.models.meeting import Meeting
from meetings.models.minutes import Minutes, MinutesVersion
from meetings.models.minutes_template import MinutesTemplate
from meetings.models.pack import Pack
from meetings.models.preparation import Phase, Prepared, PrepItem
from meetings.models.resolution import Resolution
from meetings.models.room import Room
from meetings.models.series import Gap, Series
from meetings.models.service import RoomRequest, TeaRound, Want
from meetings.models.sign_in import SignIn
from meetings.models.special import Special
from meetings.models.strike_out import Fate, StrikeOut
from meetings.models.waiter import Waiter
from meetings.models.words import Equipment, Kind, Layout, Outcome, Reply, Rights, TeaEvery

__all__ = [
    "AgendaPoint",
    "Asking",
    "Attendee",
    "Booking",
    "Equipment",
    "Fate",
    "Feed",
    "Found",
    "Gap",
    "Kind",
    "Layout",
    "Meeting",
    "Minutes",
    "MinutesTemplate",
    "MinutesVersion",
    "Outcome",
    "Pack",
    "Phase",
    "PrepItem",
    "Prepared",
    "Reply",
    "Resolution",
    "Rights",
    "Room",
    "RoomRequest",
    "Series",
    "ServiceReport",
    "SignIn",
    "Special",
    "StrikeOut",
    "TeaEvery",
    "TeaRound",
    "Waiter",
    "Want",
]
