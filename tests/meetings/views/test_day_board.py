"""The day of all rooms: stretches in their order, confidential ones without words, as many questions for many rooms as for one."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from meetings.actions import booking
from meetings.finding.board import Look, lines_of
from meetings.models import Rights
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db
DAY_OF = timezone.localdate(TOMORROW_10)


def looks(room: object, now: datetime = MONDAY_9AM) -> str:
    """F free, - past, # shut, ~ around, M meeting, B closed; a letter a quarter, | between stretches."""
    marks = {Look.FREE: "F", Look.PAST: "-", Look.SHUT: "#", Look.AROUND: "~", Look.MEETING: "M", Look.BLOCK: "B", Look.OFFER: "O"}
    [stretches] = lines_of([(DAY_OF, room)], now)[1]
    return "|".join(marks[each.look] * each.quarters for each in stretches)


def test_free_is_cut_at_half_hours_and_set_up_and_clear_up_stand_around(ann: Person) -> None:
    room = a_room(set_up=15, clear_up=30)
    booked(ann, room=room)
    assert looks(room).startswith("FF|FF|FF|F|~|MMMM|~~|FF|")


def test_a_booking_between_quarters_covers_what_it_touches(ann: Person) -> None:
    room = a_room()
    booked(ann, room=room, begins=TOMORROW_10 + 10 * MINUTE, hours=0.5)
    assert looks(room).startswith("FF|FF|FF|FF|MMM|F|FF|")


def test_what_is_over_and_what_is_shut(ann: Person) -> None:
    room = a_room(opens_at="09:00", closes_at="18:00")
    room.refresh_from_db()
    assert looks(room, TOMORROW_10).startswith("####|----|FF|")
    assert looks(room, TOMORROW_10).endswith("|FF|########")


def test_hours_widen_for_what_lies_outside(ann: Person) -> None:
    room = a_room()
    booked(ann, room=room, begins=TOMORROW_10 - 4 * HOUR, hours=0.5)
    booked(ann, room=room, begins=TOMORROW_10 + 11 * HOUR, hours=2)
    hours, _lines = lines_of([(DAY_OF, room)], MONDAY_9AM)
    assert (hours.first, hours.last) == (6, 23)


def board(client: Client, who: Person, **asked: object) -> str:
    client.force_login(who)
    return client.get("/meetings/", {"day": f"{DAY_OF}", **asked}).content.decode()


def test_of_a_confidential_meeting_others_see_that_the_room_is_taken(client: Client, ann: Person, bo: Person, olga: Person) -> None:
    booked(bo, subject="飞龙收购", is_confidential=True)
    for reader in (ann, olga):
        page = board(client, reader)
        assert ("飞龙" in page, bo.name in page, "已占用" in page) == (False, False, True)
    assert "飞龙收购" in board(client, bo)


def test_words_of_a_meeting_are_no_html(client: Client, ann: Person) -> None:
    booked(ann, subject='<img src=x onerror="1">')
    assert "<img src=x" not in board(client, ann)


def test_who_may_not_book_a_room_finds_no_link_into_it(client: Client, ann: Person, rita: Person) -> None:
    a_room(rights=Rights.OFFICE)
    mine = re.compile(r'class="is-free"')
    with_links = {person.username: len(mine.findall(board_ahead(client, person))) for person in (ann, rita)}
    assert with_links == {"ann": 0, "rita": 24}


def board_ahead(client: Client, who: Person) -> str:
    client.force_login(who)
    return client.get("/meetings/", {"day": f"{timezone.localdate() + timedelta(days=7)}"}).content.decode()


def test_many_rooms_ask_no_more_than_one(client: Client, ann: Person) -> None:
    client.force_login(ann)
    booked(ann)
    few = queries(lambda: board(client, ann))
    for number in range(20):
        booked(PersonFactory(roles=["employee"]), room=a_room(f"室{number}"))
    assert queries(lambda: board(client, ann)) == few


def test_closed_for_some_time(client: Client, ann: Person, olga: Person) -> None:
    room = a_room()
    booking.close_room(room, TOMORROW_10, TOMORROW_10 + DAY, because="换地毯", by=olga, now=MONDAY_9AM)
    assert "BBBB" in looks(room)
    assert "停用：换地毯" in board(client, ann)
