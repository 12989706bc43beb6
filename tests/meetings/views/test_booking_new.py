"""The form that books a room: what is free is offered with its reason, who comes second has ways out in the same answer."""

import re
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.workdays.load import calendar
from meetings.actions import booking
from meetings.actions.booking import Wish
from meetings.forms.booking import BookingForm, wished
from meetings.models import Asking, Booking, Gap, Meeting, Rights, Room, Waiter
from tests.factories.meetings import a_room
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM

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


def test_what_the_page_proposed_makes_way_and_what_somebody_chose_does_not(ann_at: Client) -> None:
    small, middle, large = (a_room(name, capacity=seats) for name, seats in (("小室", 4), ("中室", 6), ("礼堂", 30)))
    page = ann_at.get("/meetings/new/", {"from": f"{TOMORROW:%Y-%m-%dT%H:%M}"})
    assert page.context["proposed"] == small.pk
    for look in (
        ann_at.get("/meetings/new/rooms/", form(small.pk, people="6", proposed=small.pk)),
        ann_at.post("/meetings/new/", form(small.pk, people="6", proposed=small.pk, look="1")),
    ):
        assert (look.context["best"], look.context["proposed"], look.context["missed"]) == (middle.pk, middle.pk, None)
    chosen = ann_at.get("/meetings/new/rooms/", form(small.pk, people="6")).context
    assert (chosen["best"], chosen["proposed"], chosen["missed"].room) == (small.pk, "", small)
    named = ann_at.get("/meetings/new/", {"from": f"{TOMORROW:%Y-%m-%dT%H:%M}", "room": large.pk}).context
    assert (named["best"], named["proposed"]) == (large.pk, "")


def test_after_a_refusal_the_proposed_room_is_still_the_one_to_be_booked(ann_at: Client) -> None:
    small, _middle = a_room("小室", capacity=4), a_room("中室", capacity=6)
    again = ann_at.post("/meetings/new/", form(small.pk, subject="", proposed=small.pk))
    assert (again.status_code, again.context["best"], again.context["proposed"]) == (422, small.pk, small.pk)
    refused = ann_at.post("/meetings/new/", form(small.pk, people="6", proposed=small.pk))
    assert (refused.status_code, refused.context["best"], Booking.objects.count()) == (422, small.pk, 0)


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
    assert [how for _value, _offer, how in times][:2] == ["提前 1 小时", "推后 1 小时"]
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


def checked(answer: HttpResponse) -> list[str]:
    """The rooms that are chosen on a page."""
    inputs = re.findall(r"<input[^>]*name=\"room\"[^>]*>", answer.content.decode())
    return [re.findall(r'value="(\d+)"', each)[0] for each in inputs if " checked" in each]


def test_every_field_of_the_form_is_on_the_page(client: Client, ann: Person, rita: Person) -> None:
    a_room()
    for person, missing in ((rita, []), (ann, ["organiser"])):
        client.force_login(person)
        page = client.get("/meetings/new/").content.decode()
        assert [name for name in BookingForm.base_fields if f'name="{name}"' not in page] == missing


def test_a_served_meeting_waits_for_the_office(ann_at: Client) -> None:
    ann_at.post("/meetings/new/", form(a_room().pk, is_served="on"))
    made = Meeting.objects.get()
    assert (made.is_served, made.is_waiting) == (True, True)


def test_a_served_series_is_begun_by_the_office_alone(ann_at: Client, client: Client, olga: Person) -> None:
    asked = form(a_room().pk, is_served="on", repeat="weekly", repeat_until=f"{TOMORROW.date() + timedelta(days=14)}")
    answer = ann_at.post("/meetings/new/", asked)
    assert (answer.status_code, list(answer.context["form"].errors), Meeting.objects.count()) == (422, ["is_served"], 0)
    client.force_login(olga)
    assert client.post("/meetings/new/", asked).status_code == 302
    assert list(Meeting.objects.values_list("is_served", flat=True)) == [True] * 3


@pytest.mark.parametrize("send", ["page", "part", "refused"])
def test_a_taken_room_stays_chosen_and_says_what_can_be_done(ann_at: Client, taken: Booking, send: str) -> None:
    answer = {
        "page": lambda: ann_at.get("/meetings/new/", {"room": taken.room_id, "from": f"{TOMORROW:%Y-%m-%dT%H:%M}"}),
        "part": lambda: ann_at.get("/meetings/new/rooms/", form(taken.room_id)),
        "refused": lambda: ann_at.post("/meetings/new/", form(taken.room_id)),
    }[send]()
    words = answer.content.decode()
    assert checked(answer) == [str(taken.room_id)]
    assert "云山厅</b>：该时段已被占用。" in words
    assert [str(each.room) for each in answer.context["found"]] == ["云山厅", "小室"]
    assert (words.count('name="wait"'), words.count('id="because"')) == (1, 1)
    assert "刚刚" not in words


