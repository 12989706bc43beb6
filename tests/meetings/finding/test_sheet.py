"""The attendance sheet: everybody who is expected once, who came without, and the same words at the head of the minutes."""

import pytest

from frontdesk.people.models import Person
from meetings.actions import inviting, series, signing_in
from meetings.actions.inviting import Guest
from meetings.finding.sheet import sheet_of
from meetings.finding.sign_code import code_of
from meetings.models import Booking
from meetings.views.minutes_part import usual_text
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.moments import MINUTE, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db


def fresh(mine: Booking) -> Booking:
    return Booking.objects.select_related("meeting__organiser", "meeting__chair", "meeting__minute_taker").get(pk=mine.pk)


def come(mine: Booking, who: Person, minutes: int = 0, **more: object) -> None:
    at = TOMORROW_10 + minutes * MINUTE
    signing_in.sign_in(mine, code_of(mine, at), by=who, now=at, **more)


def test_who_leads_and_notes_stand_first_and_once(ann: Person, bo: Person, tom: Person) -> None:
    mine = booked(ann)
    inviting.invite(mine, people=[bo], guests=[Guest("陈洋", "chen@example.com")], by=ann, now=MONDAY_9AM)
    series.name_takers(mine.meeting, {"wants_minutes": True, "chair": bo, "minute_taker": tom}, by=ann, now=MONDAY_9AM)
    assert [line.who for line in sheet_of(fresh(mine))] == ["薄岩", "安然", "谭工", "陈洋"]


def test_the_minutes_begin_as_the_sheet_stands(ann: Person, bo: Person, tom: Person, rita: Person, olga: Person) -> None:
    mine = booked(ann)
    invited = inviting.invite(mine, people=[bo, tom, olga], guests=[Guest("陈洋", "chen@example.com")], by=ann, now=MONDAY_9AM)
    assert usual_text(mine.meeting).startswith("到会：安然\n")
    inviting.reply(invited[1], "accepted", by=tom, now=MONDAY_9AM)
    assert usual_text(mine.meeting).startswith("到会：安然、谭工\n")
    inviting.reply(invited[2], "declined", by=olga, now=MONDAY_9AM)
    come(mine, ann)
    come(mine, bo, 7)
    come(mine, rita, 2, stands_for=invited[1])
    lines = usual_text(mine.meeting).splitlines()
    assert lines[:5] == ["到会：安然", "迟到：薄岩 (10:07)", "代会：林若溪（代 谭工）", "请假：欧丽", "缺席：陈洋"]


def test_two_questions_for_any_number(ann: Person) -> None:
    asked = {}
    for many in (1, 30):
        mine = booked(ann, room=a_room(f"厅{many}"))
        people = [PersonFactory() for _each in range(many)]
        for each in inviting.invite(mine, people=people, by=ann, now=MONDAY_9AM):
            signing_in.tick(mine, attendee=each, by=ann, now=TOMORROW_10)
        booking = fresh(mine)
        asked[many] = queries(lambda booking=booking: sheet_of(booking))
        assert len(sheet_of(booking)) == many + 1
    assert (asked[30] <= asked[1], asked[30] <= 3) == (True, True), asked
