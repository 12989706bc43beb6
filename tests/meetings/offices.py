"""A small company whose November was counted by hand.

Two rooms that are open from nine to six; on the 25th of November 2026 seventeen working days are over: 306 hours, of which the small
room was closed for three.
"""

from datetime import date, datetime, time

from frontdesk.people.models import Person
from meetings.actions import booking, checking_in
from meetings.models import Room
from tests.factories.meetings import a_room, booked
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI

NOVEMBER = date(2026, 11, 1)
NOW = datetime(2026, 11, 25, tzinfo=SHANGHAI)
TUESDAY_9AM = MONDAY_9AM + DAY
BEFORE = MONDAY_9AM - DAY


def counted(ann: Person, olga: Person) -> dict[str, Room]:
    """The rooms by name; Ann is of Product, the other organiser of Sales."""
    hours = {"opens_at": time(9), "closes_at": time(18)}
    large, small = a_room("大间", asks_check_in=True, **hours), a_room("小间", capacity=4, **hours)
    sales = PersonFactory(name="沈莉", department=DepartmentFactory(name="销售部", name_en="Sales"), roles=["employee"])

    # Monday: two hours for four of eight, somebody is there, over after one
    early = booked(ann, room=large, begins=MONDAY_9AM + HOUR, hours=2, people=4, now=BEFORE)
    checking_in.check_in(early, by=ann, now=MONDAY_9AM + HOUR)
    booking.end_early(early, by=ann, now=MONDAY_9AM + 2 * HOUR)
    # Monday: an hour to which nobody comes, and one that is cancelled
    no_show = booked(ann, room=large, begins=MONDAY_9AM + 5 * HOUR, people=6, now=BEFORE)
    checking_in.give_back(no_show, now=MONDAY_9AM + 5 * HOUR + 15 * MINUTE)
    booking.cancel(booked(ann, room=large, begins=MONDAY_9AM + 6 * HOUR, now=BEFORE), by=ann, now=BEFORE + HOUR)
    # Monday: the small room is closed until noon
    booking.close_room(small, MONDAY_9AM, MONDAY_9AM + 3 * HOUR, by=olga, now=BEFORE)
    # Tuesday: a confidential hour of two in four seats, and two hours of three, the second after six
    booked(ann, room=small, begins=TUESDAY_9AM + HOUR, people=2, is_confidential=True, subject="飞龙收购", now=BEFORE)
    Room.objects.filter(pk=small.pk).update(opens_at=None, closes_at=None)
    booked(sales, room=small, begins=TUESDAY_9AM + 8 * HOUR, hours=2, people=3, now=BEFORE)
    Room.objects.filter(pk=small.pk).update(**hours)
    # The month before, and what is to come
    booked(ann, room=large, begins=MONDAY_9AM - 30 * DAY, now=BEFORE - 60 * DAY)
    booked(ann, room=large, begins=MONDAY_9AM + 3 * DAY, now=BEFORE)
    return {"大间": large, "小间": small}