@pytest.mark.parametrize("radio", ["taken", "other"])
def test_waiting_and_asking_are_about_the_room_they_stand_beside(ann_at: Client, taken: Booking, radio: str) -> None:
    room = taken.room_id if radio == "taken" else Room.objects.exclude(pk=taken.room_id).get().pk
    assert ann_at.post("/meetings/new/", form(room, second=taken.room_id, wait="1")).status_code == 302
    way = ann_at.get("/meetings/new/rooms/", form(taken.room_id)).context["second_asks"][0][0]
    assert ann_at.post("/meetings/new/", form(room, second=taken.room_id, ask=way, because="董事会")).status_code == 302
    assert (Waiter.objects.get().room_id, Asking.objects.get().booking, Booking.objects.count()) == (taken.room_id, taken, 1)
    assert (Waiter.objects.get().is_served, Asking.objects.get().is_served) == (False, False)


def test_that_the_office_prepares_the_room_is_not_lost_on_the_waiting_list_or_when_its_holder_is_asked(
    ann_at: Client, taken: Booking
) -> None:
    ann_at.post("/meetings/new/", form(taken.room_id, second=taken.room_id, wait="1", is_served="on"))
    way = ann_at.get("/meetings/new/rooms/", form(taken.room_id)).context["second_asks"][0][0]
    ann_at.post("/meetings/new/", form(taken.room_id, second=taken.room_id, ask=way, because="董事会", is_served="on"))
    assert (Waiter.objects.get().is_served, Asking.objects.get().is_served) == (True, True)


def test_who_has_a_room_then_already_is_told_so(ann_at: Client, ann: Person) -> None:
    a_room("小室", capacity=4)
    booking.book(Wish(a_room(), TOMORROW, TOMORROW + timedelta(hours=1)), subject="先订", by=ann, now=timezone.now())
    words = "您在 10:00–11:00 已订有云山厅"
    assert words in ann_at.get("/meetings/new/rooms/", form("")).content.decode()
    assert words not in ann_at.get("/meetings/new/rooms/", form("", begins="11:00", ends="12:00")).content.decode()


def test_a_series_does_not_wait_as_one(ann_at: Client, taken: Booking) -> None:
    words = ann_at.get("/meetings/new/rooms/", form(taken.room_id, repeat="weekly", repeat_until=f"{TOMORROW.date()}"))
    assert b'name="wait"' not in words.content


@pytest.mark.parametrize(("asked", "words"), [({"people": "30"}, "该会议室可坐 8 人。"), ({"needs": ["screen"]}, "")])
def test_a_room_that_does_not_do_stays_chosen(ann_at: Client, asked: dict[str, object], words: str) -> None:
    a_room("礼堂", capacity=40, equipment=["screen"])
    wanted = a_room()
    answer = ann_at.get("/meetings/new/rooms/", form(wanted.pk, **asked))
    assert checked(answer) == [str(wanted.pk)]
    assert words in answer.context["found"][0].wrong
    assert answer.context["found"][0].wrong
    assert 'name="wait"' not in answer.content.decode()


def test_a_room_stays_chosen_while_the_time_can_not_be_read(ann_at: Client) -> None:
    wanted, _other = a_room(), a_room("小室", capacity=4)
    answer = ann_at.get("/meetings/new/rooms/", form(wanted.pk, ends=""))
    assert (checked(answer), [each.room for each in answer.context["found"]]) == ([str(wanted.pk)], [wanted])
    assert "填写时间和人数后" in answer.content.decode()


def test_where_no_room_is_large_enough_those_that_are_taken_are_named(ann_at: Client, taken: Booking) -> None:
    hall = a_room("礼堂", capacity=80)
    answer = ann_at.get("/meetings/new/rooms/", form("", people="60"))
    assert (checked(answer), "该时段没有可容纳" in answer.content.decode()) == ([str(hall.pk)], False)
    booking.book(Wish(hall, TOMORROW, TOMORROW + HOUR), subject="年会", by=taken.meeting.organiser, now=timezone.now())
    answer = ann_at.get("/meetings/new/rooms/", form("", people="60"))
    assert "该时段没有可容纳 60 人的空闲会议室。 以下会议室座位够，但已被占用：" in answer.content.decode()
    assert ([str(each.room) for each in answer.context["found"]], checked(answer)) == (["礼堂"], [])
    answer = ann_at.get("/meetings/new/rooms/", form("", people="99"))
    assert "该时段没有可容纳 99 人的空闲会议室。 请换个时间或减少人数。" in answer.content.decode()


def test_what_was_typed_counts_after_a_refusal(ann_at: Client) -> None:
    """The field that is refused is not read as something else."""
    answer = ann_at.post("/meetings/new/", form(a_room().pk, people="60"))
    assert (answer.context["asked"].people, answer.context["form"]["people"].value()) == (60, "60")
    assert "1 人参会" not in answer.content.decode()
    assert ann_at.get("/meetings/new/rooms/", form(a_room().pk, people="")).context["asked"] is None


