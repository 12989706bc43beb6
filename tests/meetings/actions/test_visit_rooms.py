"""A room is held for a visit: proposed by what suits, moved and given back with it; and the visit moves with its room."""

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from meetings.actions import inviting, visit_rooms
from meetings.actions.holding import Taken
from meetings.actions.inviting import Guest
from meetings.finding.visit_rooms import asked_for, room_of
from meetings.models import Booking, Meeting, Room
from meetings.showing.offers import for_visit
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.models import Visit
from visitors.models.visit import Purpose

pytestmark = pytest.mark.django_db
RULE = "meetings.rooms_follow_visits"


def a_visit(ann: Person, **more: object) -> Visit:
    return expected_visit(ann, **{"expected_at": TOMORROW_10, **more})


def held(visit: Visit, ann: Person, room: Room | None = None) -> Booking:
    return visit_rooms.hold(visit, room or a_room(), ends=asked_for(visit).ends, by=ann, now=MONDAY_9AM)


def looked(minutes: int = 1) -> None:
    run(RULES[RULE], now=MONDAY_9AM + HOUR + minutes * MINUTE)


def told() -> list[str]:
    return list(Notice.objects.filter(kind__startswith="meetings.visit_room", channel="inbox").values_list("kind", flat=True))


def test_what_suits_purpose_and_number_comes_first_with_its_reason(ann: Person) -> None:
    for name, seats, equipment in (("大厅", 30, ["screen"]), ("小间", 3, []), ("屏间", 3, ["screen"])):
        a_room(name, capacity=seats, equipment=equipment)
    meeting, interview = a_visit(ann), a_visit(ann, name="李四", purpose=Purpose.INTERVIEW)
    suited = {visit.purpose: for_visit(visit, asked_for(visit), ann) for visit in (meeting, interview)}
    assert [each.room.place.name for each in suited["meeting"]] == ["屏间", "小间", "大厅"]
    assert suited["interview"][0].room.place.name in ("小间", "屏间")
    assert suited["meeting"][0].why == "3 座，2 人参会，显示屏"


def test_held_in_the_hosts_name_with_no_visitor_named_and_the_visit_says_where(ann: Person) -> None:
    visit = a_visit(ann)
    mine = held(visit, ann)
    assert (mine.meeting.organiser, mine.meeting.subject, mine.meeting.people) == (ann, "安然的来访", 2)
    assert (Visit.objects.get().place, room_of(visit)) == ("云山厅", mine)
    with pytest.raises(Refused) as refused:
        held(visit, ann, a_room("翠竹"))
    assert (refused.value.code, Booking.objects.holding().count()) == ("twice", 1)


def test_given_back_by_hand_another_can_be_chosen(ann: Person) -> None:
    visit = a_visit(ann)
    held(visit, ann)
    visit_rooms.let_go(visit, by=ann, now=MONDAY_9AM)
    looked()
    assert room_of(visit) is None
    assert held(visit, ann, a_room("翠竹")).room.place.name == "翠竹"
    assert Meeting.objects.filter(visit=visit).count() == 1


def test_of_a_vip_the_board_says_only_that_it_is_reserved(ann: Person) -> None:
    visit = a_visit(ann)
    Visit.objects.filter(pk=visit.pk).update(is_vip=True)
    assert held(Visit.objects.get(), ann).meeting.is_confidential


def test_on_the_page_one_tap_holds_it_and_who_comes_second_is_told(
    ann: Person, bo: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM)
    visit, room = a_visit(ann), a_room()
    client.force_login(ann)
    assert f'name="room" value="{room.pk}"' in client.get(visit.get_absolute_url()).content.decode()
    booked(bo)
    with pytest.raises(Taken):
        held(visit, ann)
    client.post(f"/meetings/visits/{visit.pk}/room/", {"room": room.pk})
    assert room_of(visit) is None
    page = client.get(visit.get_absolute_url()).content.decode()
    assert "该时段没有合适的空闲会议室" in page
    client.force_login(PersonFactory(roles=[Role.EMPLOYEE]))
    assert client.post(f"/meetings/visits/{visit.pk}/room/", {"room": room.pk}).status_code == 404


def test_a_guest_of_a_meeting_is_offered_no_other_room(ann: Person, client: Client) -> None:
    begins = timezone.now() + DAY
    mine = booked(ann, begins=begins, now=timezone.now())
    a_room("小间")
    inviting.invite(mine, guests=[Guest("陈洋", "chen@example.com")], by=ann, now=timezone.now())
    client.force_login(ann)
    page = client.get(Visit.objects.get().get_absolute_url()).content.decode()
    assert ("小间" in page, f'href="{mine.get_absolute_url()}"' in page) == (False, True)
