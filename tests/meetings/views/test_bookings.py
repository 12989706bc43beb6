"""What is done with a booking from its page: by whom, and what others see of it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from frontdesk.people.models import Person
from meetings.actions import booking, series
from meetings.actions.booking import Wish
from meetings.actions.series import Plan
from meetings.models import Booking, Outcome, Room
from tests.factories.meetings import a_room
from tests.queries import queries

pytestmark = pytest.mark.django_db


def tomorrow(hour: int) -> object:
    return (timezone.localtime() + timedelta(days=1)).replace(hour=hour, minute=0, second=0, microsecond=0)


def made(by: Person, hour: int = 10, room: Room | None = None, **more: object) -> Booking:
    begins = tomorrow(hour)
    wish = Wish(room or a_room(), begins, begins + timedelta(hours=1), 4)
    return booking.book(wish, subject=more.pop("subject", "样机评审"), by=by, now=timezone.now(), **more)


def as_(client: Client, who: Person) -> Client:
    client.force_login(who)
    return client


def move(client: Client, mine: Booking, hour: int, room: Room, **more: object) -> int:
    day = timezone.localtime(mine.begins_at).date()
    sent = {"day": f"{day}", "begins": f"{hour}:00", "ends": f"{hour + 1}:00", "room": room.pk, **more}
    return client.post(f"/meetings/{mine.pk}/move/", sent).status_code


def test_moved_by_its_organiser_and_by_the_office_and_nobody_else(client: Client, ann: Person, bo: Person, rita: Person) -> None:
    mine = made(ann)
    assert move(as_(client, bo), mine, 14, mine.room) == 404
    assert move(as_(client, rita), mine, 14, mine.room) == 303
    assert move(as_(client, ann), mine, 15, mine.room) == 303
    mine.refresh_from_db()
    assert timezone.localtime(mine.begins_at).hour == 15


def test_moved_into_what_is_taken_it_stays_and_ways_out_are_offered(client: Client, ann: Person, bo: Person) -> None:
    mine, other = made(ann), made(bo, 14)
    a_room("小室", capacity=4)
    assert move(as_(client, ann), mine, 14, other.room) == 422
    answer = client.post(
        f"/meetings/{mine.pk}/move/", {"day": f"{tomorrow(14):%Y-%m-%d}", "begins": "14:00", "ends": "15:00", "room": other.room_id}
    )
    value = answer.context["other_rooms"][0][0]
    assert move(client, mine, 14, other.room, instead=value) == 303
    mine.refresh_from_db()
    assert str(mine.room) == "小室"
    assert "刚刚" not in answer.content.decode()


def test_its_own_room_at_its_own_time_is_not_taken(client: Client, ann: Person) -> None:
    mine = made(ann)
    page = as_(client, ann).get(f"/meetings/{mine.pk}/move/")
    assert ([each.wrong for each in page.context["found"]], page.context["best"]) == ([""], mine.room_id)
    assert "已被占用" not in page.content.decode()


def test_what_is_wrong_with_a_move_is_said_once(client: Client, ann: Person) -> None:
    mine = made(ann)
    sent = {"day": f"{tomorrow(14):%Y-%m-%d}", "begins": "14:00", "ends": "13:00", "room": mine.room_id}
    answer = as_(client, ann).post(f"/meetings/{mine.pk}/move/", sent)
    words = answer.content.decode()
    assert (answer.status_code, list(answer.context["form"].errors), words.count("fd-errors")) == (422, ["ends"], 1)
    assert f'value="{mine.room_id}" checked' in words


def test_of_a_series_only_this_one_is_cancelled_unless_more_is_chosen(client: Client, ann: Person) -> None:
    day = tomorrow(10).date()
    plan = Plan(a_room(), "FREQ=WEEKLY;COUNT=3", day, tomorrow(10).time(), 60, "周会")
    first = series.begin(plan, by=ann, now=timezone.now()).meetings.earliest("occurs_on").bookings.get()
    page = as_(client, ann).get(first.get_absolute_url()).content.decode()
    assert re.findall(r'<input type="radio" name="scope" value="(\w+)"[^>]*> <span>(.*?)</span>', page) == [
        ("this", "仅此一次"),
        ("following", "此次及以后各次"),
        ("all", "整个系列（未开始的）"),
    ]
    assert re.findall(r'name="scope" value="(\w+)"[^>]* checked', page) == ["this"]


def test_cancelled_brought_back_made_longer_and_ended(client: Client, ann: Person) -> None:
    mine = made(ann)
    as_(client, ann)
    assert client.post(f"/meetings/{mine.pk}/cancel/").status_code == 302
    mine.refresh_from_db()
    assert (mine.outcome, client.post(f"/meetings/{mine.pk}/restore/").status_code) == (Outcome.CANCELLED, 303)
    now = timezone.now()
    since, until = now - timedelta(minutes=30), now + timedelta(minutes=30)
    Booking.objects.filter(pk=mine.pk).update(begins_at=since, held_from=since, ends_at=until, held_until=until)
    client.post(f"/meetings/{mine.pk}/prolong/", {"minutes": "15"})
    mine.refresh_from_db()
    assert mine.ends_at == now + timedelta(minutes=45)
    client.post(f"/meetings/{mine.pk}/end/")
    mine.refresh_from_db()
    assert mine.ends_at < now + timedelta(minutes=1)


def test_the_words_of_a_series_from_here_on(client: Client, ann: Person) -> None:
    day = tomorrow(10)
    begun = series.begin(
        Plan(a_room(), "FREQ=WEEKLY;COUNT=4", day.date(), day.time(), 60, subject="周会", people=4), by=ann, now=timezone.now()
    )
    second = Booking.objects.filter(meeting__series=begun).order_by("begins_at")[1]
    as_(client, ann).post(f"/meetings/{second.pk}/edit/", {"subject": "双周会", "people": "5", "scope": "following"})
    assert list(begun.meetings.order_by("occurs_on").values_list("subject", flat=True)) == ["周会", "双周会", "双周会", "双周会"]
    client.post(f"/meetings/{second.pk}/cancel/", {"scope": "following"})
    assert Booking.objects.holding().filter(meeting__series=begun).count() == 1


def test_of_a_confidential_one_others_read_nothing_on_page_list_and_export(client: Client, ann: Person, bo: Person, rita: Person) -> None:
    mine = made(bo, subject="飞龙收购", is_confidential=True)
    for reader in (ann, rita):
        page = as_(client, reader).get(f"/meetings/{mine.pk}/").content.decode()
        assert ("飞龙" in page, "已占用" in page, bo.name in page) == (False, True, False)
    everything = client.get("/meetings/mine/", {"whose": "all"}).content.decode()
    assert ("飞龙" in everything, "已占用" in everything) == (False, True)
    file = b"".join(client.get("/meetings/mine/export/", {"whose": "all"}).streaming_content)
    cells = [cell for row in load_workbook(BytesIO(file)).active.iter_rows(values_only=True) for cell in row]
    assert ("飞龙收购" in cells, "已占用" in cells) == (False, True)
    assert "飞龙收购" in as_(client, bo).get(f"/meetings/{mine.pk}/").content.decode()


def test_only_the_office_lists_those_of_everybody(client: Client, ann: Person, bo: Person) -> None:
    made(bo)
    assert "样机评审" not in as_(client, ann).get("/meetings/mine/", {"whose": "all"}).content.decode()


def test_an_export_asks_as_often_for_many_confidential_ones_as_for_one(client: Client, olga: Person, ann: Person) -> None:
    client.force_login(olga)
    counts = []
    for hour in range(4):
        made(ann, 9 + hour, is_confidential=True)
        counts.append(queries(lambda: client.get("/meetings/mine/export/", {"whose": "all"})))
    assert counts[1] == counts[3]


def test_preparation_is_ordered_on_the_page_of_words(client: Client, ann: Person) -> None:
    mine = made(ann)
    client.force_login(ann)
    assert f'href="{mine.get_absolute_url()}edit/#id_is_served"' in client.get(mine.get_absolute_url()).content.decode()
    client.post(f"{mine.get_absolute_url()}edit/", {"subject": "样机评审", "people": "4", "is_served": "on"})
    meeting = Booking.objects.get().meeting
    assert (meeting.is_served, meeting.asks_for_service_alone) == (True, True)
    assert "is_served" not in client.get(f"{mine.get_absolute_url()}edit/").context["form"].fields
    assert "edit/#id_is_served" not in client.get(mine.get_absolute_url()).content.decode()


def primaries(page: str) -> int:
    return len(re.findall(r'class="btn btn-primary', page))


def page_of(client: Client, who: Person, mine: Booking) -> str:
    return as_(client, who).get(mine.get_absolute_url()).content.decode()


def test_a_declined_preparation_stands_on_the_page_with_its_reason_until_it_is_ordered_anew(
    client: Client, ann: Person, bo: Person, rita: Person
) -> None:
    mine = booking.order_preparation(made(ann), by=ann, now=timezone.now())
    booking.decline(mine, because="当天有外宾接待", by=rita, now=timezone.now())
    shown = page_of(client, ann, mine)
    assert ("当天有外宾接待" in shown, str(rita) in shown, "edit/#id_is_served" in shown) == (True, True, True)
    booking.order_preparation(mine, by=ann, now=timezone.now())
    assert "当天有外宾接待" not in page_of(client, ann, mine)


def test_preparation_that_is_ordered_is_no_fact_before_the_office_answers(client: Client, ann: Person, rita: Person) -> None:
    mine, told = made(ann), "已申请会前准备，前台尚未答复。"
    booking.order_preparation(mine, by=ann, now=timezone.now())
    shown, desk = page_of(client, ann, mine), page_of(client, rita, mine)
    assert (told in shown, "查看准备进度" in shown, f"/meetings/{mine.pk}/preparation/" in desk) == (True, False, False)
    assert "是否同意会前准备（会议室已定）" in as_(client, rita).get("/todos/").content.decode()
    booking.agree(mine, by=rita, now=timezone.now())
    assert (told in page_of(client, ann, mine), f"/meetings/{mine.pk}/preparation/" in page_of(client, rita, mine)) == (False, True)


def test_of_the_steps_of_a_running_meeting_one_is_primary(client: Client, ann: Person, rita: Person) -> None:
    now = timezone.now()
    mine = made(rita, room=a_room(asks_check_in=True), is_served=True)
    Booking.objects.update(begins_at=now - timedelta(minutes=5), ends_at=now + timedelta(hours=1), held_from=now - timedelta(minutes=5))
    shown = page_of(client, rita, mine)
    assert all(f"/meetings/{mine.pk}/{step}/" in shown for step in ("check-in", "end", "preparation"))
    assert primaries(shown) == 1
    as_(client, rita).post(f"/meetings/{mine.pk}/check-in/")
    assert primaries(page_of(client, rita, mine)) == 1


def test_the_rooms_are_looked_up_anew_for_another_time(client: Client, ann: Person, bo: Person) -> None:
    mine, taken = made(ann), made(bo, 14, a_room("小室"))
    path = f"/meetings/{mine.pk}/move/rooms/"
    assert f'hx-get="{path}"' in as_(client, ann).get(f"/meetings/{mine.pk}/move/").content.decode()

    def free(hour: int) -> set[str]:
        sent = {"day": f"{tomorrow(hour):%Y-%m-%d}", "begins": f"{hour}:00", "ends": f"{hour + 1}:00", "room": mine.room_id}
        return {str(each.room) for each in client.get(path, sent).context["found"] if not each.wrong}

    assert (free(11), free(14)) == ({"云山厅", "小室"}, {"云山厅"})
    assert (client.get(path).status_code, as_(client, bo).get(path).status_code) == (200, 404)
    assert taken.room.place.name == "小室"
