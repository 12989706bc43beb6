"""Series of meetings: begun, changed for this one, this and the following, or all, and ended. What has begun is never touched.

A date that cannot be held is never dropped in silence: who begins or moves a series says for each what shall become of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.people.zone import office_zone
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put_many
from meetings.actions import booking as bookings
from meetings.actions import inviting
from meetings.actions import minutes as notes
from meetings.actions.allowed import must_change, must_know, must_take_part
from meetings.actions.holding import Taken, clashes, held, locked
from meetings.finding.dates import dates_of, moment
from meetings.finding.free import free_now
from meetings.models import Booking, Gap, Meeting, Outcome, Room, Series
from meetings.notices import Was, about
from meetings.notices.booking_cancelled import BookingCancelled
from meetings.notices.booking_changed import BookingChanged
from meetings.notices.booking_made import BookingMade
from meetings.notices.date_held import DateHeld

WORDS = frozenset({"subject", "people", "is_confidential", "tea_every", "wants_warning"})


class Scope(Enum):
    """How much of a series a change is about."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class Choice(Enum):
    """What becomes of a date whose room somebody else has."""

    WAIT = "wait"
    DROP = "drop"
    KEEP = "keep"  # of a move: it stays where it was


class Clash(Refused):
    """Some dates are not to be had, and nobody said what shall become of them."""

    def __init__(self, dates: Sequence[date]):
        super().__init__(_("The room is taken on some of the dates. Choose what shall become of them."), "clash")
        self.dates = sorted(dates)


@dataclass(frozen=True)
class Plan:
    """A series as it is wanted. `choices` and `rooms` are for single dates: what to do about a clash, or another room."""

    room: Room
    rule: str
    begins_on: date
    at: time
    minutes: int
    subject: str
    people: int = 2
    is_confidential: bool = False
    is_served: bool = False
    organiser: Person | None = None
    choices: Mapping[date, Choice] = field(default_factory=dict)
    rooms: Mapping[date, Room] = field(default_factory=dict)


def begin(plan: Plan, *, by: Person, now: datetime) -> Series:
    """All dates to come, or none.

    Refused: not-yours, subject, rule, past (no date to come), long, hours, small, closed, ask and served (the office agrees to single
    bookings only), clash (with `dates`), taken.
    """
    refuse_unless(by.can(Can.USE_OFFICE), _("Only colleagues book rooms."), "not-yours")
    bookings.must_be_about_something(plan.subject)
    refuse_unless(plan.minutes > 0, _("It ends before it begins."), "long")
    one_by_one = _("The office agrees to prepare one meeting at a time: leave it out here, or book single meetings.")
    refuse_unless(not plan.is_served or by.can(Can.RUN_MEETINGS), one_by_one, "served")
    zone = office_zone()
    series = Series(rule=plan.rule, zone=zone.key, begins_on=plan.begins_on, at=plan.at, minutes=plan.minutes, room=plan.room)
    series.organiser, series.made_at, series.made_by = plan.organiser or by, now, by
    stretches = _stretches(series, now)
    with locked([plan.room.pk, *(room.pk for room in plan.rooms.values())]) as rooms:
        series.save()
        wanted = {}
        for on, (begins, ends) in stretches.items():
            room = rooms[plan.rooms.get(on, plan.room).pk]
            bookings.must_be_had(room, begins, ends, plan.people, by=by, now=now)
            refuse_unless(not bookings.must_wait(room, by), _("The office agrees to this room one meeting at a time."), "ask")
            wanted[on] = Booking(room=room, begins_at=begins, ends_at=ends, made_at=now, made_by=by)
        taken = _taken(wanted, rooms)
        _must_be_chosen(taken, plan.choices, {Choice.WAIT, Choice.DROP})
        if len(taken) == len(wanted):
            raise Taken([plan.room.pk])  # there would be no series
        held_now = {on: each for on, each in wanted.items() if on not in taken}
        _hold(held_now, series, plan, rooms, by=by, now=now)
        _wait([on for on in taken if plan.choices[on] == Choice.WAIT], series, stretches, now)
        trail.record("begin_series", subject=series, by=by, at=now, details={"dates": len(wanted), "taken": len(taken)})
        _tell_of_first(BookingMade, list(held_now.values()), by=by, now=now)
    return series


