"""Roll calls: begun with a frozen list, ticked off by whoever sees somebody, ended with a report.

What marshals tap while they have no network comes later with its own time: the earliest tap wins, and none counts twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.web.once import claim
from visitors.actions import telling_roll_call as telling
from visitors.models import RollCall, RollCallName, Visit

OLDEST = timedelta(hours=24)  # a call begun on a device without network is sent within this time


@dataclass(frozen=True)
class Tap:
    """One tap of a marshal on one name: `key` tells it from every other, so that it is taken once however often it is sent."""

    visit: int
    is_safe: bool
    at: datetime
    key: str = ""


def begin(*, by: Person, now: datetime, is_drill: bool = False, began_at: datetime | None = None) -> tuple[RollCall, bool]:
    """Freeze who is in the house, or join the call that runs already; whether it was made.

    `began_at` is when a device without network began it: never after now, never more than a day ago.
    """
    at = max(min(began_at or now, now), now - OLDEST)
    if running := RollCall.objects.running().filter(is_drill=is_drill).first():
        return running, False
    try:
        with transaction.atomic():
            call = RollCall.objects.create(is_drill=is_drill, began_at=at, began_by=by)
            RollCallName.objects.bulk_create(_names(call, at))
            trail.record("begin_roll_call", subject=call, by=by, at=now, details={"drill": is_drill, "began": at.isoformat()})
            telling.began(call, now=now)
    except IntegrityError:  # another marshal was quicker: one call for all
        return RollCall.objects.running().get(is_drill=is_drill), False
    return call, True


def _names(call: RollCall, at: datetime) -> Iterable[RollCallName]:
    """Who was in the house then; who had stepped out stands on the list with nobody counted."""
    for visit in Visit.objects.there_at(at).order_by("pk"):
        is_out = visit.out_at is not None and visit.out_at <= at
        yield RollCallName(roll_call=call, visit=visit, people=0 if is_out else visit.people)


def mark(call: RollCall, taps: Sequence[Tap], *, by: Person, now: datetime) -> int:
    """Take the taps of one marshal; how many changed something. A tap counts from its own time, within the call and not after now.

    After the end only what was tapped before it is still taken: the report tells the truth. Refused: ended.
    """
    with transaction.atomic():
        held = RollCall.objects.select_for_update().get(pk=call.pk)
        late = held.ended_at is not None and all(tap.at > held.ended_at for tap in taps)
        refuse_unless(not late, _("This roll call has ended."), "ended")
        changed = [tap for tap in sorted(taps, key=lambda tap: tap.at) if _mark(held, tap, by=by, now=now)]
        for tap in changed:
            trail.record("found" if tap.is_safe else "missing", subject=held, by=by, at=now, details={"visit": tap.visit})
    return len(changed)


def _mark(call: RollCall, tap: Tap, *, by: Person, now: datetime) -> bool:
    if call.ended_at is not None and tap.at > call.ended_at:
        return False
    if tap.key and claim(f"tap-{call.pk}-{tap.key}"[:64], path=call.get_absolute_url(), now=now) is None:
        return False
    at = max(min(tap.at, now), call.began_at)
    names = RollCallName.objects.filter(roll_call=call, visit=tap.visit)
    if tap.is_safe:
        return bool(names.filter(Q(safe_at__isnull=True) | Q(safe_at__gt=at)).update(safe_at=at, safe_by=by))
    return bool(names.filter(safe_at__lte=at).update(safe_at=None, safe_by=None))


def end(call: RollCall, *, by: Person, now: datetime) -> RollCall:
    """The call is over; who leads the office gets the report. A second end changes nothing."""
    with transaction.atomic():
        held = RollCall.objects.select_for_update().get(pk=call.pk)
        if held.ended_at is None:
            held.ended_at, held.ended_by = now, by
            held.save(update_fields=["ended_at", "ended_by"])
            trail.record("end_roll_call", subject=held, by=by, at=now)
            telling.ended(held, now=now)
    return held
