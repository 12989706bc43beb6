"""The board as cells of a table (ARIA grid): written here and not in a template, for a board of two hundred rooms has thousands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from meetings.finding.board import PER_HOUR, Line, Look, Stretch, lines_of
from meetings.models import Booking, Room
from meetings.scope import Eyes
from meetings.showing.words import clocks, what, who


@dataclass(frozen=True)
class Row:
    """One line: whose it is, and its cells."""

    room: Room
    day: date
    is_today: bool
    cells: SafeString


@dataclass(frozen=True)
class Board:
    hours: Sequence[str]  # 08:00, each as wide as four quarters
    quarters: int
    rows: Sequence[Row]


def board_of(lines: Sequence[Line], reader: Person, *, now: datetime) -> Board:
    """Any lines: the rooms of a day, or the days of a room. One question."""
    hours, stretches = lines_of(lines, now, reader)
    today = timezone.localdate(now)
    write = Writer(Eyes.having_read(reader, (each.booking for some in stretches for each in some if each.booking)), now)
    rows = [Row(room, day, day == today, write.cells(room, some)) for (day, room), some in zip(lines, stretches, strict=True)]
    return Board([f"{hour:02d}:00" for hour in range(hours.first, hours.last)], (hours.last - hours.first) * PER_HOUR, rows)


class Writer:
    """Cells for one reader; words are looked up once."""

    def __init__(self, eyes: Eyes, now: datetime) -> None:
        self.eyes, self.reader, self.now, self.new = eyes, eyes.reader, now, reverse("meetings:booking_new")
        self.zone, self.page = timezone.get_current_timezone(), reverse("meetings:booking_detail", args=[0]).removesuffix("0/")
        self.runs = self.reader.can(Can.RUN_MEETINGS)
        self.words = {
            Look.FREE: pgettext("a room", "free"),
            Look.PAST: pgettext("a stretch of a day", "over"),
            Look.SHUT: pgettext("a room", "not open"),
            Look.AROUND: pgettext("a room", "set-up or clear-up"),
        }

    def cells(self, room: Room, stretches: Sequence[Stretch]) -> SafeString:
        return mark_safe("".join(self.cell(room, each) for each in stretches))

    def cell(self, room: Room, stretch: Stretch) -> str:
        if stretch.booking is not None:
            return self.taken(stretch, stretch.booking)
        begins = stretch.begins.astimezone(self.zone)
        look = stretch.look if stretch.look != Look.FREE or self._may_book(room) else Look.SHUT
        said = f'<span class="visually-hidden">{begins:%H:%M} {escape(self.words[look])}</span>'
        if look != Look.FREE:
            return f'<td role="gridcell" tabindex="-1" class="is-{look}" colspan="{stretch.quarters}">{said}</td>'
        to = f"{self.new}?room={room.pk}&amp;from={begins:%Y-%m-%dT%H:%M}"
        return f'<td role="gridcell" class="is-free" colspan="{stretch.quarters}"><a tabindex="-1" href="{to}">{said}</a></td>'

    def taken(self, stretch: Stretch, booking: Booking) -> str:
        meeting = booking.meeting
        mine = meeting is not None and meeting.is_arranged_by(self.reader)
        waits = meeting is not None and meeting.is_waiting
        movable = (mine or self.runs) and meeting is not None and booking.ends_at > self.now
        marks = (("mine", mine), ("waiting", waits), ("over", booking.ends_at <= self.now))
        classes = " ".join([f"is-{stretch.look}", *(f"is-{mark}" for mark, is_so in marks if is_so)])
        subject, person, times = escape(what(booking, self.eyes)), escape(who(booking, self.eyes)), clocks(booking, self.zone)
        inside = f'<b>{subject}</b><span class="visually-hidden"> {times}</span><span>{person}</span>'
        moves = f' data-booking="{booking.pk}"' if movable else ""
        return (
            f'<td role="gridcell" class="{classes}" colspan="{stretch.quarters}"{moves}>'
            f'<a tabindex="-1" href="{self.page}{booking.pk}/" title="{times} {subject}">{inside}</a></td>'
        )

    def _may_book(self, room: Room) -> bool:
        return room.is_in_use and room.may_be_booked_by(self.reader)
