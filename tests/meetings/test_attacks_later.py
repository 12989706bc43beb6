"""Ways that were found through what meetings gained, closed for good: what is lost when somebody moves back, whom the office may not name,
and guests, rooms and questions that outlive what they were for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.excel.read import Row, Sheet
from frontdesk.journal.models import Entry
from frontdesk.outbox.kinds import readable
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Outcome, Todo
from meetings.actions import agenda, asking, booking, inviting, papers, reporting, series, serving, striking_out, visit_rooms
from meetings.actions import guests as at_the_door
from meetings.actions.asking import About
from meetings.actions.booking import Wish
from meetings.actions.inviting import Guest
from meetings.finding.askings import LOOKED_AT, Way, ways_to_ask
from meetings.finding.free import Asked
from meetings.finding.visit_rooms import room_of
from meetings.forms import booking_rows
from meetings.models import Asking, Attendee, Booking, Meeting, Rights, Room, StrikeOut
from tests.factories.meetings import TOMORROW_10, a_room, booked, plan
from tests.factories.service import a_report, dates, usual
from tests.meetings.actions.test_visit_rooms import a_visit, held, looked, told
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.sample_files import taken
from visitors.actions import moving, visits
from visitors.models import Visit

pytestmark = pytest.mark.django_db
SECRET = "飞龙收购"


def as_(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def to(mine: Booking, begins: object, by: Person, now: object) -> Booking:
    return booking.move(mine, begins=begins, ends=begins + HOUR, by=by, now=now)


def owed(promise: str) -> list[object]:
    return list(Todo.objects.open().filter(promise=f"meetings.{promise}").values_list("due_at", flat=True))


def test_a_visit_that_moves_to_and_fro_keeps_its_room(ann: Person) -> None:
    visit = a_visit(ann)
    mine = held(visit, ann)
    for number, begins in enumerate((TOMORROW_10 + HOUR, TOMORROW_10, TOMORROW_10 + HOUR), 1):
        moving.move(visit, to=begins, by=ann, now=MONDAY_9AM + number * MINUTE)
        looked(number)
        mine.refresh_from_db()
        assert mine.begins_at == begins


def test_that_no_room_is_to_be_had_is_said_each_time(ann: Person, bo: Person) -> None:
    visit = a_visit(ann)
    held(visit, ann)
    booked(bo, begins=TOMORROW_10 + HOUR)
    for number, begins in enumerate((TOMORROW_10 + HOUR, TOMORROW_10, TOMORROW_10 + HOUR), 1):
        moving.move(visit, to=begins, by=ann, now=MONDAY_9AM + number * MINUTE)
        looked(number)
        looked(number)
    assert told() == ["meetings.visit_room_lost"] * 2


def looks(at: object, *rules: str) -> None:
    for name in ("let_go_of_service", *rules):
        run(RULES[f"meetings.{name}"], now=at)


@pytest.mark.parametrize(
    ("rule", "promise", "first", "away"),
    [
        ("owe_service", "service_there", TOMORROW_10 - HOUR, 4 * HOUR),
        ("owe_service", "service_there", TOMORROW_10 - HOUR, 15 * MINUTE),
        ("owe_preparation", "room_prepared", TOMORROW_10 - 20 * HOUR, 3 * DAY),
        ("owe_preparation", "room_prepared", TOMORROW_10 - 20 * HOUR, HOUR),
    ],
)
def test_what_is_owed_before_a_meeting_follows_it_there_and_back(
    rita: Person, olga: Person, rule: str, promise: str, first: object, away: timedelta
) -> None:
    usual(olga)
    looks(MONDAY_9AM, rule)
    mine = booked(rita, is_served=True)
    due = TOMORROW_10 - 15 * MINUTE
    for minute in range(2):
        looks(first + minute * MINUTE, rule)
    assert owed(promise) == [due]
    to(mine, TOMORROW_10 + away, rita, first + 2 * MINUTE)
    for minute in (3, 4):
        looks(first + minute * MINUTE, rule)
    assert owed(promise) == ([due + away] if away <= HOUR and rule == "owe_preparation" else [])
    to(mine, TOMORROW_10, rita, first + 5 * MINUTE)
    for minute in (6, 7, 8):
        looks(first + minute * MINUTE, rule)
    assert owed(promise) == [due]
    assert Todo.objects.filter(promise=f"meetings.{promise}").count() <= 3


def test_what_was_cancelled_and_comes_back_is_prepared(rita: Person, olga: Person) -> None:
    usual(olga)
    looks(MONDAY_9AM, "owe_preparation")
    mine = booked(rita, is_served=True)
    now = TOMORROW_10 - 20 * HOUR
    looks(now, "owe_preparation")
    booking.restore(booking.cancel(mine, by=rita, now=now), by=rita, now=now + MINUTE)
    looks(now + 2 * MINUTE, "owe_preparation")
    assert owed("room_prepared") == [TOMORROW_10 - 15 * MINUTE]


def test_a_room_that_nobody_prepared_is_owed_no_more_when_the_meeting_is_over(rita: Person, olga: Person) -> None:
    usual(olga)
    looks(MONDAY_9AM, "owe_preparation")
    booked(rita, is_served=True)
    looks(TOMORROW_10 - HOUR, "owe_preparation")
    looks(TOMORROW_10 + 2 * HOUR, "owe_preparation")
    assert list(Todo.objects.filter(promise="meetings.room_prepared").values_list("outcome", flat=True)) == [Outcome.WITHDRAWN]


def test_the_office_is_not_told_who_found_the_preparation_of_a_secret_meeting_wrong(bo: Person, rita: Person, olga: Person) -> None:
    usual(olga)
    begins = timezone.now() - 3 * HOUR
    report = a_report(bo, rita, begins=begins, now=begins - DAY, subject=SECRET, is_confidential=True)
    reporting.wrong(report, words="话筒没电", by=bo, now=timezone.now())
    notices = Notice.objects.filter(kind="meetings.preparation_wrong", reader=rita)
    assert notices
    assert not [each for each in notices if bo.name in str(each.data)]
    page = as_(rita).get(report.get_absolute_url()).content.decode()
    assert ("话筒没电" in page, bo.name in page) == (True, False)


def doubted(by: Person, **more: object) -> StrikeOut:
    now, first = timezone.now(), timezone.localdate() + DAY
    mine = series.begin(plan(a_room(), begins_on=first, rule="FREQ=DAILY;COUNT=4", **more), by=by, now=now)
    return StrikeOut.objects.create(series=mine, last=dates(mine)[0], misses=3, asked_at=now)


def test_the_office_reads_no_organiser_of_a_secret_series(bo: Person, rita: Person) -> None:
    mine = doubted(bo, subject=SECRET, is_confidential=True)
    pages = [as_(who).get(mine.get_absolute_url()).content.decode() for who in (bo, rita)]
    assert [f"</span>{bo.name}" in page for page in pages] == [True, False]
    striking_out.end(mine, by=bo, now=timezone.now())
    assert bo.name not in as_(rita).get(mine.get_absolute_url()).content.decode()


def test_a_dry_run_names_nobody_of_a_secret_meeting(ann: Person, bo: Person) -> None:
    begins = TOMORROW_10 + 3 * DAY
    mine = booked(ann, begins=begins, subject=SECRET, is_confidential=True)
    owed_ = (Booking.objects.select_related("meeting", "room__place").get(pk=mine.pk), bo)
    assert bo.name not in RULES["meetings.papers_missing"].about(owed_)
    inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=MONDAY_9AM)
    assert "陈洋" not in RULES["meetings.expect_guests"].about(Attendee.objects.select_related("meeting").get())


THURSDAY_10 = MONDAY_9AM + 3 * DAY + HOUR


def missing() -> list[Notice]:
    return list(Notice.objects.filter(kind="meetings.papers_missing", channel="inbox"))


def with_a_point(by: Person, speaker: Person, **more: object) -> Booking:
    mine = booked(by, begins=THURSDAY_10)
    Meeting.objects.filter(pk=mine.meeting_id).update(**more)
    if not more:
        inviting.invite(mine, people=[speaker], by=by, now=MONDAY_9AM)
    run(RULES["meetings.papers_missing"], now=MONDAY_9AM)
    papers.call_in(mine, THURSDAY_10 - HOUR, by=by, now=MONDAY_9AM)
    agenda.add(Booking.objects.get(pk=mine.pk), words="预算", speaker=speaker, by=by, now=MONDAY_9AM)
    return mine


def test_who_was_taken_off_owes_no_paper_and_puts_none(ann: Person, bo: Person) -> None:
    mine = with_a_point(ann, bo)
    inviting.take_off(Attendee.objects.get(person=bo), by=ann, now=MONDAY_9AM)
    run(RULES["meetings.papers_missing"], now=THURSDAY_10 - DAY)
    assert missing() == []
    with pytest.raises(Refused):
        papers.put(mine.meeting, [taken()], by=bo, now=MONDAY_9AM)


def test_who_leads_and_speaks_reads_that_their_paper_is_missing(ann: Person, bo: Person) -> None:
    with_a_point(ann, bo, chair=bo)
    run(RULES["meetings.papers_missing"], now=THURSDAY_10 - DAY)
    assert readable(bo, missing()) == {each.pk for each in missing()} != set()


def test_words_from_a_secret_room_are_read_by_office_meeting_and_who_said_them(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    now = timezone.now()
    mine = booked(ann, begins=now - HOUR / 2, now=now - HOUR, subject=SECRET, is_confidential=True)
    serving.ask(mine, "other", words="给飞龙的王总添茶", by=bo, now=now)
    pages = [as_(who).get(f"/meetings/rooms/{mine.room_id}/now/").content.decode() for who in (ann, bo, rita, tom)]
    assert ["飞龙" in page.split('id="asked"')[1] for page in pages] == [True, True, True, False]


def test_a_room_asks_for_so_much_and_no_more(ann: Person, bo: Person) -> None:
    mine = booked(ann)
    for number in range(serving.MOST_OPEN):
        serving.ask(mine, "other", words=f"第 {number} 件", by=bo, now=TOMORROW_10)
    with pytest.raises(Refused) as refused:
        serving.ask(mine, "other", words="还有", by=bo, now=TOMORROW_10)
    assert refused.value.code == "many"


def test_a_number_of_people_without_end_is_named_as_a_mistake(rita: Person) -> None:
    heads = ["会议室", "日期", "开始", "结束", "主题", "人数"]
    a_room()
    line = ["云山厅", "2026-11-24", "10:00", "11:00", "周例会", "000001" + "9" * 6000]
    [row] = booking_rows.judged(Sheet("x", (Row(1, tuple(heads)), Row(2, tuple(line)))), by=rita, now=MONDAY_9AM).rows
    assert [each.column for each in row.wrong] == ["人数"]


def guests_of(mine: Booking) -> list[str]:
    return [each.state.value for each in Visit.objects.order_by("pk") if each.cancelled_at is None]


def test_a_cancelled_meeting_that_comes_back_expects_all_its_guests(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_the_door, "MOST_AT_ONCE", 2)
    mine, now = booked(ann), MONDAY_9AM
    run(RULES["meetings.expect_guests"], now=now)
    inviting.invite(mine, guests=[Guest(f"客人{n}", f"g{n}@example.com") for n in range(5)], by=ann, now=now)
    run(RULES["meetings.expect_guests"], now=now + MINUTE)
    assert len(guests_of(mine)) == 5
    booking.restore(booking.cancel(mine, by=ann, now=now + HOUR), by=ann, now=now + 2 * HOUR)
    run(RULES["meetings.expect_guests"], now=now + 2 * HOUR + MINUTE)
    assert len(guests_of(mine)) == 5


def test_whom_the_host_cancelled_in_the_book_is_not_expected_anew_by_the_clock(ann: Person) -> None:
    mine, now = booked(ann), MONDAY_9AM
    run(RULES["meetings.expect_guests"], now=now)
    inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=now)
    visits.cancel(Visit.objects.get(), by=ann, now=now + MINUTE)
    run(RULES["meetings.expect_guests"], now=now + 2 * MINUTE)
    assert guests_of(mine) == []


def test_a_guest_who_said_no_meanwhile_is_not_expected_after_all(ann: Person) -> None:
    """What was read of a guest before they answered counts no more."""
    mine, now = booked(ann, begins=TOMORROW_10 + 30 * DAY), MONDAY_9AM
    [seen] = inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=now)
    inviting.reply(Attendee.objects.get(), "declined", now=now)
    at_the_door.follow_one(seen, mine, by=ann, now=mine.begins_at - DAY)
    assert guests_of(mine) == []


def test_a_guest_is_written_into_the_book_once(ann: Person) -> None:
    mine, now = booked(ann, begins=TOMORROW_10 + 30 * DAY), MONDAY_9AM
    [seen] = inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=now)
    again = Attendee.objects.select_related("meeting").get()
    for each in (seen, again):
        at_the_door.follow_one(each, mine, by=ann, now=mine.begins_at - DAY)
    assert len(guests_of(mine)) == 1


def wished(visit: Visit, holder: Booking, by: Person) -> Asking:
    wish = Wish(holder.room, visit.expected_at, visit.expected_at + HOUR, 2)
    way, about = Way(holder, to_room=a_room("翠竹")), About("来访", visit=visit)
    return asking.ask(way, wish, about, because="重要客户", by=by, now=MONDAY_9AM)


def test_a_visit_that_moved_since_takes_no_other_hour_by_a_yes(ann: Person, bo: Person) -> None:
    visit, holder = a_visit(ann), booked(bo)
    mine = wished(visit, holder, ann)
    moving.move(visit, to=TOMORROW_10 - HOUR, by=ann, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        asking.say_yes(mine, by=bo, now=MONDAY_9AM + HOUR)
    holder.refresh_from_db()
    assert (refused.value.code, holder.room, room_of(visit)) == ("changed", a_room(), None)


@pytest.mark.parametrize("what", ["cancelled", "moved", "held"])
def test_nobody_is_asked_any_more_for_a_visit_that_needs_it_no_more(ann: Person, bo: Person, what: str) -> None:
    visit, holder = a_visit(ann), booked(bo)
    mine = wished(visit, holder, ann)
    run(RULES["meetings.let_askings_pass"], now=MONDAY_9AM)
    if what == "cancelled":
        visits.cancel(visit, by=ann, now=MONDAY_9AM)
    elif what == "moved":
        moving.move(visit, to=TOMORROW_10 + HOUR, by=ann, now=MONDAY_9AM)
    else:
        held(visit, ann, a_room("银杏"))
    run(RULES["meetings.let_askings_pass"], now=MONDAY_9AM + MINUTE)
    mine.refresh_from_db()
    assert (mine.is_open, Notice.objects.filter(kind="meetings.room_not_yielded").exists()) == (False, False)


def test_who_yields_is_not_sent_to_a_room_that_must_be_agreed_to_first(ann: Person, bo: Person) -> None:
    booked(bo)
    a_room("翠竹", rights=Rights.ASK)
    assert ways_to_ask([a_room()], Asked(TOMORROW_10, TOMORROW_10 + HOUR, 4), ann, now=MONDAY_9AM) == []


def test_what_an_asker_is_told_never_names_the_holders_meeting(ann: Person, bo: Person) -> None:
    """Also where it is confidential only later, and the house has words of its own for the notice."""
    visit, holder = a_visit(ann), booked(bo, subject=SECRET)
    asking.say_yes(wished(visit, holder, ann), by=bo, now=MONDAY_9AM)
    told_ = Notice.objects.filter(kind="meetings.room_yielded", reader=ann)
    assert told_
    assert SECRET not in str([each.data for each in told_])


def test_who_gives_the_room_of_a_visit_back_stands_in_the_trail(ann: Person, tom: Person) -> None:
    visit = a_visit(ann, by=tom)
    held(visit, ann)
    visit_rooms.let_go(visit, by=tom, now=MONDAY_9AM)
    assert Entry.objects.get(verb="give_back_room_of_visit").actor_id == tom.pk


def test_however_many_rooms_are_taken_few_holders_are_looked_at(ann: Person, bo: Person) -> None:
    def asked() -> int:
        hour = Asked(TOMORROW_10, TOMORROW_10 + HOUR, 4)
        return queries(lambda: ways_to_ask(list(Room.objects.in_order()), hour, ann, now=MONDAY_9AM))

    def taken_(*numbers: int) -> int:
        for number in numbers:
            booked(bo, room=a_room(f"房 {number}"))
        return asked()

    few = taken_(*range(LOOKED_AT))
    assert taken_(*range(LOOKED_AT, 2 * LOOKED_AT)) == few


def test_who_said_no_is_not_asked_for_the_same_again(ann: Person, bo: Person) -> None:
    visit, holder = a_visit(ann), booked(bo)
    asking.say_no(wished(visit, holder, ann), by=bo, now=MONDAY_9AM)
    with pytest.raises(Refused) as refused:
        wished(visit, holder, ann)
    hour = Asked(TOMORROW_10, TOMORROW_10 + HOUR, 2)
    assert (refused.value.code, ways_to_ask([holder.room], hour, ann, now=MONDAY_9AM)) == ("no", [])
