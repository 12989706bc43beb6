"""Something special through the pages: asked for by the organiser, answered by reception with one of two buttons."""

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from meetings.models import Booking, Special
from tests.factories.meetings import a_room, booked
from tests.moments import DAY

pytestmark = pytest.mark.django_db


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


@pytest.fixture
def served(ann: Person, rita: Person) -> Booking:
    now = timezone.now()
    return booked(ann, begins=now + DAY, now=now, is_served=True)


def test_asked_and_bought(served: Booking, ann: Person, bo: Person, rita: Person) -> None:
    page = f"/meetings/{served.pk}/"
    assert as_(bo).post(f"{page}specials/", {"words": "鲜花", "many": 2}).status_code == 404
    as_(ann).post(f"{page}specials/", {"words": "鲜花", "many": 2})
    mine = Special.objects.get()
    assert ("鲜花 × 2" in as_(rita).get(page).content.decode(), "鲜花" in as_(bo).get(page).content.decode()) == (True, False)
    assert as_(ann).post(f"/meetings/specials/{mine.pk}/answer/").status_code == 403
    as_(rita).post(f"/meetings/specials/{mine.pk}/answer/", {"cost": "68.50"})
    assert "¥68.50" in as_(ann).get(page).content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [({"not_had": "1"}, "原因|为什么|不"), ({"cost": "abc"}, "价格填写有误"), ({"cost": "-1"}, "价格填写有误")],
)
def test_what_is_not_answered_is_said(served: Booking, ann: Person, rita: Person, data: dict[str, str], words: str) -> None:
    as_(ann).post(f"/meetings/{served.pk}/specials/", {"words": "横幅", "many": 1})
    desk, mine = as_(rita), Special.objects.get()
    shown = desk.post(f"/meetings/specials/{mine.pk}/answer/", data, follow=True).content.decode()
    mine.refresh_from_db()
    assert (mine.answered_at, any(each in shown for each in words.split("|"))) == (None, True)


def test_without_a_number_it_is_asked_how_many(served: Booking, ann: Person) -> None:
    shown = as_(ann).post(f"/meetings/{served.pk}/specials/", {"words": "横幅", "many": ""}, follow=True).content.decode()
    assert ("请填写数量" in shown, Special.objects.exists()) == (True, False)


def test_where_nobody_serves_nothing_is_offered(ann: Person) -> None:
    mine = booked(ann, room=a_room("乙"), begins=timezone.now() + DAY, now=timezone.now())
    assert "specials/" not in as_(ann).get(f"/meetings/{mine.pk}/").content.decode()
    assert as_(ann).post(f"/meetings/{mine.pk}/specials/", {"words": "横幅", "many": 1}).status_code == 404