def reword(meeting: Meeting, values: Mapping[str, Any], *, scope: Scope, by: Person, now: datetime) -> int:
    """Subject, number of people, confidential: of what is to come. Dates and rooms are not touched. How many it was.

    Of the words only the subject is read by who is invited: nobody is told of another. Refused: not-yours, subject, small.
    """
    new = {name: value.strip() if isinstance(value, str) else value for name, value in values.items() if name in WORDS}
    if "subject" in new:
        bookings.must_be_about_something(new["subject"])
    with transaction.atomic():
        must_know(meeting, by)
        coming = list(_to_come(meeting, scope, by, now, also_on=scope == Scope.THIS))
        refuse_unless(bool(coming), _("This booking is over."), "over")
        mine = [each for each in coming if scope == Scope.THIS or each.meeting.changed_alone_at is None]
        if "people" in new:
            refuse_unless(all(new["people"] <= each.room.capacity for each in mine), _("One of the rooms is too small."), "small")
        ids, coming_ids = [each.meeting_id for each in mine], [each.meeting_id for each in coming]
        changed = {name for name, value in new.items() for each in mine if getattr(each.meeting, name) != value}
        renamed = [each for each in mine if each.meeting.subject != new.get("subject", each.meeting.subject)]
        if changed:
            Meeting.objects.filter(pk__in=ids).update(**new, **_alone(meeting, scope, now))
            put_many(list(Meeting.objects.filter(pk__in=ids)))
        covered = Meeting.objects.filter(pk__in=coming_ids, is_confidential=False)
        if new.get("is_confidential") and covered.update(is_confidential=True):  # what goes its own way is covered, too
            changed.add("is_confidential")
        if changed:
            trail.record("reword_meetings", subject=meeting, by=by, at=now, details={"scope": scope.value, "fields": sorted(changed)})
        if renamed:
            _retell(meeting, renamed, inviting.CHANGED, scope, by=by, now=now)
    return len(mine)


def move(
    meeting: Meeting,
    *,
    scope: Scope,
    at: time,
    minutes: int,
    by: Person,
    now: datetime,
    days: int = 0,
    room: Room | None = None,
    choices: Mapping[date, Choice] | None = None,
) -> int:
    """Another time of day, length, room, or so many days later; how many were moved. What was changed alone before goes its own way.

    Refused: not-yours, past, long, hours, small, closed, clash (with `dates`), taken.
    """
    chosen = choices or {}
    before = list(_to_come(meeting, scope, by, now))
    with locked([each.room_id for each in before] + ([room.pk] if room else [])) as rooms:
        zone = meeting.series.tz if meeting.series else office_zone()
        mine = {_rule_date(each, zone): each for each in _under_lock(before, rooms, scope)}
        refuse_unless(bool(mine), _("It has begun: only its end may change."), "over")
        were = {each.pk: Was.of(each) for each in mine.values()}
        for each in mine.values():
            each.room = rooms[room.pk if room else each.room_id]
            each.begins_at = moment(_day(each, zone) + timedelta(days=days), at, zone)
            each.ends_at = each.begins_at + timedelta(minutes=minutes)
            bookings.must_be_had(each.room, each.begins_at, each.ends_at, each.meeting.people, by=by, now=now)
            asks = room is not None and bookings.must_wait(each.room, by)
            refuse_unless(not asks, _("The office agrees to this room one meeting at a time."), "ask")
        taken = _taken(mine, rooms)
        _must_be_chosen(taken, chosen, {Choice.KEEP, Choice.DROP})
        held([each for on, each in mine.items() if on not in taken], rooms)
        for on in taken:
            if chosen[on] == Choice.DROP:
                bookings.end(Booking.objects.get(pk=mine[on].pk), Outcome.CANCELLED, by=by, now=now)
        kept = [mine[on].meeting_id for on in taken if chosen[on] == Choice.KEEP]
        Meeting.objects.filter(pk__in=kept).update(changed_alone_at=now)
        if scope == Scope.THIS:
            Meeting.objects.filter(pk=meeting.pk).update(changed_alone_at=now)
        trail.record(
            "move_meetings", subject=meeting, by=by, at=now, details={"scope": scope.value, "dates": len(mine), "taken": len(taken)}
        )
        moved = [each for on, each in mine.items() if on not in taken and Was.of(each) != were[each.pk]]
        if scope != Scope.THIS and meeting.series is not None:
            _move_gaps(meeting, scope, at=at, minutes=minutes, days=days, room=room, now=now)
        _tell_of_first(BookingChanged, moved, by=by, now=now, were=were)
        _retell(meeting, moved, inviting.CHANGED, scope, by=by, now=now, were=were)
    return len(mine) - len(taken)


