"""Behind the label at the door: what the room is at this moment, in words that name another day where it is one."""

from datetime import timedelta

import pytest
from django.test import Client

from frontdesk.people.models import Person
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (timedelta(), "空闲至 20:00"),  # it closes before the next
        (23 * HOUR, "空闲至 10:00"),
        (24 * HOUR, "空闲至 10:00"),
        (25 * HOUR + MINUTE, "已占用"),
        (26 * HOUR, "空闲至 20:00"),
        (12 * HOUR, "不开放"),
    ],
)
def test_what_the_room_is_now(client: Client, ann: Person, monkeypatch: pytest.MonkeyPatch, at: timedelta, said: str) -> None:
    room = a_room(opens_at="08:00", closes_at="20:00")
    room.refresh_from_db()
    booked(ann, room=room, begins=TOMORROW_10)
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM + at)
    client.force_login(ann)
    page = client.get(f"/meetings/rooms/{room.pk}/now/").content.decode()
    head = page.split("fd-head-side", 1)[1].split("</div>", 1)[0]
    assert head.rsplit("<span>", 1)[1].split("<", 1)[0] == said


def test_a_room_that_never_closes_is_free_until_the_next_and_then_for_good(client: Client, ann: Person, at) -> None:
    room = a_room()
    client.force_login(ann)
    at(MONDAY_9AM)
    assert "<span>空闲</span>" in client.get(f"/meetings/rooms/{room.pk}/now/").content.decode()
    booked(ann, room=room, begins=TOMORROW_10)
    assert "<span>空闲至 11-24 10:00</span>" in client.get(f"/meetings/rooms/{room.pk}/now/").content.decode()
