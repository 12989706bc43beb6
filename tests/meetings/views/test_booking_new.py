"""The form that books a room: what is free is offered with its reason, who comes second has ways out in the same answer."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from meetings.actions import booking
from meetings.actions.booking import Wish
from meetings.models import Booking, Gap, Meeting, Rights, Waiter
from tests.factories.meetings import a_room
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
TOMORROW = (timezone.localtime() + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)


def form(room: object, **more: object) -> dict[str, object]:
    day = TOMORROW.date()
    return {"subject": "周会", "day": f"{day}", "begins": "10:00", "ends": "11:00", "people": "4", "room": room, **more}


@pytest.fixture
def ann_at(client: Client, ann: Person) -> Client:
    client.force_login(ann)
    return client


@pytest.fixture
def taken() -> Booking:
    """云山厅 tomorrow from ten to eleven; 小室 for four is free."""
    a_room("小室", capacity=4)
    return booking.book(
        Wish(a_room(), TOMORROW, TOMORROW + timedelta(hours=1)), subject="先来", by=PersonFactory(roles=["employee"]), now=timezone.now()
    )


def test_the_best_room_is_offered_first_with_its_reason(ann_at: Client) -> None:
    for name, seats in (("礼堂", 30), ("小室", 4), ("中室", 6)):
        a_room(name, capacity=seats)
    page = ann_at.get("/meetings/new/", {"from": f"{TOMORROW:%Y-%m-%dT%H:%M}"})
    assert [(each.room.capacity, each.why) for each in page.context["found"]] == [
        (4, "4 座，4 人参会"),
        (6, "6 座，4 人参会"),
        (30, "30 座，4 人参会，比需要的大"),
    ]
    assert page.context["best"] == page.context["found"][0].room.pk


def test_what_is_needed_leaves_other_rooms_out(ann_at: Client) -> None:
    a_room("甲", equipment=["screen"])
    a_room("乙")
    asked = form("", needs=["screen"])
    found = ann_at.get("/meetings/new/rooms/", asked).context["found"]
    assert [str(each.room) for each in found] == ["甲"]


def test_booked_it_is_theirs_and_the_page_is_its_own(ann_at: Client, ann: Person) -> None:
    answer = ann_at.post("/meetings/new/", form(a_room().pk))
    made = Booking.objects.get()
    assert (answer.status_code, answer.headers["Location"], made.meeting.organiser) == (302, f"/meetings/{made.pk}/", ann)


def test_who_comes_second_takes_another_room_another_time_or_waits(ann_at: Client, taken: Booking) -> None:
    answer = ann_at.post("/meetings/new/", form(taken.room_id))
    assert (answer.status_code, answer.context["form"]["subject"].value(), Booking.objects.count()) == (422, "周会", 1)
    rooms, times = answer.context["other_rooms"], answer.context["other_times"]
    assert [str(offer.room) for _value, offer, _how in rooms] == ["小室"]
    assert [how for _value, _offer, how in times][:2] == ["提前 60 分钟", "推后 60 分钟"]
    assert ann_at.post("/meetings/new/", form(taken.room_id, instead=rooms[0][0])).status_code == 302
    assert ann_at.post("/meetings/new/", form(taken.room_id, instead=times[1][0])).status_code == 302
    assert ann_at.post("/meetings/new/", form(taken.room_id, wait="1")).status_code == 302
    last = Booking.objects.order_by("-pk")[:2]
    assert [(str(each.room), timezone.localtime(each.begins_at).hour) for each in last] == [("云山厅", 11), ("小室", 10)]
    assert Waiter.objects.get().subject == "周会"


def test_a_series_asks_about_each_date_that_is_taken(ann_at: Client, taken: Booking) -> None:
    until = TOMORROW.date() + timedelta(days=21)
    asked = form(taken.room_id, repeat="weekly", repeat_until=f"{until}")
    answer = ann_at.post("/meetings/new/", asked)
    assert (answer.status_code, answer.context["clashes"], Meeting.objects.count()) == (422, [TOMORROW.date()], 1)
    assert ann_at.post("/meetings/new/", {**asked, f"on-{TOMORROW.date()}": "wait"}).status_code == 302
    assert (Meeting.objects.filter(series__isnull=False).count(), Gap.objects.count()) == (3, 1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"subject": ""}, "subject"),
        ({"ends": "09:00"}, "ends"),
        ({"people": "30"}, "people"),
        ({"day": "1066-10-14"}, "day"),
        ({"room": "0"}, "room"),
        ({"repeat": "weekly"}, "repeat_until"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(ann_at: Client, wrong: dict[str, str], field: str) -> None:
    answer = ann_at.post("/meetings/new/", {**form(a_room().pk), **wrong})
    assert (answer.status_code, list(answer.context["form"].errors), Booking.objects.count()) == (422, [field], 0)


def test_a_room_that_the_office_agrees_to_says_so(ann_at: Client, rita: Person) -> None:
    answer = ann_at.post("/meetings/new/", form(a_room(rights=Rights.ASK).pk), follow=True)
    assert "行政答复前为您保留" in answer.content.decode()
    assert "待行政答复" in answer.content.decode()


@pytest.mark.parametrize("words", ["", "x", "2026-99-99T10:00", "0001-01-01T00:00", "2026-11-30T10:00+99:00"])
def test_nonsense_in_the_address_is_no_error(ann_at: Client, words: str) -> None:
    a_room()
    assert ann_at.get("/meetings/new/", {"from": words, "until": words, "room": words}).status_code == 200
    assert ann_at.get("/meetings/", {"day": words, "floor": words, "seats": words}).status_code == 200
