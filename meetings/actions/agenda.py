"""议程: points are added, changed, put higher and taken off until the meeting is over; sent out, they stand in every calendar.

While points are called in, whoever takes part adds one of their own.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from meetings.actions import inviting
from meetings.actions.allowed import must_keep_agenda
from meetings.models import AgendaPoint, Booking, Meeting
from meetings.scope import keeps_agenda, takes_part

MOST = 50
LONGEST, LONGEST_THINGS, MOST_MINUTES = 200, 300, 600


def may_add(meeting: Meeting, by: Person, now: datetime) -> bool:
    """Who keeps the agenda; while points are called in, also who takes part."""
    called = meeting.papers_until is not None and now < meeting.papers_until
    return keeps_agenda(meeting, by) or (called and takes_part(meeting, by))


def add(
    booking: Booking, *, words: str, by: Person, now: datetime, speaker: Person | None = None, minutes: int | None = None
) -> AgendaPoint:
    """The last one; whoever only takes part speaks to their own. Refused: not-yours, over, words, not-invited, minutes, too-many."""
    with transaction.atomic():
        mine = _held(booking, now)
        refuse_unless(may_add(mine, by, now), _("Points are called in no more. Ask who organises it."), "not-yours")
        speaks = speaker if keeps_agenda(mine, by) else by
        values = _values(mine, words, speaks, minutes)
        standing = AgendaPoint.objects.standing().filter(meeting=mine)
        refuse_unless(standing.count() < MOST, _("No more than %(n)d points.") % {"n": MOST}, "too-many")
        last = standing.aggregate(last=Max("position"))["last"] or 0
        made = AgendaPoint.objects.create(meeting=mine, **values, position=last + 1, added_at=now, added_by=by)
        trail.record("add_agenda_point", subject=mine, by=by, at=now, details={"point": made.pk})
    return made


def change(
    point: AgendaPoint,
    booking: Booking,
    *,
    words: str,
    by: Person,
    now: datetime,
    speaker: Person | None = None,
    minutes: int | None = None,
) -> AgendaPoint:
    """Refused: not-yours, over, gone, words, not-invited, minutes."""
    with transaction.atomic():
        meeting, mine = _both(point, booking, by, now)
        for name, value in _values(meeting, words, speaker, minutes).items():
            setattr(mine, name, value)
        mine.save(update_fields=["words", "speaker", "minutes"])
        trail.record("change_agenda_point", subject=meeting, by=by, at=now, details={"point": mine.pk})
    return mine


def put_higher(point: AgendaPoint, booking: Booking, *, by: Person, now: datetime) -> AgendaPoint:
    """Before the one before it; the first stays. Refused: not-yours, over, gone."""
    with transaction.atomic():
        meeting, mine = _both(point, booking, by, now)
        rows = list(AgendaPoint.objects.in_order().filter(meeting=meeting))
        at = rows.index(mine)
        if at > 0:
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
            for position, each in enumerate(rows, 1):
                each.position = position
            AgendaPoint.objects.bulk_update(rows, ["position"])
            trail.record("raise_agenda_point", subject=meeting, by=by, at=now, details={"point": mine.pk})
    return mine


def take_off(point: AgendaPoint, booking: Booking, *, by: Person, now: datetime) -> AgendaPoint:
    """Whoever keeps the agenda, and while points are called in who handed it in. Refused: not-yours, over, gone."""
    with transaction.atomic():
        meeting = _held(booking, now)
        mine = _standing(point, meeting)
        own = mine.added_by_id == by.pk and may_add(meeting, by, now)
        if not own:
            must_keep_agenda(meeting, by)
        mine.removed_at, mine.removed_by = now, by
        mine.save(update_fields=["removed_at", "removed_by"])
        trail.record("remove_agenda_point", subject=meeting, by=by, at=now, details={"point": mine.pk})
    return mine


def say_what_to_bring(booking: Booking, things: str, *, by: Person, now: datetime) -> Meeting:
    """One line for everybody who is invited; empty for nothing. Refused: not-yours, over."""
    with transaction.atomic():
        mine = _held(booking, now)
        must_keep_agenda(mine, by)
        said = " ".join(things.split())[:LONGEST_THINGS]
        if said != mine.to_bring:
            mine.to_bring = said
            mine.save(update_fields=["to_bring"])
            trail.record("say_what_to_bring", subject=mine, by=by, at=now)
    return mine


def send_out(booking: Booking, *, by: Person, now: datetime) -> int:
    """As it stands now, to everybody who is invited and into their calendars; how many. Refused: not-yours, over, nobody."""
    with transaction.atomic():
        mine = _held(booking, now)
        must_keep_agenda(mine, by)
        many = mine.attendees.standing().count()
        refuse_unless(many > 0, _("Nobody is invited yet."), "nobody")
        held = Booking.objects.select_related("meeting__organiser", "room__place").get(pk=booking.pk)
        inviting.retold([held], inviting.CHANGED, by=by, now=now)
        trail.record("send_agenda", subject=mine, by=by, at=now, details={"people": many})
    return many


def _held(booking: Booking, now: datetime) -> Meeting:
    """Held until the transaction ends, so that points keep their order. Refused: over."""
    assert booking.meeting_id is not None
    mine = Meeting.objects.select_for_update(of=("self",)).select_related("organiser").get(pk=booking.meeting_id)
    there = Booking.objects.holding().filter(pk=booking.pk, ends_at__gt=now).exists()
    refuse_unless(there, _("This booking is over."), "over")
    return mine


def _both(point: AgendaPoint, booking: Booking, by: Person, now: datetime) -> tuple[Meeting, AgendaPoint]:
    meeting = _held(booking, now)
    must_keep_agenda(meeting, by)
    return meeting, _standing(point, meeting)


def _standing(point: AgendaPoint, meeting: Meeting) -> AgendaPoint:
    mine = AgendaPoint.objects.standing().filter(pk=point.pk, meeting=meeting).first()
    if mine is None:
        refuse_unless(False, _("This point was taken off meanwhile."), "gone")
        raise AssertionError
    return mine


def _values(meeting: Meeting, words: str, speaker: Person | None, minutes: int | None) -> dict[str, object]:
    said = " ".join(words.split())[:LONGEST]
    refuse_unless(bool(said), _("Write what is talked about."), "words")
    refuse_unless(minutes is None or 1 <= minutes <= MOST_MINUTES, _("Write the minutes as a number."), "minutes")
    in_it = speaker is None or takes_part(meeting, speaker)
    refuse_unless(in_it, _("Invite who speaks first: then they read the papers, too."), "not-invited")
    return {"words": said, "speaker": speaker, "minutes": minutes}
