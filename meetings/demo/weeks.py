"""Six weeks of bookings, written in bulk as the actions make them: no two in one room at once, with set-up and clear-up around."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.workdays.load import calendar
from meetings.models import Booking, Meeting, Outcome, Rights, Room

WEEKS_BACK, WEEKS_AHEAD = 4, 2
SUBJECTS = (
    *("项目周会", "需求评审", "设计走查", "客户方案讨论", "版本发布会", "测试用例评审", "招聘面试", "供应商洽谈", "预算讨论", "新员工培训"),
    *("市场活动策划", "部门例会", "季度复盘", "合同条款讨论", "绩效沟通", "技术分享", "接口联调", "演示彩排", "采购比价", "安全培训"),
)
STARTS = [time(hour, minute) for hour in range(9, 18) for minute in (0, 30) if hour != 12]
LENGTHS = (30, 60, 60, 60, 90, 120)


Came = Callable[[Booking], None]


@dataclass
class Book:
    """What is written at the end, and what is taken until then."""

    meetings: list[Meeting] = field(default_factory=list)
    bookings: list[Booking] = field(default_factory=list)
    taken: dict[int, list[tuple[datetime, datetime]]] = field(default_factory=lambda: defaultdict(list))

    def put(
        self, room: Room, begins: datetime, ends: datetime, meeting: Meeting, *, cancelled: bool = False, came: Came | None = None
    ) -> bool:
        """False where the room is taken."""
        booking = Booking(room=room, meeting=meeting, begins_at=begins, ends_at=ends, made_at=meeting.made_at, made_by=meeting.made_by)
        booking.hold_around(set_up=room.set_up, clear_up=room.clear_up)
        if came is not None:
            came(booking)
        stretch = (booking.held_from, booking.held_until)
        if booking.ended_at is None and cancelled:
            booking.ended_at, booking.ended_by, booking.outcome = begins - timedelta(hours=3), meeting.made_by, Outcome.CANCELLED
        elif any(since < stretch[1] and until > stretch[0] for since, until in self.taken[room.pk]):
            return False
        else:
            self.taken[room.pk].append(stretch)
        self.meetings.append(meeting)
        self.bookings.append(booking)
        return True

    def write(self) -> int:
        Meeting.objects.bulk_create(self.meetings, batch_size=500)
        Booking.objects.bulk_create(self.bookings, batch_size=500)
        return len(self.bookings)


def six_weeks(scene: Scene, rooms: Sequence[Room]) -> int:
    """Every working day of four weeks that are over, of this one and of the next, around what is booked already; how many bookings."""
    dice = Random(f"meetings {scene.rng.getstate()[1][:4]}")
    book, people = Book(), [person for person in scene.people if person.is_active]
    for each in Booking.objects.held_within(scene.now - timedelta(weeks=WEEKS_BACK + 1), scene.now + timedelta(weeks=12)).in_rooms(rooms):
        book.taken[each.room_id].append((each.held_from, each.held_until))
    for day in _days(scene.now):
        for room in rooms:
            for _turn in range(dice.choice((1, 2, 2, 3, 3, 4)) if room.rights != Rights.OFFICE else dice.choice((0, 0, 1))):
                _one(book, dice, room, day, people, scene)
    return book.write()


def _days(now: datetime) -> Iterator[date]:
    working, today = calendar(), timezone.localdate(now)
    first = today - timedelta(days=today.weekday() + 7 * WEEKS_BACK)
    days = (first + timedelta(days=n) for n in range(7 * (WEEKS_BACK + WEEKS_AHEAD)))
    return (day for day in days if working.is_workday(day))


def _one(book: Book, dice: Random, room: Room, day: date, people: Sequence[Person], scene: Scene) -> None:
    begins = timezone.make_aware(datetime.combine(day, dice.choice(STARTS)))
    ends, by = begins + timedelta(minutes=dice.choice(LENGTHS)), dice.choice(people)
    made_at = min(begins - timedelta(hours=dice.randint(2, 120)), scene.now - timedelta(hours=1))
    meeting = Meeting(subject=dice.choice(SUBJECTS), organiser=by, made_by=by, made_at=made_at)
    meeting.people = max(2, round(room.capacity * dice.uniform(0.2, 1.0)))
    meeting.is_confidential = dice.random() < 0.06
    if room.rights == Rights.ASK:
        meeting.asked_at, meeting.agreed_at, meeting.agreed_by = made_at, made_at + timedelta(minutes=40), scene.cast["olga"]
    is_past = ends <= scene.now
    book.put(room, begins, ends, meeting, cancelled=dice.random() < 0.07, came=lambda mine: _came(mine, dice) if is_past else None)


def _came(mine: Booking, dice: Random) -> None:
    """Of what is over: in rooms that ask somebody said that they are there, or nobody came; some were over before their time."""
    asks, luck = mine.room.asks_check_in, dice.random()
    if asks and luck < 0.08:
        mine.ended_at, mine.outcome = mine.begins_at + timedelta(minutes=10), Outcome.NO_SHOW
        return
    if asks:
        mine.checked_in_at, mine.checked_in_by = mine.begins_at + timedelta(minutes=dice.randint(-8, 6)), mine.made_by
    if luck > 0.8:
        early = mine.ends_at - timedelta(minutes=5 * dice.randint(1, 3))
        mine.booked_until, mine.ends_at, mine.held_until = mine.ends_at, early, mine.held_until - (mine.ends_at - early)