def cancel(meeting: Meeting, *, scope: Scope, by: Person, now: datetime) -> int:
    """What is to come is held no more, and waits no more; how many it was. Refused: not-yours, taken."""
    before = list(_to_come(meeting, scope, by, now))
    with locked([each.room_id for each in before]) as rooms:
        mine = _under_lock(before, rooms, Scope.THIS)  # also those that go their own way
        refuse_unless(bool(mine), _("It has begun: end it instead."), "begun")
        for each in mine:
            bookings.end(each, Outcome.CANCELLED, by=by, now=now)
        if scope != Scope.THIS and meeting.series is not None:
            since = meeting.occurs_on if scope == Scope.FOLLOWING else date.min
            meeting.series.gaps.waiting(now).filter(occurs_on__gte=since).update(closed_at=now)
        trail.record("cancel_meetings", subject=meeting, by=by, at=now, details={"scope": scope.value, "dates": len(mine)})
        _tell_of_first(BookingCancelled, mine, by=by, now=now)
        _retell(meeting, mine, inviting.CANCELLED, scope, by=by, now=now)
    return len(mine)


def name_takers(meeting: Meeting, values: Mapping[str, Any], *, by: Person, now: datetime) -> int:
    """Whether minutes are written, by whom, and who leads: of this one and all to come of its series; how many. Refused: not-yours."""
    must_change(meeting, by)
    must_take_part(meeting, by)
    new = {name: values[name] for name in ("wants_minutes", "chair", "minute_taker")}
    with transaction.atomic():
        coming = Meeting.objects.filter(series=meeting.series_id, bookings__ended_at__isnull=True, bookings__ends_at__gt=now)
        ids = [meeting.pk] if meeting.series_id is None else [meeting.pk, *coming.values_list("pk", flat=True)]
        many = Meeting.objects.filter(pk__in=ids).update(**new)
        for each in Meeting.objects.filter(pk__in=ids).select_related("organiser", "minute_taker"):
            notes.owe_another(each, now=now)
        trail.record("name_takers", subject=meeting, by=by, at=now, details={"minutes": new["wants_minutes"], "dates": many})
    return many


def to_heal(now: datetime) -> list[Gap]:
    """Dates that wait and whose room is free now; those that are next come first."""
    waiting = Gap.objects.waiting(now).select_related("series__room__place", "series__made_by").order_by("begins_at")
    return [gap for gap in waiting if free_now(gap.series.room, gap.begins_at, gap.ends_at)]


def heal(gap: Gap, *, now: datetime) -> Booking | None:
    """Hold a date that waits, if its room is free now; None while it is not, or when somebody else was quicker."""
    series = gap.series
    like = series.meetings.order_by(F("changed_alone_at").asc(nulls_first=True), "-occurs_on").first()
    try:
        with locked([series.room_id]) as rooms:
            room, by = rooms[series.room_id], series.made_by
            may = room.is_in_use and room.may_be_booked_by(by) and series.organiser.is_active
            if like is None or not may or not Gap.objects.waiting(now).filter(pk=gap.pk).exists():
                return None
            mine = Booking(room=rooms[series.room_id], begins_at=gap.begins_at, ends_at=gap.ends_at, made_at=now, made_by=series.made_by)
            _hold({gap.occurs_on: mine}, series, like, rooms, by=series.made_by, now=now)
            Gap.objects.filter(pk=gap.pk).update(closed_at=now)
            inviting.invite_like(like, mine, by=series.made_by, now=now)
            trail.record("heal_series", subject=series, by=None, at=now, details={"on": gap.occurs_on.isoformat()})
            data = about(mine, series.organiser)
            post(DateHeld, cause=f"gap:{gap.pk}", to=series.organiser, subject=mine, data=data, now=now)
    except Taken:
        return None
    return mine


def _move_gaps(meeting: Meeting, scope: Scope, *, at: time, minutes: int, days: int, room: Room | None, now: datetime) -> None:
    """Dates that wait go along: at the new time, and of a whole series in the new room."""
    series = meeting.series
    assert series is not None
    if scope == Scope.ALL and room is not None:
        series.room = room
        series.save(update_fields=["room"])
    since = meeting.occurs_on if scope == Scope.FOLLOWING else date.min
    gaps = list(series.gaps.waiting(now).filter(occurs_on__gte=since))
    for gap in gaps:
        gap.begins_at = moment(gap.occurs_on + timedelta(days=days), at, series.tz)
        gap.ends_at = gap.begins_at + timedelta(minutes=minutes)
    Gap.objects.bulk_update(gaps, ["begins_at", "ends_at"])


def _retell(
    meeting: Meeting,
    some: Sequence[Booking],
    kinds: inviting.Kinds,
    scope: Scope,
    *,
    by: Person,
    now: datetime,
    were: Mapping[int, Was] | None = None,
) -> None:
    """Calendars of who is invited: of a whole series once, of a part of it date by date."""
    begun = meeting.series is not None and Booking.objects.filter(meeting__series=meeting.series, begins_at__lte=now).exists()
    whole = meeting.series if scope == Scope.ALL and not begun else None
    inviting.retold(some, kinds, by=by, now=now, series=whole, were=were)


