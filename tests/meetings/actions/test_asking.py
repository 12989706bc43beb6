"""Who has a room is asked; on yes both are booked or neither, on no and on silence nothing changes."""

import pytest
from django.test import Client

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.actions import asking, booking, inviting
from meetings.actions.asking import About
from meetings.actions.booking import Wish
from meetings.finding.askings import Way, ways_to_ask
from meetings.finding.free import Asked
from meetings.finding.visit_rooms import room_of
from meetings.models import Asking, Booking, Room
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.visitors import expected_visit
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.races import database, together

pytestmark = pytest.mark.django_db
QUARTER = 15 * MINUTE
NOW = MONDAY_9AM


def wish(room: Room, begins: object = TOMORROW_10 - HOUR + QUARTER) -> Wish:
    """An hour that reaches a quarter of an hour into the meeting at ten."""
    return Wish(room, begins, begins + HOUR, 4)


def ways(room: Room, reader: Person, begins: object = TOMORROW_10 - HOUR + QUARTER) -> list[tuple[int, str]]:
    found = ways_to_ask([room], Asked(begins, begins + HOUR, 4), reader, now=NOW)
    return [(each.shift, str(each.to_room or "")) for each in found]


def asked(holder: Booking, by: Person, *, shift: int = 15, to_room: Room | None = None) -> Asking:
    way = Way(holder, shift=0 if to_room else shift, to_room=to_room)
    begins = TOMORROW_10 if to_room else TOMORROW_10 - HOUR + QUARTER
    return asking.ask(way, wish(holder.room, begins), About("客户来访"), because="重要客户", by=by, now=NOW)


def told() -> list[tuple[str, Person]]:
    rows = Notice.objects.filter(kind__startswith="meetings.room_", channel="inbox").order_by("pk").select_related("reader")
    return [(each.kind.partition(".")[2], each.reader) for each in rows]


def test_a_quarter_of_an_hour_later_or_another_room_or_nobody_to_ask(ann: Person, bo: Person) -> None:
    booked(bo)
    room = a_room()
    assert ways(room, ann) == [(15, "")]
    assert ways(room, ann, TOMORROW_10) == []
    a_room("翠竹")
    assert ways(room, ann, TOMORROW_10) == [(0, "翠竹")]
    assert ways(room, ann) == [(15, ""), (0, "翠竹")]
    assert ways(room, bo) == []
    booked(bo, begins=TOMORROW_10 + HOUR)
    assert ways(room, ann) == [(0, "翠竹")]


def test_on_yes_the_meeting_begins_later_its_people_hear_and_the_wish_has_the_room(ann: Person, bo: Person, tom: Person) -> None:
    holder = booked(bo)
    inviting.invite(holder, people=[tom], by=bo, now=NOW)
    mine = asked(holder, ann)
    made = asking.say_yes(mine, by=bo, now=NOW + HOUR)
    holder.refresh_from_db()
    assert (holder.begins_at, holder.ends_at) == (TOMORROW_10 + QUARTER, TOMORROW_10 + HOUR + QUARTER)
    assert (made.meeting.organiser, made.begins_at, made.room) == (ann, TOMORROW_10 - HOUR + QUARTER, holder.room)
    assert told() == [("room_wanted", bo), ("room_yielded", ann)]
    assert Notice.objects.filter(kind="meetings.meeting_changed", reader=tom).exists()
    with pytest.raises(Refused) as refused:
        asking.say_no(mine, by=bo, now=NOW + HOUR)
    assert refused.value.code == "answered"


def test_on_no_nothing_changes_and_the_asker_hears(ann: Person, bo: Person) -> None:
    holder = booked(bo)
    asking.say_no(asked(holder, ann), by=bo, now=NOW + HOUR)
    assert (Booking.objects.get().begins_at, told()) == (TOMORROW_10, [("room_wanted", bo), ("room_not_yielded", ann)])


def test_the_other_room_is_taken_meanwhile_then_neither_moves(ann: Person, bo: Person, tom: Person) -> None:
    holder, other = booked(bo), a_room("翠竹")
    mine = asked(holder, ann, to_room=other)
    booked(tom, room=other)
    with pytest.raises(Refused) as refused:
        asking.say_yes(mine, by=bo, now=NOW + HOUR)
    holder.refresh_from_db()
    assert (refused.value.code, holder.room, Booking.objects.count()) == ("taken", a_room(), 2)
    assert Asking.objects.get().is_open


