"""Serving a meeting by its pages: asked in the room, seen to at the desk, read by the organiser; of a confidential one only so much."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from meetings.actions import booking, preparing, serving
from meetings.models import Booking, Meeting, RoomRequest, TeaRound
from meetings.panels import Rooms
from meetings.promises.room_prepared import RoomPrepared
from repairs.models import Ticket
from repairs.views.things import report_path
from reports.panels import OwedToday
from tests.factories.meetings import a_room, booked
from tests.factories.repairs import a_category
from tests.factories.service import usual
from tests.moments import DAY, HOUR, MINUTE
from tests.queries import queries

pytestmark = pytest.mark.django_db
AHEAD = {"近": 1, "远": 30}  # hours
SECRET = "飞龙收购"


def on(by: Person, **more: object) -> Booking:
    """A served meeting that began an hour and a minute ago."""
    begins = timezone.now().replace(second=0, microsecond=0) - HOUR - MINUTE
    mine = booked(by, begins=begins, hours=3, now=begins - HOUR, is_served=True, **more)
    serving.owe_service(mine, now=begins - HOUR / 2)
    serving.owe_tea(mine, begins + HOUR, now=timezone.now())
    return mine


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def read(who: Person, path: str) -> str:
    answer = as_(who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_asked_in_the_room_by_anybody_and_the_room_reads_when_it_was_answered(ann: Person, bo: Person, rita: Person) -> None:
    mine = on(ann)
    now = f"/meetings/rooms/{mine.room_id}/now/"
    assert "呼叫前台" in read(bo, now)
    answer = as_(bo).post(f"/meetings/{mine.pk}/request/", {"wants": "equipment", "words": "投影没有信号"})
    assert (answer.status_code, answer["Location"]) == (303, now)
    asked = RoomRequest.objects.get()
    page = read(bo, now)
    assert "投影没有信号" in page
    assert page.count(report_path(mine.room.place)) == 2  # beside the request and below
    as_(rita).post(f"/meetings/requests/{asked.pk}/come/")
    assert "正在前往" in read(bo, now)
    as_(rita).post(f"/meetings/requests/{asked.pk}/answer/")
    asked.refresh_from_db()
    clocks = [f"{timezone.localtime(at):%H:%M}" for at in (asked.asked_at, asked.answered_at)]
    assert f"{clocks[0]} 呼叫，{clocks[1]} 已处理" in read(bo, now)


def test_a_room_that_nobody_has_is_not_asked_from(ann: Person) -> None:
    room = a_room()
    assert "呼叫前台" not in read(ann, f"/meetings/rooms/{room.pk}/now/")


def test_what_nobody_can_read_is_refused_in_words(ann: Person) -> None:
    mine = on(ann)
    answer = as_(ann).post(f"/meetings/{mine.pk}/request/", {"wants": "other"}, follow=True)
    assert "请简单说明需要什么" in answer.content.decode()
    assert not RoomRequest.objects.exists()


def test_reception_serves_with_one_tap_and_the_organiser_reads_it(ann: Person, rita: Person, bo: Person) -> None:
    mine = on(ann)
    row, desk = TeaRound.objects.get(), as_(rita)
    page = read(rita, f"/meetings/{mine.pk}/service/")
    assert f"/meetings/tea/{row.pk}/serve/" in page
    desk.post(f"/meetings/tea/{row.pk}/serve/")
    desk.post(f"/meetings/{mine.pk}/there/")
    row.refresh_from_db()
    assert row.served_by == rita
    clock = f"{timezone.localtime(row.served_at):%H:%M}"
    for who in (ann, rita):
        rounds = read(who, f"/meetings/{mine.pk}/").partition("mt-rounds")[2].partition("</ul>")[0]
        assert all(each in rounds for each in (clock, "林若溪", "is-green"))
    assert "mt-rounds" not in read(bo, f"/meetings/{mine.pk}/")
    assert f"/meetings/{mine.pk}/service/" not in read(ann, f"/meetings/{mine.pk}/")


def test_of_a_confidential_meeting_reception_reads_room_time_and_cups(ann: Person, rita: Person) -> None:
    mine = on(ann, subject=SECRET, is_confidential=True)
    serving.ask(mine, "tea", by=ann, now=timezone.now())
    for path in (f"/meetings/{mine.pk}/service/", f"/meetings/{mine.pk}/", "/desk/", "/todos/?whose=desk"):
        page = read(rita, path)
        assert "云山厅" in page
        assert SECRET not in page
        assert "安然" not in page
    assert "安然" in read(ann, f"/meetings/{mine.pk}/")


def test_equipment_becomes_a_ticket_from_there(ann: Person, rita: Person) -> None:
    category, mine = a_category(), on(ann)
    asked = serving.ask(mine, "equipment", by=ann, now=timezone.now())
    as_(rita).post(f"/meetings/requests/{asked.pk}/repair/", {"category": category.pk, "words": "灯泡坏了"})
    assert Ticket.objects.get().number in read(rita, f"/meetings/{mine.pk}/service/")


def test_the_desk_has_what_rooms_are_owed_with_one_tap_each(ann: Person, rita: Person) -> None:
    mine = on(ann)
    asked = serving.ask(mine, "tea", by=ann, now=timezone.now())
    page = read(rita, "/desk/")
    row = TeaRound.objects.get()
    taps = [f"/meetings/requests/{asked.pk}/come/", f"/meetings/tea/{row.pk}/serve/", f"/meetings/{mine.pk}/there/"]
    assert all(page.count(f'action="{tap}"') == 1 for tap in taps)
    as_(rita).post(taps[0], {"next": "/desk/"})
    page, then = read(rita, "/desk/"), f"/meetings/requests/{asked.pk}/answer/"
    assert (taps[0] in page, then in page) == (False, True)
    as_(rita).post(then, {"next": "/desk/"})
    assert then not in read(rita, "/desk/")


def test_the_desk_asks_as_much_for_one_as_for_ten(ann: Person, rita: Person) -> None:
    on(ann)
    few = queries(lambda: read(rita, "/desk/"))
    for number in range(9):
        mine = on(ann, room=a_room(f"室{number}"), is_confidential=bool(number % 2))
        serving.ask(mine, "tea", by=ann, now=timezone.now())
    many = queries(lambda: read(rita, "/desk/"))
    assert many <= few + 3  # the kind “request” is asked once, too, and two panels ask who knows the confidential ones


def test_they_say_that_they_have_left_at_the_door(ann: Person) -> None:
    begins = timezone.now() - HOUR - 5 * MINUTE
    mine = booked(ann, room=a_room(asks_check_in=True), begins=begins, now=begins - HOUR)
    Booking.objects.filter(pk=mine.pk).update(checked_in_at=begins, checked_in_by=ann)
    now = f"/meetings/rooms/{mine.room_id}/now/"
    assert f"/meetings/{mine.pk}/check-out/" in read(ann, now)
    as_(ann).post(f"/meetings/{mine.pk}/check-out/", {"next": now})
    mine.refresh_from_db()
    assert mine.left_by == ann
    assert "check-out" not in read(ann, now)


@pytest.mark.parametrize(("sent", "kept"), [("30", 30), ("0", 0), ("", None)])
def test_how_often_tea_comes_is_said_on_the_page_of_its_words(ann: Person, sent: str, kept: int | None) -> None:
    begins = timezone.now() + timedelta(days=1)
    mine = booked(ann, begins=begins, now=timezone.now(), is_served=True)
    words = {"subject": "周例会", "people": 4, "scope": "this", "tea_every": sent, "wants_warning": "on"}
    assert as_(ann).post(f"/meetings/{mine.pk}/edit/", words).status_code == 302
    assert Meeting.objects.values_list("tea_every", "wants_warning").get() == (kept, True)


def test_without_service_nobody_is_asked_about_tea(ann: Person) -> None:
    mine = booked(ann, begins=timezone.now() + timedelta(days=1), now=timezone.now())
    page = read(ann, f"/meetings/{mine.pk}/edit/")
    assert ("tea_every" in page, "wants_warning" in page) == (False, True)


def test_told_is_not_yet_on_the_way_and_what_nobody_answered_ended_so(ann: Person, rita: Person) -> None:
    mine = on(ann)
    now, page = f"/meetings/rooms/{mine.room_id}/now/", f"/meetings/{mine.pk}/service/"
    assert "选“其他”时必填" in read(ann, now)
    asked = serving.ask(mine, "paper", by=ann, now=timezone.now())
    assert "呼叫，已通知前台" in read(ann, now)
    serving.come(asked, by=rita, now=timezone.now())
    assert "正在前往" in read(rita, page)
    serving.ask(mine, "air", by=ann, now=timezone.now())
    booking.end_early(mine, by=ann, now=timezone.now())
    for path in (page, f"/meetings/{mine.pk}/"):
        shown = read(rita, path)
        assert (shown.count("会议结束时仍未处理"), "已通知前台" in shown, "正在前往" in shown) == (2, False, False)
        assert ("没有登记到位" in shown, "尚未到时间" in shown) == (True, False)


def test_the_panel_has_requests_first_preparation_last_and_nothing_twice(ann: Person, rita: Person, olga: Person) -> None:
    usual(olga)
    mine = on(ann)
    soon, later = (
        booked(ann, room=a_room(name), begins=timezone.now() + hours * HOUR, now=timezone.now()) for name, hours in AHEAD.items()
    )
    Meeting.objects.update(is_served=True)
    for each in (soon, later):
        preparing.owe(each, now=timezone.now() - DAY)
    Todo.objects.filter(subject_id=soon.pk, promise=RoomPrepared.name).update(red_at=timezone.now() - HOUR, due_at=timezone.now() - HOUR)
    asked = serving.ask(mine, "tea", by=ann, now=timezone.now())
    owed = [row.todo for row, _tap in Rooms().context(rita, timezone.now())["owed"]]
    kinds = [todo.promise.removeprefix("meetings.") for todo in owed]
    assert (kinds[0], sorted(kinds[1:3]), kinds[3:]) == ("request_answered", ["service_there", "tea_served"], ["room_prepared"])
    assert owed[0].subject_id == asked.pk
    today = [row.todo for row in OwedToday().context(rita, timezone.now())["rows"]]
    assert not {todo.pk for todo in owed} & {todo.pk for todo in today}
    assert soon.pk not in {todo.subject_id for todo in today if todo.promise == RoomPrepared.name}
