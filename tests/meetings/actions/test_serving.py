"""What a room asks for: only while a meeting has it, the same twice is one, seen to once, by the office; many at once are one."""

from datetime import timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from meetings.actions import booking, checking_in, serving
from meetings.actions.forgetting import asked_before, forget_requests
from meetings.models import Booking, RoomRequest, TeaRound
from repairs.models import Ticket
from tests.counts import count
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE
from tests.races import database, together

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
AT = TOMORROW_10 + 3 * MINUTE


def code(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return str(refused.value.code)


@pytest.mark.parametrize(("after", "answer"), [(-SECOND, "over"), (timedelta(), ""), (HOUR - SECOND, ""), (HOUR, "over")])
def test_only_while_a_meeting_has_the_room(ann: Person, bo: Person, after: timedelta, answer: str) -> None:
    mine, said = booked(ann), ""
    try:
        serving.ask(mine, "tea", by=bo, now=TOMORROW_10 + after)
    except Refused as error:
        said = error.code
    assert (said, RoomRequest.objects.count()) == (answer, 0 if answer else 1)


def test_the_set_up_of_a_room_is_part_of_it_and_what_is_cancelled_is_not(ann: Person) -> None:
    mine = booked(ann, room=a_room(set_up=10))
    serving.ask(mine, "air", by=ann, now=TOMORROW_10 - 10 * MINUTE)
    other = booked(ann, room=a_room("乙"))
    booking.cancel(other, by=ann, now=TOMORROW_10 - HOUR)
    assert code(lambda: serving.ask(other, "tea", by=ann, now=AT)) == "over"


@pytest.mark.parametrize(("wants", "words", "answer"), [("beer", "", "wants"), ("other", "  ", "words")])
def test_what_is_not_on_the_list_needs_words(ann: Person, wants: str, words: str, answer: str) -> None:
    mine = booked(ann)
    assert code(lambda: serving.ask(mine, wants, words=words, by=ann, now=AT)) == answer


def test_whoever_is_no_colleague_asks_for_nothing(ann: Person, charlie: Person) -> None:
    mine = booked(ann)
    assert code(lambda: serving.ask(mine, "tea", by=charlie, now=AT)) == "not-yours"


def test_the_same_within_a_minute_or_not_answered_is_one(ann: Person, bo: Person, rita: Person) -> None:
    mine = booked(ann)
    first = serving.ask(mine, "tea", by=ann, now=AT)
    assert serving.ask(mine, "tea", by=bo, now=AT + 4 * MINUTE) == first
    assert serving.ask(mine, "paper", by=ann, now=AT) != first
    assert serving.ask(mine, "tea", words="两位客人", by=ann, now=AT) != first
    serving.answer(first, by=rita, now=AT + 20 * SECOND)
    assert serving.ask(mine, "tea", by=ann, now=AT + 59 * SECOND) == first
    assert serving.ask(mine, "tea", by=ann, now=AT + MINUTE) != first


def test_reception_hears_at_once_of_a_room_and_of_nobody(ann: Person, rita: Person) -> None:
    mine = booked(ann, subject="飞龙收购", is_confidential=True)
    serving.ask(mine, "other", words="加两把椅子", by=ann, now=AT)
    notice = Notice.objects.get(kind="meetings.room_asks", channel="inbox")
    assert (notice.reader, notice.data["room"], notice.data["words"]) == (rita, "云山厅", "加两把椅子")
    assert "飞龙" not in str(notice.data)
    assert "安然" not in str(notice.data)


def test_on_the_way_then_answered_each_once_with_its_time(ann: Person, rita: Person, olga: Person) -> None:
    mine = serving.ask(booked(ann), "equipment", by=ann, now=AT)
    assert code(lambda: serving.come(mine, by=ann, now=AT)) == "not-yours"
    serving.come(mine, by=rita, now=AT + MINUTE)
    serving.come(mine, by=olga, now=AT + 2 * MINUTE)
    assert Todo.objects.open().filter(promise="meetings.request_answered").exists()
    serving.answer(mine, by=rita, now=AT + 2 * MINUTE)
    serving.answer(mine, by=olga, now=AT + 3 * MINUTE)
    mine.refresh_from_db()
    assert (mine.coming_at, mine.coming_by, mine.answered_at, mine.answered_by) == (AT + MINUTE, rita, AT + 2 * MINUTE, rita)
    assert not Todo.objects.open().filter(promise="meetings.request_answered").exists()


def test_with_the_meeting_it_goes_unanswered(ann: Person, rita: Person) -> None:
    on = booked(ann)
    mine = serving.ask(on, "tea", by=ann, now=AT)
    booking.end_early(on, by=ann, now=AT + MINUTE)
    assert code(lambda: serving.answer(mine, by=rita, now=AT + 2 * MINUTE)) == "over"
    mine.refresh_from_db()
    assert (mine.answered_at, Todo.objects.open().filter(promise="meetings.request_answered").count()) == (None, 0)


def test_what_is_broken_becomes_one_repair_ticket(ann: Person, rita: Person) -> None:
    mine = serving.ask(booked(ann), "equipment", words="话筒没有声音", by=ann, now=AT)
    assert code(lambda: serving.report(mine, by=rita, now=AT)) == "category"
    for _turn in range(2):
        serving.report(mine, category=a_category(), words="换过电池", by=rita, now=AT)
    ticket = Ticket.objects.get()
    assert (ticket.asker, ticket.place, ticket.words.endswith("话筒没有声音 · 换过电池")) == (rita, mine.booking.room.place, True)


@pytest.mark.parametrize(("after", "answer"), [(-MINUTE, "early"), (timedelta(), ""), (HOUR, "")])
def test_they_have_left_is_said_after_the_end(ann: Person, bo: Person, after: timedelta, answer: str) -> None:
    mine, said = booked(ann), ""
    try:
        for by in (bo, ann):
            checking_in.check_out(mine, by=by, now=TOMORROW_10 + HOUR + after)
    except Refused as error:
        said = error.code
    mine.refresh_from_db()
    assert (said, mine.left_by) == (answer, None if answer else bo)


def test_words_are_forgotten_and_the_rest_stays(ann: Person, rita: Person) -> None:
    mine = serving.ask(booked(ann), "other", words="给王总加座", by=ann, now=AT)
    assert not asked_before(TOMORROW_10 + HOUR).exists()
    assert list(asked_before(TOMORROW_10 + HOUR + SECOND)) == [mine]
    assert forget_requests(RoomRequest.objects.all(), now=TOMORROW_10 + 92 * DAY) == 1
    mine.refresh_from_db()
    assert (mine.words, mine.asked_at) == ("", AT)
    assert not any("王总" in str(each.data) for each in Notice.objects.all())


CLIENTS, ROUNDS = count(100, 12), count(20, 3)


def running(turn: int = 0) -> tuple[Booking, list[Person]]:
    PersonFactory(roles=["receptionist"])
    people = [PersonFactory(roles=["employee"]) for _number in range(3)]
    return booked(people[0], room=a_room(f"室{turn}")), people


@pytest.mark.django_db(transaction=True)
def test_everybody_in_the_room_taps_at_once_and_reception_has_one_request(figure: Figure) -> None:
    for turn in range(ROUNDS):
        mine, people = running(turn)
        answers = together(CLIENTS, lambda number, mine=mine, people=people: serving.ask(mine, "tea", by=people[number % 3], now=AT))
        assert len({each.pk for each in answers}) == 1
        assert (RoomRequest.objects.filter(booking=mine).count(), Todo.objects.open().about(answers[0]).count()) == (1, 1)
    figure(f"{CLIENTS} ask for tea in one room at once, {ROUNDS} rounds on {database()}: one request each time")


@pytest.mark.django_db(transaction=True)
def test_control_who_does_not_look_asks_as_often_as_they_tap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_same", lambda booking, wants, words, now: None)
    mine, people = running()
    together(CLIENTS, lambda number: serving.ask(mine, "tea", by=people[number % 3], now=AT))
    assert RoomRequest.objects.filter(booking=mine).count() > 1


@pytest.mark.django_db(transaction=True)
def test_served_by_many_or_over_at_once_it_is_one_of_the_two() -> None:
    """Half serve the round, half end the meeting."""
    clerk = PersonFactory(roles=["receptionist"])
    for turn in range(ROUNDS):
        mine = booked(clerk, room=a_room(f"室{turn}"), hours=3, is_served=True)
        now = TOMORROW_10 + HOUR + MINUTE
        serving.owe_tea(mine, TOMORROW_10 + HOUR, now=now)
        row = TeaRound.objects.get(booking=mine)

        def act(number: int, mine: Booking = mine, row: TeaRound = row, now: object = now) -> object:
            return serving.serve_tea(row, by=clerk, now=now) if number % 2 else booking.end_early(mine, by=clerk, now=now)

        answers = together(CLIENTS, act)
        assert all(not isinstance(each, Exception) or isinstance(each, Refused) for each in answers)
        row.refresh_from_db()
        todo = Todo.objects.get(promise="meetings.tea_served", subject_id=row.pk)
        assert (todo.done_at, todo.outcome == "withdrawn") == (now, row.served_at is None)


def test_control_who_does_not_ask_whether_it_is_owed_serves_what_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    clerk, now = PersonFactory(roles=["receptionist"]), TOMORROW_10 + HOUR + MINUTE
    mine = booked(clerk, hours=3, is_served=True)
    serving.owe_tea(mine, TOMORROW_10 + HOUR, now=now)
    booking.end_early(mine, by=clerk, now=now)
    monkeypatch.setattr(serving.todos, "is_open", lambda promise, subject: True)
    row = serving.serve_tea(TeaRound.objects.get(), by=clerk, now=now)
    assert (row.served_at, Todo.objects.get(promise="meetings.tea_served").outcome) == (now, "withdrawn")
