"""会议签到: with the code on the screen a colleague signs themselves in; who leads the meeting ticks guests and who has no phone.

Signing in opens nothing: who was not in the meeting reads no more of it than before.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from meetings.finding import sign_code
from meetings.finding.sheet import is_open, may_be_ticked
from meetings.models import Attendee, Booking, Meeting, SignIn
from meetings.scope import keeps_sheet, takes_part


def sign_in(booking: Booking, code: str, *, by: Person, now: datetime, stands_for: Attendee | None = None) -> SignIn:
    """Oneself, from now on; twice is once. Who is not invited says for whom they come, or is there as well.

    Refused: not-yours, over (or too early), code (of another room, or older than a minute), stands-for (not invited, or there).
    """
    refuse_unless(by.can(Can.USE_OFFICE), _("Only colleagues sign in by themselves."), "not-yours")
    with transaction.atomic():
        mine, meeting = _held(booking)
        refuse_unless(is_open(mine, now), _("Nobody signs in to this meeting now."), "over")
        in_it = takes_part(meeting, by)
        refuse_unless(in_it or not meeting.is_confidential, _("Only who is invited signs in to this meeting."), "not-yours")
        refuse_unless(
            sign_code.fits(mine, code, now),
            _("This number is wrong or counts no more. Scan the code on the screen once more."),
            "code",
        )
        there = mine.sign_ins.standing().filter(person=by).first()
        if there is not None:
            return there
        instead_of = None if in_it else stands_for
        if instead_of is not None:
            _must_be_away(mine, instead_of)
        return _written(mine, by, now, person=by, stands_for=instead_of)


def tick(booking: Booking, *, by: Person, now: datetime, attendee: Attendee | None = None, person: Person | None = None) -> SignIn:
    """Somebody who is expected, on the screen of who leads the meeting; twice is once. Refused: not-yours, over, not-invited."""
    with transaction.atomic():
        mine, meeting = _held(booking)
        refuse_unless(keeps_sheet(meeting, by), _("Only who leads the meeting and the office tick people."), "not-yours")
        refuse_unless(may_be_ticked(mine, now), _("Nobody signs in to this meeting now."), "over")
        if attendee is not None:
            refuse_unless(_is_invited(meeting, attendee), _("They are not invited."), "not-invited")
            person = attendee.person
        elif person is None or not meeting.names(person):
            refuse_unless(False, _("They are not invited."), "not-invited")
        who = {"person": person} if person is not None else {"guest": attendee}
        return mine.sign_ins.standing().filter(**who).first() or _written(mine, by, now, **who)


def strike(sign: SignIn, *, by: Person, now: datetime) -> SignIn:
    """It was a slip: by who leads the meeting, or one's own. Refused: not-yours, over (struck out already, or too late)."""
    with transaction.atomic():
        mine, meeting = _held(sign.booking)
        row = SignIn.objects.select_for_update(of=("self",)).get(pk=sign.pk)
        refuse_unless(keeps_sheet(meeting, by) or row.person_id == by.pk, _("Only who leads the meeting strikes it out."), "not-yours")
        refuse_unless(row.struck_at is None and may_be_ticked(mine, now), _("It stays as it is."), "over")
        row.struck_at, row.struck_by = now, by
        row.save(update_fields=["struck_at", "struck_by"])
        trail.record("strike_sign_in", subject=mine, by=by, at=now, details={"sign_in": row.pk})
    return row


def _held(booking: Booking) -> tuple[Booking, Meeting]:
    rows = Booking.objects.select_for_update(of=("self",)).exclude(meeting=None).select_related("meeting")
    mine = rows.get(pk=booking.pk)
    assert mine.meeting is not None
    return mine, mine.meeting


def _must_be_away(booking: Booking, attendee: Attendee) -> None:
    rows = booking.sign_ins.standing()
    there = rows.filter(stands_for=attendee) | rows.filter(guest=attendee)
    if attendee.person_id is not None:
        there |= rows.filter(person=attendee.person_id)
    assert booking.meeting is not None
    may = _is_invited(booking.meeting, attendee) and not there.exists()
    refuse_unless(may, _("They are there, or somebody else came for them."), "stands-for")


def _is_invited(meeting: Meeting, attendee: Attendee) -> bool:
    """Still."""
    return meeting.attendees.standing().filter(pk=attendee.pk).exists()


def _written(booking: Booking, by: Person, now: datetime, **who: Person | Attendee | None) -> SignIn:
    made = SignIn.objects.create(booking=booking, signed_at=now, signed_by=by, **who)
    trail.record("sign_in_to_meeting", subject=booking, by=by, at=now, details={"sign_in": made.pk})
    return made
