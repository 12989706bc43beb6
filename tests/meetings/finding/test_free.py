"""What is offered: a room that fits before one that is too large, times that are near, and nothing that is not to be had."""

from datetime import datetime, time
from random import Random

import pytest

from frontdesk.people.models import Person
from frontdesk.places.models import Floor
from frontdesk.refusal import Refused
from meetings.actions import booking
from meetings.finding.free import Asked, free_rooms, near_times, ways_out
from meetings.models import Rights, Room
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db


def asked(people: int = 4, *, begins: datetime = TOMORROW_10, hours: float = 1, near: Room | None = None) -> Asked:
    return Asked(begins, begins + hours * HOUR, people, near)


def names(person: Person, wish: Asked) -> list[str]:
    return [str(each.room) for each in free_rooms(wish, person)]


def test_four_people_get_the_thirty_seat_room_only_when_nothing_that_fits_is_free(ann: Person, bo: Person) -> None:
    a_room("报告厅", capacity=30)
    small, middle = a_room("小间", capacity=4), a_room("中间", capacity=6)
    assert names(ann, asked()) == ["小间", "中间", "报告厅"]
    for room in (small, middle):
        booked(bo, room=room)
    assert names(ann, asked()) == ["报告厅"]
    assert names(ann, asked(31)) == []


def test_of_those_that_fit_the_one_on_the_same_floor_comes_first(ann: Person) -> None:
    near, far = a_room("近处", capacity=8), a_room("远处", capacity=6)
    floor = Floor.objects.create(site=near.place.floor.site, name="9 层")
    far.place.floor = floor
    far.place.save()
    assert names(ann, asked(6, near=near)) == ["近处", "远处"]
    assert names(ann, asked(6)) == ["远处", "近处"]


def test_of_those_that_are_too_large_the_fewest_empty_seats_come_before_the_same_floor(ann: Person) -> None:
    near, far = a_room("近处", capacity=60), a_room("远处", capacity=20)
    far.place.floor = Floor.objects.create(site=near.place.floor.site, name="9 层")
    far.place.save()
    assert names(ann, asked(4, near=near)) == ["远处", "近处"]


def test_a_booking_that_moves_is_not_in_its_own_way(ann: Person, bo: Person) -> None:
    mine = booked(ann, room=a_room("甲"))
    booked(bo, room=a_room("乙"))
    wish = Asked(TOMORROW_10, TOMORROW_10 + HOUR, 4, moved=mine.pk)
    assert (names(ann, asked()), names(ann, wish)) == ([], ["甲"])


def test_closed_retired_and_foreign_rooms_are_offered_to_nobody(ann: Person, olga: Person) -> None:
    a_room("贵宾室", rights=Rights.OFFICE)
    a_room("旧间", retired_at=MONDAY_9AM)
    a_room("早间", opens_at=time(7), closes_at=time(9))
    blocked = a_room("在修")
    booking.close_room(blocked, TOMORROW_10 - HOUR, TOMORROW_10 + HOUR, by=olga, now=MONDAY_9AM)
    assert (names(ann, asked()), names(olga, asked())) == ([], ["贵宾室"])


def test_near_times_are_the_nearest_that_are_free_with_set_up_and_clear_up(ann: Person, bo: Person) -> None:
    room = a_room(set_up=15, clear_up=15)
    booked(bo, room=room)
    times = [each.begins - TOMORROW_10 for each in near_times(room, asked(), now=MONDAY_9AM)]
    assert times == [-90 * MINUTE, 90 * MINUTE, -150 * MINUTE]
    late = [each.begins - TOMORROW_10 for each in near_times(room, asked(), now=TOMORROW_10 - HOUR)]
    assert late[0] == 90 * MINUTE
    assert all(away > 0 * MINUTE for away in late)


def test_what_is_offered_can_be_booked_and_what_is_not_can_not(ann: Person, bo: Person) -> None:
    """Whatever is booked already."""
    dice = Random(8)
    rooms = [a_room(f"间{n}", capacity=4 + 4 * n, set_up=dice.choice((0, 10, 30)), clear_up=dice.choice((0, 5, 20))) for n in range(6)]
    for _number in range(40):
        begins = TOMORROW_10 + dice.randrange(-16, 16) * 15 * MINUTE
        try:
            booked(bo, room=dice.choice(rooms), begins=begins, hours=dice.choice((0.5, 1, 2)))
        except Refused:
            continue
    for number in range(12):
        wish = asked(begins=TOMORROW_10 + (number - 6) * 30 * MINUTE)
        offered = {each.room.pk for each in free_rooms(wish, ann)}
        for room in rooms:
            try:
                mine = booked(ann, room=room, begins=wish.begins)
            except Refused:
                assert room.pk not in offered
            else:
                assert room.pk in offered
                booking.cancel(mine, by=ann, now=MONDAY_9AM)
        for each in near_times(rooms[0], wish, now=MONDAY_9AM):
            booking.cancel(booked(ann, room=rooms[0], begins=each.begins), by=ann, now=MONDAY_9AM)


def test_many_rooms_cost_as_many_questions_as_a_few(ann: Person, bo: Person) -> None:
    room = a_room()
    booked(bo, room=room)
    ways_out(room, asked(), ann, now=MONDAY_9AM)  # what she may do is read once
    few = queries(lambda: ways_out(room, asked(), ann, now=MONDAY_9AM))
    for number in range(20):
        booked(bo, room=a_room(f"间{number}"))
    assert queries(lambda: ways_out(room, asked(), ann, now=MONDAY_9AM)) == few == 3
