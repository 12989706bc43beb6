"""Rooms, six weeks of bookings, and what is going on today, as one act."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.scene import Scene, act
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from frontdesk.workdays.load import calendar, read_once
from meetings.actions import booking, preparing, series, waiting
from meetings.actions.booking import Wish
from meetings.actions.series import Choice, Clash, Plan
from meetings.demo.afterwards import afterwards
from meetings.demo.crowd import Size, colleagues, many_rooms
from meetings.demo.long_past import long_past
from meetings.demo.minutes import come_of
from meetings.demo.papers import before_and_in
from meetings.demo.rooms import furnish
from meetings.demo.service import serve
from meetings.demo.visits import rooms_of_visits
from meetings.demo.weeks import six_weeks
from meetings.models import Meeting, Room


@act("meetings.meetings")
def six_weeks_of_meetings(scene: Scene) -> None:
    play(scene, Size() if scene.scale == "large" else None)


def play(scene: Scene, size: Size | None) -> None:
    """By the real actions what is not like the rest; then the rest in bulk, where the rooms are free. A large company has years before."""
    with read_once():
        rooms = furnish(scene)
        if size:
            people = colleagues(scene, size.people)
            long_past(scene, list(rooms.values()), many_rooms(scene, size.rooms), people, size.bookings)
        _series(scene, rooms)
        _to_come(scene, rooms)
        serve(scene, rooms)
        six_weeks(scene, list(rooms.values()))
        come_of(scene)
        rooms_of_visits(scene)
        before_and_in(scene)
        afterwards(scene, rooms)
    rebuild([source_of(Meeting)])


def _series(scene: Scene, rooms: dict[str, Room]) -> None:
    """The weekly meeting of Bo's department and a daily one of Ann's, before others have the rooms."""
    now, bo, ann = scene.now, scene.cast["bo"], scene.cast["ann"]
    today = timezone.localdate(now)
    monday = today + timedelta(days=7 - today.weekday())
    until = f"UNTIL={monday + timedelta(days=77):%Y%m%d}T235959"
    weekly = Plan(rooms["银杏会议室"], f"FREQ=WEEKLY;{until}", monday, time(9, 30), 60, subject="产品部周例会", people=9)
    series.begin(weekly, by=bo, now=now)
    days = f"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL={monday + timedelta(days=11):%Y%m%d}T235959"
    series.begin(Plan(rooms["翠竹会议室"], days, monday, time(9, 30), 30, subject="站会", people=5), by=ann, now=now)


def _to_come(scene: Scene, rooms: dict[str, Room]) -> None:
    """Asked for, confidential, closed, waited for, and a date of a series that waits for its room."""
    now, cast = scene.now, scene.cast
    next_day = calendar().add_workdays(timezone.localdate(now), 1)
    after = calendar().add_workdays(next_day, 1)
    preparing.take_usual(by=cast["olga"], now=now)
    _booked(rooms["云杉会议室"], next_day, 10, cast["ann"], "供应商来访洽谈", now, is_served=True)
    _booked(rooms["红松会议室"], after, 14, cast["bo"], "年度预算评审", now, people=16)
    _booked(rooms["玉兰会议室"], next_day, 15, cast["bo"], "薪酬调整方案", now, is_confidential=True)
    booking.close_room(rooms["海棠会议室"], *_from_to(after, 9, 9), because="更换地毯", by=cast["olga"], now=now)
    _booked(rooms["白桦会议室"], next_day, 16, cast["bo"], "样机评审", now)
    waiting.wait(Wish(rooms["白桦会议室"], *_from_to(next_day, 16, 1), 5), subject="培训材料讨论", by=cast["ann"], now=now)
    _with_a_gap(rooms["云杉会议室"], next_day, cast["bo"], now)


def _with_a_gap(room: Room, first: date, by: Person, now: datetime) -> None:
    """Four weeks at ten, of which the first is Ann's: it waits."""
    plan = {
        "room": room,
        "rule": "FREQ=WEEKLY;COUNT=4",
        "begins_on": first,
        "at": time(10),
        "minutes": 60,
        "subject": "海外业务周会",
        "people": 6,
    }
    try:
        series.begin(Plan(**plan), by=by, now=now)
    except Clash as clash:
        series.begin(Plan(**plan, choices=dict.fromkeys(clash.dates, Choice.WAIT)), by=by, now=now)


def _booked(room: Room, day: date, hour: int, by: Person, subject: str, now: datetime, **more: Any) -> None:
    wish = Wish(room, *_from_to(day, hour, 1), more.pop("people", 4))
    booking.book(wish, subject=subject, by=by, now=now, **more)


def _from_to(day: date, hour: int, hours: int) -> tuple[datetime, datetime]:
    begins = timezone.make_aware(datetime.combine(day, time(hour)))
    return begins, begins + timedelta(hours=hours)
