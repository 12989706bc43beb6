"""Signing in: by the code of this minute, once, for oneself or for somebody else; guests by hand; nobody learns more by it."""

from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from meetings.actions import booking, inviting, signing_in
from meetings.actions.inviting import Guest
from meetings.finding.sheet import State, sheet_of
from meetings.finding.sign_code import code_of
from meetings.models import Attendee, Booking, SignIn
from meetings.scope import takes_part
from tests.counts import count
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
CHEN = Guest("陈洋", "chen@example.com")


def colleague() -> Person:
    return PersonFactory(roles=[Role.EMPLOYEE])


def now_in(mine: Booking, who: Person, at: datetime, **more: object) -> SignIn:
    """With the code that is on the screen."""
    return signing_in.sign_in(mine, code_of(mine, at), by=who, now=at, **more)


def refused(code: str, do: object) -> None:
    with pytest.raises(Refused) as error:
        do()
    assert error.value.code == code


def states(mine: Booking) -> dict[str, State]:
    return {line.who: line.state for line in sheet_of(Booking.objects.select_related("meeting__organiser").get(pk=mine.pk))}


def with_bo_and_chen(ann: Person, bo: Person, **more: object) -> tuple[Booking, list[Attendee]]:
    mine = booked(ann, **more)
    return mine, inviting.invite(mine, people=[bo], guests=[CHEN], by=ann, now=MONDAY_9AM)


def test_from_half_an_hour_before_until_it_is_over_and_twice_is_once(ann: Person, bo: Person) -> None:
    mine, _invited = with_bo_and_chen(ann, bo)
    refused("over", lambda: now_in(mine, bo, TOMORROW_10 - 31 * MINUTE))
    first = now_in(mine, bo, TOMORROW_10 - 30 * MINUTE)
    assert now_in(mine, bo, TOMORROW_10) == first
    assert SignIn.objects.count() == 1
    refused("over", lambda: now_in(mine, ann, TOMORROW_10 + HOUR))


def test_a_code_counts_in_its_minute_and_the_next_and_in_no_other_room(ann: Person, bo: Person) -> None:
    mine, _invited = with_bo_and_chen(ann, bo)
    code = code_of(mine, TOMORROW_10)
    refused("code", lambda: signing_in.sign_in(mine, code, by=bo, now=TOMORROW_10 + 2 * MINUTE))
    refused("code", lambda: signing_in.sign_in(mine, code, by=bo, now=TOMORROW_10 - MINUTE))
    other = booked(ann, room=a_room("竹厅"))
    refused("code", lambda: signing_in.sign_in(mine, code_of(other, TOMORROW_10), by=bo, now=TOMORROW_10))
    refused("code", lambda: signing_in.sign_in(mine, "", by=bo, now=TOMORROW_10))
    assert signing_in.sign_in(mine, f"{code[:3]} {code[3:]}", by=bo, now=TOMORROW_10 + MINUTE)


def test_five_minutes_are_in_time_and_six_are_late(ann: Person, bo: Person) -> None:
    mine, _invited = with_bo_and_chen(ann, bo)
    now_in(mine, ann, TOMORROW_10 + 5 * MINUTE)
    now_in(mine, bo, TOMORROW_10 + 6 * MINUTE)
    assert states(mine) == {"安然": State.PRESENT, "薄岩": State.LATE, "陈洋": State.ABSENT}


