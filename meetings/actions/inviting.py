"""Who is invited, what they answer, and what their calendars are told: a request, a change, a cancellation.

What is told is built when it is sent, from what stands then; `sequence` rises with every change, so an older message never undoes a newer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Channel
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from meetings.actions import guests as at_the_door
from meetings.actions.allowed import must_change, must_take_part
from meetings.finding.agenda import in_words, points_of
from meetings.models import AgendaPoint, Attendee, Booking, Meeting, Reply, Series
from meetings.notices import Was, about, about_for_guest, before
from meetings.notices.guest_cancelled import GuestCancelled
from meetings.notices.guest_changed import GuestChanged
from meetings.notices.guest_invited import GuestInvited
from meetings.notices.meeting_cancelled import MeetingCancelled
from meetings.notices.meeting_changed import MeetingChanged
from meetings.notices.meeting_invited import MeetingInvited

MOST = 200
Kinds = tuple[type[NoticeKind], type[NoticeKind]]  # for colleagues, for guests
INVITED: Kinds = (MeetingInvited, GuestInvited)
CHANGED: Kinds = (MeetingChanged, GuestChanged)
CANCELLED: Kinds = (MeetingCancelled, GuestCancelled)


@dataclass(frozen=True)
class Guest:
    """Somebody from outside."""

    name: str
    email: str


def invite(
    booking: Booking, *, people: Sequence[Person] = (), guests: Sequence[Guest] = (), by: Person, now: datetime, whole_series: bool = False
) -> list[Attendee]:
    """To this meeting, or to all dates to come of its series; whoever is invited already stays so. The new ones.

    Refused: not-yours, over, nobody, too-many.
    """
    with transaction.atomic():
        mine = Meeting.objects.select_for_update(of=("self",)).get(pk=_mine(booking, by).pk)
        refuse_unless(booking.ended_at is None and booking.ends_at > now, _("This booking is over."), "over")
        refuse_unless(bool(people or guests), _("Name somebody."), "nobody")
        made: list[Attendee] = []
        for meeting in _to_come(mine, now) if whole_series else [mine]:
            made += _added(meeting, people, guests, by, now)
        new = [each for each in made if each.meeting_id == mine.pk]
        refuse_unless(mine.attendees.standing().count() <= MOST, _("No more than %(n)d people.") % {"n": MOST}, "too-many")
        told: dict[str, Any] = {"series": mine.series_id} if whole_series and mine.series_id else {}
        first = {(each.person_id, each.email): each for each in reversed(made)}
        tell(INVITED, booking, [each for each in made if first[(each.person_id, each.email)] is each], by=by, now=now, **told)
        if guests:
            _expect(made, by, now)
        trail.record("invite_to_meeting", subject=mine, by=by, at=now, details={"people": len(new), "series": whole_series})
    return new


def take_off(attendee: Attendee, *, by: Person, now: datetime) -> Attendee:
    """Not invited any more; their calendar is told. Refused: not-yours, over (taken off already)."""
    with transaction.atomic():
        mine = Attendee.objects.select_for_update(of=("self",)).select_related("meeting", "person").get(pk=attendee.pk)
        booking = _booking_of(mine.meeting)
        _mine(booking, by)
        refuse_unless(mine.taken_off_at is None, _("They are not invited any more."), "over")
        mine.taken_off_at, mine.taken_off_by = now, by
        mine.save(update_fields=["taken_off_at", "taken_off_by"])
        tell(CANCELLED, booking, [mine], by=by, now=now)
        at_the_door.follow_one(mine, booking, by=by, now=now)
        trail.record("take_off_meeting", subject=mine.meeting, by=by, at=now, details={"attendee": mine.pk})
    return mine


def reply(attendee: Attendee, answer: str, *, now: datetime, by: Person | None = None) -> Attendee:
    """Comes, perhaps, or does not; may be changed until the meeting is over. Refused: over, answer."""
    refuse_unless(answer in Reply.values, _("Answer yes, perhaps or no."), "answer")
    with transaction.atomic():
        mine = Attendee.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=attendee.pk)
        booking = _booking_of(mine.meeting)
        stands = mine.taken_off_at is None and booking.ended_at is None and booking.ends_at > now
        refuse_unless(stands, _("This meeting is over or was cancelled."), "over")
        if mine.reply != answer:
            mine.reply, mine.replied_at = answer, now
            mine.save(update_fields=["reply", "replied_at"])
            if mine.person_id is None:
                at_the_door.follow_one(mine, booking, by=by, now=now)
            trail.record("reply_to_invitation", subject=mine.meeting, by=by, at=now, details={"attendee": mine.pk, "reply": answer})
    return mine


def retold(
    bookings: Iterable[Booking],
    kinds: Kinds,
    *,
    by: Person,
    now: datetime,
    series: Series | None = None,
    were: Mapping[int, Was] | None = None,
) -> None:
    """What changed is told to everybody who is invited; of a whole series once. The caller has changed it in the same transaction.

    By its booking's id, `were` says where and when each was to be.
    """
    old = were or {}
    some = [each for each in bookings if each.meeting is not None]
    if not some:
        return
    Meeting.objects.filter(pk__in=[each.meeting_id for each in some]).update(sequence=F("sequence") + 1)
    to_all = _in_all(some) if series is not None else {}
    if series is not None:
        Series.objects.filter(pk=series.pk).update(sequence=F("sequence") + 1)
        tell(kinds, some[0], list(to_all.values()), by=by, now=now, was=old.get(some[0].pk), series=series.pk)
    for each in some:
        assert each.meeting is not None
        invited = [row for row in each.meeting.attendees.standing().in_order() if (row.person_id, row.email) not in to_all]
        tell(kinds, each, invited, by=by, now=now, was=old.get(each.pk))
        at_the_door.follow(each, by=by, now=now)


def _in_all(some: Sequence[Booking]) -> dict[tuple[int | None, str], Attendee]:
    """Who is invited to each of these, by person or address: the row of the first."""
    meetings = [each.meeting_id for each in some]
    found: dict[tuple[int | None, str], dict[int, Attendee]] = {}
    for row in Attendee.objects.standing().filter(meeting__in=meetings).in_order():
        found.setdefault((row.person_id, row.email), {})[row.meeting_id] = row
    return {who: rows[meetings[0]] for who, rows in found.items() if len(rows) == len(set(meetings)) and meetings[0] is not None}


def invite_like(like: Meeting, mine: Booking, *, by: Person, now: datetime) -> None:
    """A date that is held later: whoever is invited to the others is invited to it."""
    assert mine.meeting is not None
    rows = list(like.attendees.standing().in_order())
    people, guests = [each.person for each in rows if each.person], [Guest(each.name, each.email) for each in rows if each.email]
    new = _added(mine.meeting, people, guests, by, now)
    tell(INVITED, mine, new, by=by, now=now)
    _expect(new, by, now)


def tell(
    kinds: Kinds, booking: Booking, attendees: Sequence[Attendee], *, by: Person, now: datetime, was: Was | None = None, **more: int
) -> None:
    """A colleague in inbox and mail, a guest by mail; the calendar message is made when it is sent."""
    assert booking.meeting is not None
    points = points_of([booking.meeting]).get(booking.meeting.pk, []) if attendees and kinds != CANCELLED else []
    for each in attendees:
        if each.person is not None and each.person_id == by.pk:
            continue
        kind = kinds[each.person is None]
        cause = f"{kind.name}:{each.pk}:{booking.meeting_id}:{now.isoformat()}"
        if each.person is not None:
            with override(each.person.language):
                data = {**about(booking, each.person), "person": str(by), "attendee": each.pk, **more}
                data |= before(booking, was) | _enclosed(booking.meeting, points)
            post(kind, cause=cause, to=each.person, subject=each, data=data, now=now)
        else:
            with override("zh-hans"):
                data = {**about_for_guest(booking), "person": str(by), "attendee": each.pk, **more}
                data |= before(booking, was, is_guest=True) | _enclosed(booking.meeting, points, is_guest=True)
            post(kind, cause=cause, address=each.email, channel=Channel.MAIL, language="zh-hans", subject=each, data=data, now=now)


def _expect(new: Sequence[Attendee], by: Person, now: datetime) -> None:
    """Guests of dates that are near are expected at once; of the others by rule when they come near."""
    for meeting in {each.meeting_id: each.meeting for each in new if each.person_id is None}.values():
        booking = _booking_of(meeting)
        if at_the_door.is_near(booking, now):
            at_the_door.follow(booking, by=by, now=now)


def _enclosed(meeting: Meeting, points: Sequence[AgendaPoint], *, is_guest: bool = False) -> dict[str, object]:
    """What to bring and the agenda, below the sentence."""
    words = in_words(meeting, points, is_guest=is_guest)
    return {"more": f"\n\n{words}"} if words else {}


def _mine(booking: Booking, by: Person) -> Meeting:
    assert booking.meeting is not None
    must_change(booking.meeting, by)
    must_take_part(booking.meeting, by)
    return booking.meeting


def _booking_of(meeting: Meeting) -> Booking:
    rows = meeting.bookings.select_related("meeting__organiser", "meeting__series", "room__place__floor")
    return max(rows, key=lambda each: (each.ended_at is None, each.pk))


def _to_come(meeting: Meeting, now: datetime) -> list[Meeting]:
    rows = Meeting.objects.filter(series=meeting.series_id, bookings__ended_at__isnull=True, bookings__ends_at__gt=now)
    return list(rows.distinct()) if meeting.series_id else [meeting]


def _added(meeting: Meeting, people: Sequence[Person], guests: Sequence[Guest], by: Person, now: datetime) -> list[Attendee]:
    standing = list(meeting.attendees.standing().values_list("person", "email"))
    known = {pk for pk, _email in standing} | {meeting.organiser_id}
    addresses = {email for _pk, email in standing}
    common = {"meeting": meeting, "invited_at": now, "invited_by": by}
    new = [Attendee(person=each, **common) for each in dict.fromkeys(people) if each.pk not in known]
    unknown = {guest.email: guest for guest in guests if guest.email not in addresses}
    new += [Attendee(name=guest.name, email=guest.email, **common) for guest in unknown.values()]
    Attendee.objects.bulk_create(new)
    return new
