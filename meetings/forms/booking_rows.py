"""Bookings as a spreadsheet: every row read and judged by the rules of booking, each mistake named by row, column and value."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from frontdesk.excel.read import Line, Sheet, Table, plain, shown, table
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.web.forms import helper
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from meetings.actions import booking
from meetings.actions.holding import clashes
from meetings.actions.importing import MOST, Row
from meetings.models import Booking, Room

HEADS = {
    "room": pgettext_lazy("a meeting room", "Room"),
    "day": gettext_lazy("Day"),
    "begins": pgettext_lazy("a meeting", "From"),
    "ends": pgettext_lazy("a meeting", "Until"),
    "subject": pgettext_lazy("a meeting", "Subject"),
    "organiser": gettext_lazy("Organiser"),
    "people": pgettext_lazy("a meeting", "People"),
}
ALSO = {  # as people head their own lists, whatever the reader's language is
    "room": ("room", "meeting room", "会议室", "房间"),
    "day": ("date", "day", "日期", "日"),
    "begins": ("begins", "start", "from", "开始", "开始时间", "起"),
    "ends": ("ends", "end", "until", "to", "结束", "结束时间", "止"),
    "subject": ("subject", "title", "topic", "主题", "会议主题", "会议名称"),
    "organiser": ("organiser", "organizer", "host", "组织人", "组织者", "预约人", "主持人"),
    "people": ("people", "persons", "人数", "参会人数"),
}
WIDTHS = (20, 14, 10, 10, 32, 18, 10)
NEEDED = ("room", "day", "begins", "ends", "subject")
LONGEST = 120
USUAL = 2  # people, where nothing stands
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")
CLOCKS = ("%H:%M", "%H:%M:%S", "%H：%M", "%H.%M")
COLUMN_OF = {"past": "day", "long": "ends", "hours": "begins", "small": "people", "taken": "begins"}


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
    )
    helper = helper("file")


@dataclass(frozen=True)
class Wrong:
    """What is wrong with one cell; `column` is its head."""

    column: str
    value: str
    words: str


@dataclass
class Judged:
    """A row of the file as it was read, and why it can't be booked, if it can't."""

    number: int
    said: dict[str, str]
    wrong: list[Wrong] = field(default_factory=list)
    row: Row | None = None

    @property
    def is_good(self) -> bool:
        return not self.wrong


@dataclass(frozen=True)
class BookingList:
    """A file that was read; `ignored` are columns that nobody asked for, `others` sheets that were not read."""

    title: str
    rows: list[Judged]
    ignored: Sequence[str]
    others: Sequence[str]

    @property
    def good(self) -> list[Judged]:
        return [row for row in self.rows if row.is_good]

    @property
    def bad(self) -> list[Judged]:
        return [row for row in self.rows if not row.is_good]


def heads() -> list[str]:
    """The first row, in the reader's language."""
    return [str(head) for head in HEADS.values()]


def judged(sheet: Sheet, *, by: Person, now: datetime) -> BookingList:
    """Every row with what is wrong with it; as many questions for many rows as for one. Refused: empty, heads, rows."""
    found = table(sheet, _head_words(), optional=set(HEADS) - set(NEEDED))
    refuse_unless(bool(found.lines), _("There is nothing below the heads."), "empty")
    refuse_unless(len(found.lines) <= MOST, _("At most %(n)d rows at once.") % {"n": MOST}, "rows")
    reading = _Reading(found, by, now)
    return BookingList(found.title, reading.rows(), found.ignored, sheet.others)


