"""The use of rooms in words: hours, the heat map, and where the bookings behind a figure are listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from frontdesk.web.figures import SHADES, HeatMap, Spot, percent
from meetings.finding.usage import HOUR, RoomUse, Usage


@dataclass(frozen=True)
class Row:
    """One room of the table, in words."""

    use: RoomUse
    booked: str
    checked_in: str
    used: str
    share: str
    bookings: str  # where they are listed
    half_empty: str
    no_shows: str


def hours(seconds: int) -> str:
    """'12.5 h'."""
    return _("%(n)s h") % {"n": f"{seconds / HOUR:.1f}".removesuffix(".0")}


def said_there(seconds: int, asks: bool) -> str:
    """Hours that were checked in; where nobody is asked it is not known."""
    return hours(seconds) if asks or seconds else "–"


def listed(month: date | str, **more: Any) -> str:
    """The bookings of a month (or a period by its key) of everybody, as the list shows them; what is None is left out."""
    asked = {
        "whose": "all",
        "month": month if isinstance(month, str) else f"{month:%Y-%m}",
        **{name: value for name, value in more.items() if value is not None},
    }
    return f"{reverse('meetings:booking_list')}?{urlencode(asked)}"


def spot(share: int | None) -> Spot:
    if share is None:
        return Spot("", 0)
    return Spot(_("%(n)d %%") % {"n": share}, min(-(-share * SHADES // 100), SHADES))


def heat_map(usage: Usage) -> HeatMap:
    """When rooms were used; a cell without words is an hour in which none is open."""
    heads = [f"{hour:02d}:00" for hour in usage.hours]
    rows = [(str(WEEKDAYS[day]), [spot(usage.share(day, hour)) for hour in usage.hours]) for day in usage.weekdays]
    return HeatMap(_("When rooms are used"), heads, rows)


def in_rows(rooms: Sequence[RoomUse], month: date) -> list[Row]:
    return [
        Row(
            use=each,
            booked=hours(each.booked),
            checked_in=said_there(each.checked_in, each.room.asks_check_in),
            used=hours(each.used),
            share=percent(each.used, each.open),
            bookings=listed(month, room=each.room.pk),
            half_empty=listed(month, outcome="held", size="half", room=each.room.pk),
            no_shows=listed(month, outcome="no-show", room=each.room.pk),
        )
        for each in rooms
    ]