def test_what_is_wrong_is_listed_once_and_by_its_name(ann_at: Client, rita: Person) -> None:
    room = a_room()
    words = ann_at.post("/meetings/new/", form("")).content.decode()
    assert (words.count("fd-errors"), "会议室：请选择会议室。" in words, "Room" in words) == (1, True, False)
    words = ann_at.post("/meetings/new/", form(room.pk, ends="09:00")).content.decode()
    assert (words.count("fd-errors"), "结束：结束时间早于开始时间。" in words) == (1, True)
    served = a_room("贵宾室", rights=Rights.ASK)
    until = f"{TOMORROW.date() + timedelta(days=14)}"
    words = ann_at.post("/meetings/new/", form(served.pk, repeat="weekly", repeat_until=until)).content.decode()
    assert words.count("该会议室须逐次经行政同意") == 1


def test_the_last_day_of_a_repeat_is_called_so_and_not_optional(ann_at: Client) -> None:
    a_room()
    label = re.search(r'<label class="form-label" for="id_repeat_until">(.*?)</label>', ann_at.get("/meetings/new/").content.decode())
    assert label is not None
    assert label[1] == "重复至"


FRIDAY = MONDAY_9AM + 4 * DAY


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        (MONDAY_9AM, MONDAY_9AM + HOUR / 2),
        (MONDAY_9AM + 8 * HOUR, MONDAY_9AM + 8.5 * HOUR),
        (MONDAY_9AM + 8.6 * HOUR, MONDAY_9AM + DAY),
        (MONDAY_9AM + 14.3 * HOUR, MONDAY_9AM + DAY),
        (FRIDAY + 12 * HOUR, FRIDAY + 3 * DAY),
        (FRIDAY + 1 * DAY, FRIDAY + 3 * DAY),
        (FRIDAY + 1.7 * DAY, FRIDAY + 3 * DAY),
    ],
)
def test_after_hours_the_next_working_day_is_offered(db: None, now: datetime, begins: datetime) -> None:
    hours = calendar().hours_on(begins.date())
    assert hours is not None
    said = wished({}, now)
    expected = begins if begins.date() == now.date() else begins.replace(hour=hours.opens.hour, minute=hours.opens.minute)
    assert (said["day"], said["begins"], said["ends"]) == (expected.date(), expected.time(), (expected + HOUR).time())


def test_before_the_office_opens_its_first_hour_is_offered(db: None) -> None:
    hours = calendar().hours_on(MONDAY_9AM.date())
    assert hours is not None
    said = wished({}, MONDAY_9AM - 6 * HOUR)
    assert (said["day"], said["begins"]) == (MONDAY_9AM.date(), hours.opens)


@pytest.mark.parametrize("words", ["", "x", "2026-99-99T10:00", "0001-01-01T00:00", "2026-11-30T10:00+99:00"])
def test_nonsense_in_the_address_is_no_error(ann_at: Client, words: str) -> None:
    a_room()
    assert ann_at.get("/meetings/new/", {"from": words, "until": words, "room": words}).status_code == 200
    assert ann_at.get("/meetings/", {"day": words, "floor": words, "seats": words}).status_code == 200


def test_reception_books_for_a_colleague_who_is_told_and_may_change_it(client: Client, ann: Person, rita: Person) -> None:
    client.force_login(rita)
    room = a_room()
    assert "organiser" in client.get("/meetings/new/").context["form"].fields
    client.post("/meetings/new/", form(room.pk, organiser=str(ann.pk)))
    mine = Meeting.objects.get()
    assert (mine.organiser, mine.made_by) == (ann, rita)
    assert list(Notice.objects.filter(channel="inbox").values_list("kind", "reader__username")) == [("meetings.booking_made", "ann")]


def test_a_series_for_a_colleague_is_told_once(client: Client, ann: Person, rita: Person) -> None:
    client.force_login(rita)
    until = TOMORROW.date() + timedelta(days=21)
    client.post("/meetings/new/", form(a_room().pk, organiser=str(ann.pk), repeat="weekly", repeat_until=f"{until}"))
    assert set(Meeting.objects.values_list("organiser", flat=True)) == {ann.pk}
    assert list(Notice.objects.filter(channel="inbox").values_list("kind", flat=True)) == ["meetings.booking_made"]


def test_nobody_waits_for_somebody_else(client: Client, ann: Person, rita: Person, taken: Booking) -> None:
    client.force_login(rita)
    page = client.post("/meetings/new/", form(taken.room_id, organiser=str(ann.pk), wait="1"))
    assert (page.status_code, Waiter.objects.count()) == (422, 0)
    assert "organiser" in page.context["form"].errors


def test_employees_book_for_themselves(ann_at: Client, ann: Person, bo: Person) -> None:
    assert "organiser" not in ann_at.get("/meetings/new/").context["form"].fields
    ann_at.post("/meetings/new/", form(a_room().pk, organiser=str(bo.pk)))
    assert Meeting.objects.get().organiser == ann


def test_the_caret_stands_in_the_subject(ann_at: Client) -> None:
    a_room()
    assert re.search(r'name="subject"[^>]*autofocus', ann_at.get("/meetings/new/").content.decode())