def _tell_of_first(
    kind: type[NoticeKind], some: Sequence[Booking], *, by: Person, now: datetime, were: Mapping[int, Was] | None = None
) -> None:
    """One notice for the whole change, about its first date."""
    if some:
        first = min(some, key=lambda each: each.begins_at)
        bookings.tell_organiser(kind, first, by=by, now=now, was=(were or {}).get(first.pk))


def _stretches(series: Series, now: datetime) -> dict[date, tuple[datetime, datetime]]:
    """Date of the rule → from when to when, of those to come."""
    try:
        dates = dates_of(series.rule, series.begins_on)
    except ValueError:
        raise Refused(_("This rule of repetition is not understood."), "rule") from None
    begins = {on: moment(on, series.at, series.tz) for on in dates}
    to_come = {on: (at, at + timedelta(minutes=series.minutes)) for on, at in begins.items() if at > now}
    refuse_unless(bool(to_come), _("That is over already."), "past")
    return to_come


def _taken(wanted: Mapping[date, Booking], rooms: Mapping[int, Room]) -> list[date]:
    """The dates that others, or these themselves, are in the way of; one question."""
    for each in wanted.values():
        each.hold_around(set_up=rooms[each.room_id].set_up, clear_up=rooms[each.room_id].clear_up)
    others = clashes(list(wanted.values()))
    return [
        on
        for on, each in wanted.items()
        if any(
            other is each or (other.room_id == each.room_id and other.held_from < each.held_until and other.held_until > each.held_from)
            for other in others
        )
    ]


def _must_be_chosen(taken: Sequence[date], choices: Mapping[date, Choice], known: set[Choice]) -> None:
    if any(choices.get(on) not in known for on in taken):
        raise Clash(taken)


def _hold(
    wanted: Mapping[date, Booking], series: Series, like: Plan | Meeting, rooms: dict[int, Room], *, by: Person, now: datetime
) -> None:
    words: dict[str, Any] = {"subject": like.subject.strip(), "people": like.people, "is_confidential": like.is_confidential}
    words["is_served"] = like.is_served
    if isinstance(like, Meeting):  # a date that is held later is like the others
        words |= {name: getattr(like, name) for name in ("wants_minutes", "wants_warning", "chair_id", "minute_taker_id", "needs")}
    common = {"organiser": series.organiser, "series": series, "made_at": now, "made_by": by}
    made = Meeting.objects.bulk_create(Meeting(occurs_on=on, **words, **common) for on in wanted)
    for each, meeting in zip(wanted.values(), made, strict=True):
        each.meeting = meeting
    held(list(wanted.values()), rooms)
    put_many(made)


def _wait(dates: Sequence[date], series: Series, stretches: Mapping[date, tuple[datetime, datetime]], now: datetime) -> None:
    Gap.objects.bulk_create(
        Gap(series=series, occurs_on=on, begins_at=stretches[on][0], ends_at=stretches[on][1], made_at=now) for on in dates
    )


def _to_come(meeting: Meeting, scope: Scope, by: Person, now: datetime, *, also_on: bool = False) -> QuerySet[Booking]:
    """The bookings that a change is about: held, and not begun, or `also_on`, not over. Refused: not-yours."""
    must_change(meeting, by)
    begun = {"ends_at__gt": now} if also_on else {"begins_at__gt": now}
    rows = Booking.objects.holding().filter(**begun).select_related("meeting", "room").order_by("pk")
    if scope == Scope.THIS or meeting.series_id is None:
        return rows.filter(meeting=meeting)
    rows = rows.filter(meeting__series=meeting.series_id)
    return rows.filter(meeting__occurs_on__gte=meeting.occurs_on) if scope == Scope.FOLLOWING else rows


def _under_lock(before: Sequence[Booking], rooms: Mapping[int, Room], scope: Scope) -> list[Booking]:
    """Read anew; of several those that do not go their own way."""
    rows = Booking.objects.holding().filter(pk__in=[each.pk for each in before]).select_related("meeting", "room__place").order_by("pk")
    mine = [each for each in rows if scope == Scope.THIS or each.meeting.changed_alone_at is None]
    still = all(each.room_id in rooms for each in mine)
    refuse_unless(still, _("It has just been moved to another room. Look again."), "changed")
    return mine


def _day(booking: Booking, zone: ZoneInfo) -> date:
    """The day it is on now, on the wall of its zone."""
    return booking.begins_at.astimezone(zone).date()


def _rule_date(booking: Booking, zone: ZoneInfo) -> date:
    """The date by which a meeting of a series is called; of another its day."""
    return booking.meeting.occurs_on or _day(booking, zone)


def _alone(meeting: Meeting, scope: Scope, now: datetime) -> dict[str, datetime]:
    return {"changed_alone_at": now} if scope == Scope.THIS and meeting.series_id is not None else {}