def _head_words() -> dict[str, list[str]]:
    words = {name: [str(head)] for name, head in HEADS.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, head in HEADS.items():
                words[name].append(str(head))
    return {name: [*own, *ALSO[name]] for name, own in words.items()}


def _text(value: Any) -> str:
    """A cell as the text that was meant: 12.0 is '12', a time has no seconds."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(shown(value).split())


def day_in(value: Any) -> date | None:
    """A day of our calendar, as Excel keeps it or as it was typed."""
    if isinstance(value, datetime):
        value = value.date()
    found = value if isinstance(value, date) else next(filter(None, (_parsed(_text(value), each) for each in DAYS)), None)
    day = found.date() if isinstance(found, datetime) else found
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def clock_in(value: Any) -> time | None:
    """A time of the day, as Excel keeps it or as it was typed."""
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    found = next(filter(None, (_parsed(_text(value), each) for each in CLOCKS)), None)
    return found.time().replace(second=0) if found else None


def _parsed(text: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(text, pattern)  # noqa: DTZ007  a day or a clock without its zone
    except ValueError:
        return None


class _Reading:
    """One walk through the rows: first what stands in them, then whether the rooms are to be had."""

    def __init__(self, found: Table, by: Person, now: datetime) -> None:
        self.found, self.by, self.now = found, by, now
        self.rooms: dict[str, list[Room]] = defaultdict(list)
        for room in Room.objects.open().in_order():
            for name in {plain(room.place.name), plain(room.place.name_en)} - {""}:
                self.rooms[name].append(room)
        self.people = self._people()

    def _people(self) -> dict[str, list[Person]]:
        """By log-in and by name, whoever the file names; one question."""
        keys = {normal(_text(line.values.get("organiser"))) for line in self.found.lines} - {""}
        named = Q(username__in=keys) | Q(name_key__in=keys) | Q(name_en_key__in=keys)
        known: dict[str, list[Person]] = defaultdict(list)
        for person in Person.objects.active().filter(named).select_related("department"):
            for key in {person.username, person.name_key, person.name_en_key} & keys:
                known[key].append(person)
        return {key: [each for each in some if each.username == key] or some for key, some in known.items()}

    def rows(self) -> list[Judged]:
        read = [self._read(line) for line in self.found.lines]
        wanted = [(each, booking_) for each, booking_ in read if booking_ is not None]
        self._look_at_rooms(wanted)
        return [each for each, _booking in read]

    def _read(self, line: Line) -> tuple[Judged, Booking | None]:
        """What the row asks for; None where something in it is wrong already."""
        found = Judged(line.number, {name: _text(line.values.get(name)) for name in HEADS})
        for name, words in self._mistakes(line):
            found.wrong.append(self.wrong(found, name, words))
        if found.wrong:
            return found, None
        values = line.values
        day, begins, ends = day_in(values["day"]), clock_in(values["begins"]), clock_in(values["ends"])
        assert day is not None
        assert begins is not None
        assert ends is not None
        room, organiser = self.rooms[plain(values["room"])][0], self._organiser(line)[0]
        since, until = (timezone.make_aware(datetime.combine(day, at)) for at in (begins, ends))
        found.row = Row(line.number, room.pk, since, until, found.said["subject"], organiser.pk, self._many(line) or USUAL)
        try:
            booking.must_be_had(room, since, until, found.row.people, by=self.by, now=self.now)
        except Refused as error:
            found.wrong.append(self.wrong(found, COLUMN_OF.get(error.code, "room"), str(error)))
            return found, None
        wanted = Booking(room=room, begins_at=since, ends_at=until)
        wanted.hold_around(set_up=room.set_up, clear_up=room.clear_up)
        return found, wanted

    def _mistakes(self, line: Line) -> Iterable[tuple[str, str]]:
        values, room = line.values, plain(line.values["room"])
        if not self.rooms.get(room):
            yield "room", _("No meeting room that is in use is called that.")
        elif len(self.rooms[room]) > 1:
            yield "room", _("Several meeting rooms are called that.")
        if day_in(values["day"]) is None:
            yield "day", _("Write the day like 2026-11-23.")
        for name in ("begins", "ends"):
            if clock_in(values[name]) is None:
                yield name, _("Write the time like 14:30.")
        if not 1 <= len(_text(values["subject"])) <= LONGEST:
            yield "subject", _("Write the subject, %(n)d characters at most.") % {"n": LONGEST}
        people = self._organiser(line)
        if not people:
            yield "organiser", _("No colleague has this log-in or name.")
        elif len(people) > 1:
            names = _(", ").join(f"{person} ({person.username})" for person in people)
            yield "organiser", _("Several colleagues fit: %(names)s. Write the log-in.") % {"names": names}
        if self._many(line) is None:
            yield "people", _("Write a whole number from 1 on.")

    def _organiser(self, line: Line) -> list[Person]:
        """Who uploads the file, where nobody stands."""
        key = normal(_text(line.values.get("organiser")))
        return self.people.get(key, []) if key else [self.by]

    def _many(self, line: Line) -> int | None:
        text = _text(line.values.get("people"))
        if not text:
            return USUAL
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 and 1 <= int(text) <= 10_000 else None

    def wrong(self, found: Judged, name: str, words: str) -> Wrong:
        return Wrong(str(HEADS[name]), found.said[name][:60], words)

    def _look_at_rooms(self, wanted: Sequence[tuple[Judged, Booking]]) -> None:
        """Others that hold the room then, in one question; of two rows that want one stretch the first has it."""
        held = [each for each in clashes([booking_ for _row, booking_ in wanted]) if each.pk is not None]
        taken: list[tuple[Booking, int]] = [(each, 0) for each in held]
        for found, mine in wanted:
            in_the_way = next((number for other, number in taken if _over(other, mine)), None)
            if in_the_way is None:
                taken.append((mine, found.number))
                continue
            words = _("Row %(row)d has the room then.") % {"row": in_the_way} if in_the_way else _("The room is taken then.")
            found.wrong.append(self.wrong(found, "begins", words))
            found.row = None


def _over(one: Booking, other: Booking) -> bool:
    return one.room_id == other.room_id and one.held_from < other.held_until and one.held_until > other.held_from
