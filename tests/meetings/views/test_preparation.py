"""Ticked with a photo that shows it: a thumbnail for the office and the organiser, and nobody else opens it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from meetings.actions import preparing
from meetings.finding.preparation import steps
from meetings.models import Booking, Prepared, PrepItem
from tests.factories.meetings import a_room, booked
from tests.factories.repairs import a_category
from tests.factories.service import usual
from tests.moments import DAY, HOUR, MINUTE
from tests.queries import queries
from tests.sample_files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(ann: Person, rita: Person, olga: Person) -> Booking:
    usual(olga)
    now = timezone.now().replace(microsecond=0)
    return booked(ann, begins=now + DAY, now=now, is_served=True)


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def tick(who: Person, mine: Booking, *files: SimpleUploadedFile, number: int = 0) -> str:
    item = steps(mine)[number].item
    answer = as_(who).post(f"/meetings/{mine.pk}/preparation/{item.pk}/tick/", {"photos": list(files)} if files else {}, follow=True)
    return answer.content.decode()


def a_photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("水.jpg", picture(), "image/jpeg")


def test_a_photo_is_seen_by_the_office_and_the_organiser(served: Booking, ann: Person, bo: Person, rita: Person) -> None:
    tick(rita, served, a_photo())
    photo, page = Attachment.objects.get(), f"/meetings/{served.pk}/preparation/"
    assert (photo.subject_type, photo.added_by, len(photo.sha256)) == ("meetings.prepared", rita, 64)
    path = f"/files/{photo.pk}/"
    assert [path in as_(who).get(page).content.decode() for who in (rita, ann)] == [True, True]
    assert [as_(who).get(path).status_code for who in (rita, ann, bo)] == [200, 200, 404]
    assert as_(bo).get(page).status_code == 404


def test_what_is_no_photo_is_refused_and_nothing_is_ticked(served: Booking, rita: Person) -> None:
    shown = tick(rita, served, SimpleUploadedFile("水.txt", "水".encode(), "text/plain"))
    assert ("只能添加照片" in shown, Prepared.objects.exists(), Attachment.objects.exists()) == (True, False, False)


def test_without_a_photo_it_is_ticked_as_ever(served: Booking, rita: Person) -> None:
    tick(rita, served)
    assert Prepared.objects.get().done_by == rita


def test_the_organiser_sees_how_far_it_is_and_ticks_nothing(served: Booking, ann: Person) -> None:
    shown = as_(ann).get(f"/meetings/{served.pk}/preparation/").content.decode()
    assert ("摆饮用水" in shown, "/tick/" in shown) == (True, False)


def test_what_took_too_long_is_named_so(served: Booking, ann: Person, bo: Person, rita: Person) -> None:
    at = served.begins_at - HOUR
    for number, step in enumerate(steps(served)[1:3]):
        preparing.tick(served, step.item, by=rita, now=at + number * 22 * MINUTE)
    for page in (f"/meetings/{served.pk}/", f"/meetings/{served.pk}/preparation/"):
        assert "会前准备用了 22 分钟" in as_(rita).get(page).content.decode()
    assert "22 分钟" not in as_(bo).get(f"/meetings/{served.pk}/").content.decode()


def test_as_many_questions_with_many_photos(served: Booking, rita: Person) -> None:
    desk, page = as_(rita), f"/meetings/{served.pk}/preparation/"
    tick(rita, served, a_photo())
    desk.get(page)
    few = queries(lambda: desk.get(page))
    for number in range(1, 5):
        tick(rita, served, a_photo(), a_photo(), number=number)
    assert queries(lambda: desk.get(page)) <= few + 1  # how long a preparation may take is asked where it took some time


def test_what_does_not_work_says_why_and_names_rooms_only_where_there_are_any(served: Booking, rita: Person) -> None:
    a_category()
    items, desk = [step.item for step in steps(served)], as_(rita)
    path = f"/meetings/{served.pk}/preparation"
    shown = desk.post(f"{path}/{items[0].pk}/fail/", {"words": "缺纸"}, follow=True).content.decode()
    assert ("已报修。</span>" in shown, "以下会议室" in shown, "缺纸" in shown) == (True, False, True)
    a_room("翠竹")
    shown = desk.post(f"{path}/{items[1].pk}/fail/", {"words": ""}, follow=True).content.decode()
    assert ("已报修。</span>" in shown, shown.count("翠竹")) == (False, 1)


def test_its_title_says_what_it_is_and_what_is_late_is_red(served: Booking, rita: Person, at) -> None:
    page = f"/meetings/{served.pk}/preparation/"
    shown = as_(rita).get(page).content.decode()
    assert '<h1 class="fd-title">会前准备</h1>' in shown
    at(served.begins_at - HOUR)  # the agenda was to be printed a day before
    assert as_(rita).get(page).content.decode().count('<span class="fd-small mt-wrong">') == 1
    assert shown.count('<span class="fd-small mt-wrong">') == 0


@pytest.mark.parametrize(("minutes", "said"), [(1440, "会前 1 天"), (120, "会前 2 小时"), (45, "会前 45 分钟")])
def test_how_long_before_is_said_in_the_largest_unit(rita: Person, minutes: int, said: str) -> None:
    PrepItem.objects.create(name="打印议程", before=minutes)
    assert said in as_(rita).get("/meetings/preparation/").content.decode()
