"""Meetings that the office served, at each stage afterwards; something special that is asked for; a series that nobody comes to."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.scene import Scene
from frontdesk.workdays.load import calendar
from meetings.actions import booking as bookings
from meetings.actions import preparing, reporting, series, specials, striking_out, tidying
from meetings.actions.series import Plan
from meetings.finding.preparation import left
from meetings.models import Booking, Meeting, Outcome, Phase, PrepItem, Room, ServiceReport

SERVED = 6
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def afterwards(scene: Scene, rooms: dict[str, Room]) -> None:
    """The last meetings of Ann that are over, the newest to be tidied; what she asks for the next; a dead series of Bo."""
    cast = scene.cast
    _over(scene, cast["rita"], cast["ann"])
    _special(scene, cast["rita"], cast["ann"])
    _nobody_comes(scene, rooms["海棠会议室"], cast["bo"])


def _over(scene: Scene, rita: Person, ann: Person) -> None:
    plain = {"meeting__is_confidential": False, "meeting__wants_minutes": False, "meeting__series": None}
    over = Booking.objects.holding().filter(ends_at__lt=scene.now - HOUR / 3, **plain)
    for number, mine in enumerate(over.select_related("meeting", "room__place").order_by("-ends_at")[:SERVED]):
        Meeting.objects.filter(pk=mine.meeting_id).update(is_served=True, organiser=ann, made_by=ann)
        mine.refresh_from_db()
        _prepared(mine, rita, 12 if number % 3 else 28)
        if number == 0:
            tidying.owe(mine, now=mine.ends_at)
            _tidied(mine, rita, all_but=3)
            continue
        if number == 1:
            tidying.found(mine, "一把黑色雨伞", by=rita, now=mine.ends_at + 5 * MINUTE)
        _tidied(mine, rita)
        _answered(ServiceReport.objects.get(booking=mine), number, ann, mine.ends_at + 2 * HOUR)


def _prepared(mine: Booking, rita: Person, minutes: int) -> None:
    """So many minutes from first to last, as reception would have ticked it."""
    rows = left(mine)
    for number, step in enumerate(rows):
        preparing.tick(mine, step.item, by=rita, now=mine.begins_at - HOUR / 2 + number * minutes * MINUTE / len(rows))


def _tidied(mine: Booking, rita: Person, all_but: int = 0) -> None:
    """One paper too few comes back."""
    rows, at = left(mine, Phase.AFTER), mine.ends_at + 12 * MINUTE
    for step in rows[: len(rows) - all_but]:
        counts = {"given_out": step.many or 2, "counted_back": step.many or 2} if step.item.amount else {}
        if step.many:
            counts["counted_back"] -= 1
        words = "客户带走一份" if step.many else ""
        tidying.tick(mine, step.item, by=rita, now=at, words=words, **counts)


def _answered(report: ServiceReport, number: int, ann: Person, at: datetime) -> None:
    """The newest is not answered, of the older ones one was wrong."""
    if number == 1:
        return
    if number == 3:
        item = PrepItem.objects.filter(name="摆饮用水").first()
        reporting.wrong(report, words="少三瓶水", item=item, by=ann, now=at)
    else:
        reporting.right(report, by=ann, now=at)


def _special(scene: Scene, rita: Person, ann: Person) -> None:
    now = scene.now
    coming = Booking.objects.to_prepare(now, now + timedelta(days=7)).filter(meeting__organiser=ann).first()
    if coming is None:
        return
    flowers = specials.ask(coming, words="鲜花", many=2, by=ann, now=now - 50 * MINUTE)
    specials.bought(flowers, words="已放前台", cost=Decimal("136.00"), by=rita, now=now - 15 * MINUTE)
    specials.ask(coming, words="欢迎横幅", by=ann, now=now - 20 * MINUTE)


def _nobody_comes(scene: Scene, room: Room, bo: Person) -> None:
    """Weekly for three weeks already, in the early morning when nobody else has the room."""
    today, now = timezone.localdate(scene.now), scene.now
    first = calendar().add_workdays(today, 1) - timedelta(days=21)
    begun = timezone.make_aware(datetime.combine(first, time(7, 30))) - timedelta(days=7)
    plan = Plan(room, "FREQ=WEEKLY;COUNT=8", first, time(7, 30), 30, subject="晨间读书会", people=4)
    weekly = series.begin(plan, by=bo, now=begun)
    rows = Booking.objects.filter(meeting__series=weekly, begins_at__lt=now - HOUR).select_related(
        "meeting__series__organiser", "room__place"
    )
    missed = list(rows.order_by("begins_at"))
    for each in missed:
        with transaction.atomic():
            bookings.end(each, Outcome.NO_SHOW, by=None, now=each.begins_at + 10 * MINUTE)
    striking_out.ask(missed[-1], misses=len(missed), now=max(calendar().add_days(now, -timedelta(days=1)), missed[-1].ends_at))