def test_moved_since_it_was_asked_is_not_moved_again(ann: Person, bo: Person) -> None:
    holder = booked(bo)
    mine = asked(holder, ann)
    booking.move(holder, begins=TOMORROW_10 + 2 * HOUR, ends=TOMORROW_10 + 3 * HOUR, by=bo, now=NOW)
    with pytest.raises(Refused) as refused:
        asking.say_yes(mine, by=bo, now=NOW)
    assert refused.value.code == "changed"


def test_neither_the_office_nor_the_asker_answers_for_the_holder(ann: Person, bo: Person, olga: Person) -> None:
    mine = asked(booked(bo), ann)
    for other in (ann, olga):
        with pytest.raises(Refused) as refused:
            asking.say_yes(mine, by=other, now=NOW)
        assert refused.value.code == "not-yours"


def test_one_question_at_a_time_with_a_reason_and_it_can_be_taken_back(ann: Person, bo: Person, tom: Person) -> None:
    holder = booked(bo)
    with pytest.raises(Refused) as refused:
        asking.ask(Way(holder, shift=15), wish(holder.room), About("来访"), because="  ", by=ann, now=NOW)
    assert refused.value.code == "because"
    mine = asked(holder, ann)
    with pytest.raises(Refused) as refused:
        asked(holder, tom)
    assert refused.value.code == "twice"
    asking.withdraw(mine, by=ann, now=NOW)
    assert asked(holder, tom).is_open


def test_one_colleague_asks_for_one_booking_twice_at_most(ann: Person, bo: Person, tom: Person) -> None:
    holder = booked(bo)
    for _time in range(2):
        asking.withdraw(asked(holder, ann), by=ann, now=NOW)
    with pytest.raises(Refused) as refused:
        asked(holder, ann)
    assert refused.value.code == "often"
    assert asked(holder, tom).is_open


def test_a_served_wish_is_booked_as_one(ann: Person, bo: Person) -> None:
    holder = booked(bo)
    mine = asking.ask(Way(holder, shift=15), wish(holder.room), About("来访", is_served=True), because="董事会", by=ann, now=NOW)
    meeting = asking.say_yes(mine, by=bo, now=NOW).meeting
    assert (meeting.is_served, meeting.asked_at) == (True, NOW)


def test_for_a_visit_the_room_is_then_held_with_it(ann: Person, bo: Person) -> None:
    holder, visit, other = booked(bo), expected_visit(ann, expected_at=TOMORROW_10), a_room("翠竹")
    about = About("来访", visit=visit)
    mine = asking.ask(
        Way(holder, to_room=other), Wish(holder.room, TOMORROW_10, TOMORROW_10 + HOUR, 2), about, because="贵宾", by=ann, now=NOW
    )
    made = asking.say_yes(mine, by=bo, now=NOW)
    holder.refresh_from_db()
    assert (room_of(visit), made.room, holder.room) == (made, a_room(), other)


def test_asked_from_the_form_and_answered_in_one_tap(ann: Person, bo: Person, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    holder = booked(bo)
    sent = {"subject": "客户来访", "day": "2026-11-24", "begins": "09:15", "ends": "10:15", "people": "4", "room": holder.room_id}
    client.force_login(ann)
    page = client.post("/meetings/new/", sent)
    value = f"{holder.pk} shift 15"
    assert (page.status_code, f'name="ask" value="{value}"' in page.content.decode()) == (422, True)
    client.post("/meetings/new/", {**sent, "ask": value, "because": "重要客户"})
    mine = Asking.objects.get()
    client.force_login(bo)
    assert "重要客户" in client.get(holder.get_absolute_url()).content.decode()
    client.post(f"/meetings/askings/{mine.pk}/yes/")
    assert Booking.objects.holding().count() == 2


@pytest.mark.django_db(transaction=True)
def test_yes_no_and_taken_back_at_once_exactly_one_counts(ann: Person, bo: Person, figure: object) -> None:
    holder = booked(bo)
    mine = asked(holder, ann)
    acts = [
        lambda: asking.say_yes(mine, by=bo, now=NOW),
        lambda: asking.say_no(mine, by=bo, now=NOW),
        lambda: asking.withdraw(mine, by=ann, now=NOW),
    ] * 4
    answers = together(len(acts), lambda number: acts[number]())
    errors = [each for each in answers if isinstance(each, Exception)]
    assert ([each for each in errors if not isinstance(each, Refused)], len(answers) - len(errors)) == ([], 1)
    held = Booking.objects.holding().count()
    assert held == (2 if Asking.objects.get().answer == "yes" else 1)
    figure(f"yes, no and taken back by 12 at once on {database()}: 1 counts")
