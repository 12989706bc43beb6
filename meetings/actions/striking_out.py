"""A series that nobody comes to: its organiser is asked, and keeps it or ends it; when they say nothing its dates are released."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from meetings.actions import booking as bookings
from meetings.actions import inviting
from meetings.actions.allowed import must_change, was_given
from meetings.actions.holding import locked
from meetings.actions.telling import holding, tell, tell_all
from meetings.finding.dead_series import coming, somebody_came
from meetings.models import Booking, Fate, Outcome, Series, StrikeOut
from meetings.models.strike_out import StrikeOutQuerySet
from meetings.notices.series_in_doubt import SeriesInDoubt
from meetings.notices.series_released import SeriesReleased
from meetings.promises.series_kept import SeriesIsKept


def ask(last: Booking, *, misses: int, now: datetime) -> StrikeOut | None:
    """Keep it or end it? Of who has left the admin manager is asked. None where it is asked already."""
    assert last.meeting is not None
    assert last.meeting.series is not None
    series = last.meeting.series
    with transaction.atomic():
        Series.objects.select_for_update().get(pk=series.pk)
        if StrikeOut.objects.open().filter(series=series).exists():
            return None
        made = StrikeOut.objects.create(series=series, last=last, misses=misses, asked_at=now)
        there = series.organiser.is_active
        holder, role = (series.organiser, "") if there else (None, Role.ADMIN_MANAGER)
        todos.open(SeriesIsKept, subject=made, since=now, now=now, holder=holder, role=role)
        trail.record("doubt_series", subject=series, by=None, at=now, details={"misses": misses})
        more = {"path": made.get_absolute_url()}
        people = [series.organiser] if there else holding(Role.ADMIN_MANAGER)
        tell_all(SeriesInDoubt, last, people, cause=f"doubt:{made.pk}", subject=made, now=now, more=lambda: more)
    return made


def keep(strike_out: StrikeOut, *, by: Person, now: datetime) -> StrikeOut:
    """It goes on, and the count begins anew. Refused: not-yours, over (answered, or released)."""
    with transaction.atomic():
        mine = _mine(strike_out, by, now)
        _close(mine, Fate.KEPT, by=by, now=now)
    return mine


def end(strike_out: StrikeOut, *, by: Person, now: datetime) -> int:
    """Its dates to come are cancelled; how many. Refused: not-yours, over, changed (one was moved to another room), taken."""
    _must_answer(strike_out, by, now)
    with locked(_rooms(strike_out.series, now)) as rooms:
        return _free(_mine(strike_out, by, now), list(rooms), Fate.ENDED, by=by, now=now)


def release(strike_out: StrikeOut, *, now: datetime) -> bool:
    """Nobody answered. Whether this call released it: who answered in the same moment, or came again, keeps it. Refused: changed, taken."""
    with locked(_rooms(strike_out.series, now)) as rooms:
        mine = _held().open().filter(pk=strike_out.pk).first()
        if mine is None:
            return False
        if somebody_came(mine.series, now):
            _close(mine, Fate.CAME, by=None, now=now)
            return False
        if not coming(mine.series, now).exists():  # somebody has cancelled them all
            _close(mine, Fate.ENDED, by=None, now=now)
            return False
        many = _free(mine, list(rooms), Fate.RELEASED, by=None, now=now)
        path = f"{reverse('meetings:booking_list')}?whose=mine"
        more: dict[str, object] = {"many": str(many), "path": path}
        tell(SeriesReleased, mine.last, mine.series.organiser, cause=f"released:{mine.pk}", subject=mine, now=now, more=lambda: more)
    return True


def _free(mine: StrikeOut, rooms: list[int], fate: Fate, *, by: Person | None, now: datetime) -> int:
    """What is to come is cancelled as a state and waits no more; everybody invited hears. The caller has the rooms' locks."""
    dates = list(coming(mine.series, now))
    still = all(each.room_id in rooms for each in dates)
    refuse_unless(still, _("It has just been moved to another room. Look again."), "changed")
    for each in dates:
        bookings.end(each, Outcome.CANCELLED, by=by, now=now)
    mine.series.gaps.waiting(now).update(closed_at=now)
    mine.released = len(dates)
    _close(mine, fate, by=by, now=now)
    inviting.retold(dates, inviting.CANCELLED, by=by or mine.series.organiser, now=now)
    return len(dates)


def _close(mine: StrikeOut, fate: Fate, *, by: Person | None, now: datetime) -> None:
    mine.closed_at, mine.closed_by, mine.fate = now, by, fate
    mine.save(update_fields=["closed_at", "closed_by", "fate", "released"])
    done = todos.settle if by else todos.withdraw
    done(SeriesIsKept, subject=mine, now=now, by=by)
    trail.record("answer_for_series", subject=mine.series, by=by, at=now, details={"fate": fate.value, "dates": mine.released})


def _mine(strike_out: StrikeOut, by: Person, now: datetime) -> StrikeOut:
    """Read under its lock. Refused: not-yours, over."""
    mine = _held().get(pk=strike_out.pk)
    _must_answer(mine, by, now)
    refuse_unless(mine.closed_at is None, _("This is answered already, or its dates were released."), "over")
    return mine


def _must_answer(asked: StrikeOut, by: Person, now: datetime) -> None:
    if not was_given(SeriesIsKept, asked, by, timezone.localdate(now)):
        must_change(asked.last.meeting, by)


def _held() -> StrikeOutQuerySet:
    rows = StrikeOut.objects.select_for_update(of=("self",))
    return rows.select_related("series__organiser", "last__meeting__organiser", "last__room__place")


def _rooms(series: Series, now: datetime) -> list[int]:
    return sorted(set(coming(series, now).values_list("room", flat=True)))
