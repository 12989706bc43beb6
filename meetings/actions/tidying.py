"""会后整理: ticked item by item and counted back; when all is done the organiser has the service report."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from meetings.actions.telling import tell
from meetings.finding.preparation import left, steps
from meetings.models import Booking, Found, Phase, Prepared, PrepItem, ServiceReport
from meetings.notices.service_report import ServiceReportMade
from meetings.notices.thing_found import ThingFound
from meetings.promises.room_tidied import RoomTidied
from meetings.promises.service_answered import ServiceIsAnswered

MOST = 1000
LONGEST = 200


def owe(booking: Booking, *, now: datetime) -> None:
    """Reception tidies it from its real end on; where the next meeting in the room comes sooner than before the old to-do goes."""
    with transaction.atomic():
        todos.withdraw(RoomTidied, subject=booking, now=now)
        if left(booking, Phase.AFTER):
            todos.open(RoomTidied, subject=booking, role=Role.RECEPTIONIST, since=booking.ends_at, now=now)


def tick(
    booking: Booking,
    item: PrepItem,
    *,
    by: Person,
    now: datetime,
    given_out: int | None = None,
    counted_back: int | None = None,
    words: str = "",
) -> Prepared:
    """Seen to, and of what is counted how many were given out and came back. Twice is once; the last one makes the report.

    Refused: not-yours, early (it is not over), over (tidied, or it did not take place), count, difference (needs words).
    """
    with transaction.atomic():
        mine = _row(booking, item, by, now)
        if mine.done_at is None:
            _count(mine, item, given_out, counted_back, words.strip()[:LONGEST])
            mine.done_at, mine.done_by = now, by
            mine.save()
            details = {"item": item.pk, "given_out": mine.given_out, "counted_back": mine.counted_back}
            trail.record("tidy_item", subject=booking, by=by, at=now, details=details)
        if not left(booking, Phase.AFTER):
            _report(mine.booking, by, now)
    return mine


def found(booking: Booking, words: str, *, by: Person, now: datetime) -> Found:
    """Something was left behind: the organiser hears of it. Refused: not-yours, early (it has not begun), words."""
    _must_run(by)
    said = words.strip()[:LONGEST]
    refuse_unless(bool(said), _("Say in a few words what it is."), "words")
    with transaction.atomic():
        held = _held(booking)
        refuse_unless(held.begins_at <= now, _("This meeting has not begun."), "early")
        made = Found.objects.create(booking=held, words=said, found_at=now, found_by=by)
        trail.record("find_thing", subject=held, by=by, at=now, details={"found": made.pk})
        assert held.meeting is not None
        tell(ThingFound, held, held.meeting.organiser, cause=f"found:{made.pk}", subject=made, now=now, more=lambda: {"words": said})
    return made


def _report(booking: Booking, by: Person, now: datetime) -> ServiceReport:
    todos.settle(RoomTidied, subject=booking, now=now, by=by)
    made = ServiceReport.objects.create(booking=booking, made_at=now, made_by=by)
    trail.record("make_service_report", subject=booking, by=by, at=now)
    assert booking.meeting is not None
    organiser, rows = booking.meeting.organiser, steps(booking)
    prepared = f"{sum(not each.is_left for each in rows)}/{len(rows)}"
    more = {"prepared": prepared, "path": reverse("meetings:report_page", args=[booking.pk])}
    todos.open(ServiceIsAnswered, subject=made, holder=organiser, since=now, now=now, by=by)
    tell(ServiceReportMade, booking, organiser, cause=f"report:{made.pk}", subject=made, now=now, more=lambda: more)
    return made


def _count(mine: Prepared, item: PrepItem, given_out: int | None, counted_back: int | None, words: str) -> None:
    """Refused: count, difference."""
    if not item.amount:
        return
    known = [number for number in (given_out, counted_back) if number is not None and 0 <= number <= MOST]
    refuse_unless(len(known) == 2, _("Write how many were given out and how many came back."), "count")
    refuse_unless(given_out == counted_back or bool(words), _("Not as many came back: say in a few words why."), "difference")
    mine.given_out, mine.counted_back, mine.words = given_out, counted_back, words


def _row(booking: Booking, item: PrepItem, by: Person, now: datetime) -> Prepared:
    _must_run(by)
    held = _held(booking)
    refuse_unless(held.ends_at <= now, _("This meeting is not over."), "early")
    still = held.ended_at is None and item.phase == Phase.AFTER and not ServiceReport.objects.filter(booking=held).exists()
    refuse_unless(still, _("This room is tidied already."), "over")
    mine = Prepared.objects.get_or_create(booking=held, item=item)[0]
    mine.booking = held
    return mine


def _held(booking: Booking) -> Booking:
    rows = Booking.objects.select_for_update(of=("self",)).select_related("meeting__organiser", "room__place")
    return rows.get(pk=booking.pk)


def _must_run(by: Person) -> None:
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office tidies rooms."), "not-yours")
