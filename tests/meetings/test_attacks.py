"""What a reviewer found a way to, closed for good: other people's words, consent that was walked around, messages to the wrong people."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk import secret_links
from frontdesk.outbox.kinds import readable
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES
from meetings import passes
from meetings.actions import booking, inviting, minutes, resolutions, rooms, series, waiting
from meetings.actions.booking import Wish
from meetings.actions.inviting import Guest
from meetings.actions.series import Choice, Scope
from meetings.models import Attendee, Booking, Gap, Meeting, Rights, Waiter
from meetings.notices.calendar_part import message
from tests.factories.meetings import TOMORROW_10, TUESDAY, a_room, booked, plan
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
SECRET = "飞龙收购"


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def tomorrow(by: Person, **more: object) -> Booking:
    begins = (timezone.now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    return booked(by, begins=begins, now=timezone.now(), **more)


def test_the_office_neither_reads_nor_enters_a_confidential_meeting(bo: Person, rita: Person) -> None:
    mine, desk = tomorrow(bo, subject=SECRET, is_confidential=True), as_(rita)
    answers = {
        "edit": desk.get(f"/meetings/{mine.pk}/edit/").status_code,
        "invite": desk.post(f"/meetings/{mine.pk}/invite/", {"people": rita.pk}).status_code,
        "takers": desk.post(f"/meetings/{mine.pk}/takers/", {"chair": rita.pk, "minute_taker": rita.pk}).status_code,
        "minutes": desk.get(f"/meetings/m/{mine.meeting_id}/").status_code,
    }
    assert (answers, Attendee.objects.count()) == (dict.fromkeys(answers, 404), 0)
    with pytest.raises(Refused):
        series.reword(mine.meeting, {"subject": "公开"}, scope=Scope.THIS, by=rita, now=timezone.now())


def test_nobody_lets_themselves_into_minutes(ann: Person, rita: Person) -> None:
    mine = tomorrow(ann)
    assert as_(rita).post(f"/meetings/{mine.pk}/invite/", {"people": rita.pk}).status_code == 404
    assert as_(rita).get(f"/meetings/m/{mine.meeting_id}/").status_code == 404


def test_who_organises_a_confidential_meeting_is_not_named_to_the_office(bo: Person, rita: Person, ann: Person) -> None:
    asked = tomorrow(bo, subject=SECRET, is_confidential=True, room=a_room(rights=Rights.ASK))
    page = as_(rita).get(f"/meetings/{asked.pk}/").content.decode()
    assert (bo.name in page, "有人申请这间会议室" in page) == (False, True)


def test_what_becomes_confidential_is_named_by_no_older_notice(bo: Person, rita: Person) -> None:
    asked = tomorrow(bo, subject=SECRET, room=a_room(rights=Rights.ASK))
    told = list(Notice.objects.filter(reader=rita))
    assert readable(rita, told)
    series.reword(asked.meeting, {"subject": SECRET, "is_confidential": True}, scope=Scope.THIS, by=bo, now=timezone.now())
    assert readable(rita, told) == set()


def test_a_guest_who_was_taken_off_reads_nothing_new(ann: Person) -> None:
    mine = tomorrow(ann)
    [guest] = inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=timezone.now())
    inviting.take_off(guest, by=ann, now=timezone.now())
    series.reword(mine.meeting, {"subject": SECRET, "is_confidential": True}, scope=Scope.THIS, by=ann, now=timezone.now())
    page = Client().get(f"/meetings/i/{secret_links.token_of(passes.GUESTS, guest)}/").content.decode()
    assert (SECRET in page, "云山厅" in page) == (False, False)


def dates(begun: object) -> list[Booking]:
    rows = Booking.objects.filter(meeting__series=begun).select_related("meeting__series", "meeting__organiser", "room__place")
    return list(rows.order_by("begins_at"))


def test_the_message_of_a_series_holds_only_the_dates_one_is_invited_to(ann: Person, bo: Person) -> None:
    begun = series.begin(plan(), by=ann, now=MONDAY_9AM)
    some = dates(begun)
    inviting.invite(some[0], people=[bo], by=ann, now=MONDAY_9AM, whole_series=True)
    inviting.take_off(Attendee.objects.get(meeting=some[2].meeting), by=ann, now=MONDAY_9AM)
    series.reword(some[2].meeting, {"subject": SECRET, "is_confidential": True}, scope=Scope.THIS, by=ann, now=MONDAY_9AM)
    series.reword(some[0].meeting, {"subject": "双周会"}, scope=Scope.ALL, by=ann, now=MONDAY_9AM + HOUR)
    sent = [
        message(each, "REQUEST")[0].content.decode()
        for each in Notice.objects.filter(reader=bo, channel="mail", kind="meetings.meeting_changed")
    ]
    assert (len(sent) > 0, any(SECRET in each for each in sent)) == (True, False)


def test_who_is_invited_to_a_later_date_hears_that_the_series_is_cancelled(ann: Person, bo: Person, tom: Person) -> None:
    some = dates(series.begin(plan(), by=ann, now=MONDAY_9AM))
    inviting.invite(some[2], people=[bo], by=ann, now=MONDAY_9AM)
    inviting.invite(some[0], people=[tom], by=ann, now=MONDAY_9AM, whole_series=True)
    series.cancel(some[0].meeting, scope=Scope.ALL, by=ann, now=MONDAY_9AM + HOUR)
    rows = Notice.objects.filter(kind="meetings.meeting_cancelled", channel="inbox").select_related("reader")
    assert sorted(row.reader.username for row in rows) == ["bo", "tom"]


def test_confidential_covers_dates_that_go_their_own_way(ann: Person) -> None:
    some = dates(series.begin(plan(), by=ann, now=MONDAY_9AM))
    series.move(some[2].meeting, scope=Scope.THIS, at=TOMORROW_10.time(), minutes=30, days=1, by=ann, now=MONDAY_9AM)
    series.reword(some[0].meeting, {"subject": SECRET, "is_confidential": True}, scope=Scope.ALL, by=ann, now=MONDAY_9AM)
    assert set(Meeting.objects.values_list("is_confidential", flat=True)) == {True}


def test_words_of_a_running_meeting_are_changed_and_of_one_that_is_over_refused(ann: Person) -> None:
    mine = booked(ann)
    series.reword(mine.meeting, {"is_confidential": True}, scope=Scope.THIS, by=ann, now=TOMORROW_10 + MINUTE)
    assert Meeting.objects.get().is_confidential
    with pytest.raises(Refused):
        series.reword(mine.meeting, {"is_confidential": False}, scope=Scope.THIS, by=ann, now=TOMORROW_10 + 2 * HOUR)


def owed() -> bool:
    return Todo.objects.open().filter(promise="meetings.booking_answered").exists()


def test_brought_back_it_is_owed_an_answer_again(ann: Person) -> None:
    mine = booked(ann, room=a_room(rights=Rights.ASK))
    booking.cancel(mine, by=ann, now=MONDAY_9AM)
    booking.restore(mine, by=ann, now=MONDAY_9AM)
    assert owed()


def test_consent_is_for_that_room_and_that_time(ann: Person, rita: Person) -> None:
    asks = a_room("要问", rights=Rights.ASK)
    mine = booking.move(booked(ann), begins=TOMORROW_10, ends=TOMORROW_10 + HOUR, room=asks, by=ann, now=MONDAY_9AM)
    assert (owed(), Meeting.objects.get().is_waiting) == (True, True)
    booking.agree(mine, by=rita, now=MONDAY_9AM)
    booking.move(mine, begins=TOMORROW_10, ends=TOMORROW_10 + 3 * HOUR, by=ann, now=MONDAY_9AM)
    assert Meeting.objects.get().is_waiting
    some = dates(series.begin(plan(a_room("乙")), by=ann, now=MONDAY_9AM))
    with pytest.raises(Refused) as refused:
        series.move(some[0].meeting, scope=Scope.ALL, at=TOMORROW_10.time(), minutes=60, room=asks, by=ann, now=MONDAY_9AM)
    assert refused.value.code in ("ask", "clash")


def test_a_room_out_of_use_is_kept_for_nobody(ann: Person, bo: Person, olga: Person) -> None:
    mine = booked(bo)
    waiting.wait(Wish(mine.room, TOMORROW_10, TOMORROW_10 + HOUR), subject="候补", by=ann, now=MONDAY_9AM)
    booking.cancel(mine, by=bo, now=MONDAY_9AM)
    rooms.retire(mine.room, by=olga, now=MONDAY_9AM)
    assert (waiting.serve(MONDAY_9AM), Waiter.objects.offered().count()) == ([], 0)


def test_dates_that_wait_go_along_when_the_series_moves(ann: Person, bo: Person) -> None:
    in_the_way = booked(bo)
    begun = series.begin(plan(choices={TUESDAY: Choice.WAIT}), by=ann, now=MONDAY_9AM)
    series.move(dates(begun)[0].meeting, scope=Scope.ALL, at=(TOMORROW_10 + 5 * HOUR).time(), minutes=60, by=ann, now=MONDAY_9AM)
    run(RULES["meetings.heal_series"], now=MONDAY_9AM + MINUTE)
    assert (Gap.objects.waiting(MONDAY_9AM).count(), in_the_way.begins_at) == (0, TOMORROW_10)
    assert dates(begun)[0].begins_at == TOMORROW_10 + 5 * HOUR


def test_a_date_that_was_held_later_has_the_same_people(ann: Person, bo: Person, tom: Person) -> None:
    in_the_way = booked(bo)
    begun = series.begin(plan(choices={TUESDAY: Choice.WAIT}), by=ann, now=MONDAY_9AM)
    first = dates(begun)[0]
    inviting.invite(first, people=[tom], by=ann, now=MONDAY_9AM, whole_series=True)
    series.name_takers(first.meeting, {"wants_minutes": True, "chair": tom, "minute_taker": None}, by=ann, now=MONDAY_9AM)
    booking.cancel(in_the_way, by=bo, now=MONDAY_9AM + HOUR)
    run(RULES["meetings.heal_series"], now=MONDAY_9AM + HOUR)
    healed = Meeting.objects.get(series=begun, occurs_on=TUESDAY)
    assert (healed.wants_minutes, healed.chair, healed.attendees.get().person) == (True, tom, tom)


def test_a_longer_set_up_is_for_what_is_booked_from_then_on(ann: Person, olga: Person) -> None:
    booked(ann)
    second = booked(ann, begins=TOMORROW_10 + HOUR)
    rooms.change(second.room, {"set_up": 15}, seen=None, by=olga, now=MONDAY_9AM)
    booking.prolong(second, 15, by=ann, now=TOMORROW_10 + 90 * MINUTE)
    booking.end_early(second, by=ann, now=TOMORROW_10 + 100 * MINUTE)
    assert Booking.objects.get(pk=second.pk).ends_at == TOMORROW_10 + 100 * MINUTE


@pytest.mark.parametrize(
    "asked",
    [{"on-2026-02-31": "drop"}, {"instead": "1 2026-02-31T10:00"}, {"instead": "1 9999-12-31T23:30"}, {"instead": "1 0001-01-01T00:00"}],
)
def test_nonsense_in_a_form_is_no_error(ann: Person, asked: dict[str, str]) -> None:
    day = f"{timezone.localdate() + timedelta(days=1)}"
    form = {"subject": "周会", "day": day, "begins": "10:00", "ends": "11:00", "people": "4", "room": a_room().pk, **asked}
    assert as_(ann).post("/meetings/new/", form).status_code in (302, 422)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-31"])
def test_days_outside_our_calendar_are_today(ann: Person, day: str) -> None:
    room = a_room()
    assert [as_(ann).get(path).status_code for path in (f"/meetings/?day={day}", f"/meetings/rooms/{room.pk}/?day={day}")] == [200, 200]


def test_a_long_line_of_guests_costs_no_time(ann: Person) -> None:
    answer = as_(ann).post(f"/meetings/{tomorrow(ann).pk}/invite/", {"guests": "a@" * 990 + "(b"})
    assert (answer.status_code, Attendee.objects.count()) == (302, 0)


def test_who_has_a_resolution_is_led_to_it_and_the_head_reads_no_words(ann: Person, tom: Person, olga: Person) -> None:
    made = resolutions.add(tomorrow(ann).meeting, words=SECRET, owner=tom, due_on=timezone.localdate() + DAY, by=ann, now=timezone.now())
    told = Notice.objects.get(kind="meetings.resolution_given", channel="inbox")
    assert as_(tom).get(told.data["path"]).status_code == 200
    todo = Todo.objects.get(promise="meetings.resolution_done")
    assert SECRET not in PROMISES["meetings.resolution_done"].describe([todo], olga)[todo.pk].title
    assert as_(olga).get(made.get_absolute_url()).status_code == 404


def test_the_head_reads_that_minutes_are_late(ann: Person, olga: Person) -> None:
    notice = Notice(kind="meetings.minutes_owed", reader=olga, subject_type="todos.todo", subject_id=1, data={"what": "周例会"}, pk=1)
    assert readable(olga, [notice]) == {1}


def test_other_takers_owe_the_minutes_and_nobody_where_none_are_written(ann: Person, tom: Person) -> None:
    mine = booked(ann)
    series.name_takers(mine.meeting, {"wants_minutes": True, "chair": None, "minute_taker": None}, by=ann, now=MONDAY_9AM)
    meeting = Meeting.objects.select_related("organiser").get()
    minutes.owe(meeting, since=TOMORROW_10 + HOUR, now=TOMORROW_10 + HOUR)
    series.name_takers(meeting, {"wants_minutes": True, "chair": None, "minute_taker": tom}, by=ann, now=TOMORROW_10 + 2 * HOUR)
    assert [(each.holder, each.since_at) for each in Todo.objects.open()] == [(tom, TOMORROW_10 + HOUR)]
    series.name_takers(meeting, {"wants_minutes": False, "chair": None, "minute_taker": tom}, by=ann, now=TOMORROW_10 + 2 * HOUR)
    assert not Todo.objects.open().exists()