def test_a_colleague_comes_for_somebody_who_is_away_once(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    mine, [invited, guest] = with_bo_and_chen(ann, bo)
    now_in(mine, tom, TOMORROW_10, stands_for=invited)
    assert states(mine)["薄岩"] == State.SUBSTITUTE
    refused("stands-for", lambda: now_in(mine, rita, TOMORROW_10, stands_for=invited))
    assert now_in(mine, rita, TOMORROW_10).stands_for is None  # there as well
    inviting.take_off(guest, by=ann, now=MONDAY_9AM)
    refused("stands-for", lambda: now_in(mine, colleague(), TOMORROW_10, stands_for=guest))
    assert now_in(mine, bo, TOMORROW_10, stands_for=guest).stands_for is None  # who is invited comes for themselves
    assert states(mine) == {"安然": State.ABSENT, "薄岩": State.PRESENT, "林若溪": State.PRESENT, "谭工": State.PRESENT}


def test_nobody_signs_into_a_confidential_meeting_and_signing_in_lets_nobody_in(ann: Person, bo: Person, tom: Person) -> None:
    secret, _invited = with_bo_and_chen(ann, bo, is_confidential=True)
    refused("not-yours", lambda: now_in(secret, tom, TOMORROW_10))
    mine = booked(ann, room=a_room("竹厅"))
    now_in(mine, tom, TOMORROW_10)
    assert takes_part(mine.meeting, tom) is False


def test_guests_are_ticked_by_who_leads_and_by_the_desk_unless_confidential(ann: Person, bo: Person, rita: Person, tom: Person) -> None:
    mine, [invited, guest] = with_bo_and_chen(ann, bo)
    ticked = signing_in.tick(mine, attendee=guest, by=rita, now=TOMORROW_10)
    assert signing_in.tick(mine, attendee=guest, by=ann, now=TOMORROW_10) == ticked
    signing_in.tick(mine, attendee=invited, by=ann, now=TOMORROW_10)
    signing_in.tick(mine, person=ann, by=ann, now=TOMORROW_10)
    assert set(states(mine).values()) == {State.PRESENT}
    refused("not-yours", lambda: signing_in.tick(mine, attendee=guest, by=tom, now=TOMORROW_10))
    refused("not-invited", lambda: signing_in.tick(mine, person=tom, by=ann, now=TOMORROW_10))
    refused("not-invited", lambda: signing_in.tick(mine, by=ann, now=TOMORROW_10))
    secret = booked(ann, room=a_room("竹厅"), is_confidential=True)
    [other] = inviting.invite(secret, guests=[CHEN], by=ann, now=MONDAY_9AM)
    refused("not-yours", lambda: signing_in.tick(secret, attendee=other, by=rita, now=TOMORROW_10))
    refused("not-invited", lambda: signing_in.tick(secret, attendee=guest, by=ann, now=TOMORROW_10))


def test_by_hand_for_a_day_and_a_slip_is_struck_out_and_made_good(ann: Person, bo: Person, tom: Person) -> None:
    mine, [_invited, guest] = with_bo_and_chen(ann, bo)
    end = TOMORROW_10 + HOUR
    slip = signing_in.tick(mine, attendee=guest, by=ann, now=end + DAY)
    refused("not-yours", lambda: signing_in.strike(slip, by=tom, now=end + DAY))
    signing_in.strike(slip, by=ann, now=end + DAY)
    refused("over", lambda: signing_in.strike(slip, by=ann, now=end + DAY))
    assert states(mine)["陈洋"] == State.ABSENT
    assert signing_in.tick(mine, attendee=guest, by=ann, now=end + DAY) != slip
    refused("over", lambda: signing_in.tick(mine, person=ann, by=ann, now=end + DAY + MINUTE))


def test_of_a_meeting_that_was_cancelled_nobody_signs_in(ann: Person, bo: Person) -> None:
    mine, _invited = with_bo_and_chen(ann, bo)
    booking.cancel(mine, by=ann, now=MONDAY_9AM)
    refused("over", lambda: now_in(mine, bo, TOMORROW_10))


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_pressed_many_times_at_once_one_row_stands(self, ann: Person, bo: Person) -> None:
        mine, _invited = with_bo_and_chen(ann, bo)
        many = count(60, 10)
        answers = together(many, lambda number: now_in(mine, bo, TOMORROW_10).pk)
        assert (len(answers), len(set(answers)), SignIn.objects.count()) == (many, 1, 1)

    def test_of_many_who_come_for_one_person_one_does(self, ann: Person, bo: Person) -> None:
        mine, [invited, _guest] = with_bo_and_chen(ann, bo)
        people = [colleague() for _each in range(count(40, 8))]
        answers = together(len(people), lambda number: now_in(mine, people[number], TOMORROW_10, stands_for=invited))
        won = [each for each in answers if isinstance(each, SignIn)]
        assert (len(won), {each.code for each in answers if isinstance(each, Refused)}) == (1, {"stands-for"})

    def test_control_without_the_lock_the_index_still_refuses_a_second_row(self, ann: Person, bo: Person) -> None:
        mine, _invited = with_bo_and_chen(ann, bo)
        row = {"booking": mine, "person": bo, "signed_at": TOMORROW_10, "signed_by": bo}
        answers = together(count(40, 8), lambda number: SignIn.objects.create(**row))
        errors = [each for each in answers if isinstance(each, Exception)]
        assert (SignIn.objects.count(), len(errors)) == (1, len(answers) - 1)
