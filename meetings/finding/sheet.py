"""会议签到表: who is expected at a meeting, who is there since when, who came for somebody else, and who did not come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frontdesk.people.models import Person
from meetings.limits import SignInLimits
from meetings.models import Attendee, Booking, Meeting, Reply, SignIn


class State(StrEnum):
    PRESENT, LATE, SUBSTITUTE, EXCUSED, ABSENT = "present", "late", "substitute", "excused", "absent"


@dataclass(frozen=True)
class Line:
    """One person: expected (`attendee`, or a colleague who organises, leads or notes), or there without being expected."""

    who: str
    state: State
    person: Person | None = None
    attendee: Attendee | None = None
    signed: SignIn | None = None  # of themselves, or of who came for them
    is_expected: bool = True

    @property
    def is_there(self) -> bool:
        return self.state in (State.PRESENT, State.LATE)

    @property
    def is_open(self) -> bool:
        return self.signed is None

    @property
    def is_guest(self) -> bool:
        return self.person is None


def sheet_of(booking: Booking) -> list[Line]:
    """Who leads and notes first, then who is invited, then who came without; two questions."""
    meeting = booking.meeting
    assert meeting is not None
    rows = booking.sign_ins.standing().select_related("person", "guest", "stands_for").order_by("signed_at", "pk")
    signed, in_time = list(rows), booking.begins_at + SignInLimits.now().late
    invited = list(meeting.attendees.standing().in_order())
    lines = [_line(in_time, signed, *each) for each in _expected(meeting, invited)]
    shown = {line.signed.pk for line in lines if line.signed}
    return lines + [_unexpected(in_time, each) for each in signed if each.pk not in shown]


def _expected(meeting: Meeting, invited: Iterable[Attendee]) -> list[tuple[Person | None, Attendee | None]]:
    rows: dict[tuple[int, int], tuple[Person | None, Attendee | None]] = {}
    for person in (meeting.led_by, meeting.organiser, meeting.noted_by):
        rows[(person.pk, 0)] = (person, None)
    for each in invited:
        rows[(each.person_id or 0, 0 if each.person_id else each.pk)] = (each.person, each)
    return list(rows.values())


def _line(in_time: datetime, signed: list[SignIn], person: Person | None, attendee: Attendee | None) -> Line:
    own = next((each for each in signed if (person is not None and each.person_id == person.pk) or _is_guest(each, attendee)), None)
    instead = next((each for each in signed if attendee is not None and each.stands_for_id == attendee.pk), None)
    who = str(person or attendee)
    if own is not None:
        return Line(who, _state(own, in_time), person, attendee, own)
    if instead is not None:
        return Line(who, State.SUBSTITUTE, person, attendee, instead)
    excused = attendee is not None and attendee.reply == Reply.DECLINED
    return Line(who, State.EXCUSED if excused else State.ABSENT, person, attendee)


def _is_guest(signed: SignIn, attendee: Attendee | None) -> bool:
    return attendee is not None and signed.guest_id is not None and signed.guest_id == attendee.pk


def _state(signed: SignIn, in_time: datetime) -> State:
    return State.PRESENT if signed.signed_at <= in_time else State.LATE


def _unexpected(in_time: datetime, signed: SignIn) -> Line:
    return Line(str(signed.person or signed.guest), _state(signed, in_time), signed.person, signed.guest, signed, is_expected=False)


def may_be_ticked(booking: Booking, now: datetime) -> bool:
    """From some time before it until some time after its end; of one that was cancelled nobody signs in."""
    values = SignInLimits.now()
    return booking.ended_at is None and booking.begins_at - values.before <= now <= booking.ends_at + values.by_hand


def is_open(booking: Booking, now: datetime) -> bool:
    """Whether the code counts."""
    return booking.ended_at is None and booking.begins_at - SignInLimits.now().before <= now < booking.ends_at
