"""The phone system's list: each line once, and beside the call that the desk wrote down."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.models import Call, Ring

THREE = 3
NEAR = timedelta(minutes=5)  # between the phone system's clock and the desk's note
Line = tuple[datetime, str, bool, int | None]  # when, number, answered, rings


def known(lines: Sequence[Line]) -> set[tuple[datetime, str]]:
    """Which of these lines are here already."""
    if not lines:
        return set()
    moments = [line[0] for line in lines]
    here = Ring.objects.filter(began_at__gte=min(moments), began_at__lte=max(moments), forgotten_at__isnull=True)
    return set(here.values_list("began_at", "phone")) & {(line[0], line[1]) for line in lines}


def take(lines: Sequence[Line], *, by: Person, now: datetime) -> tuple[int, int]:
    """Take what is new, all or nothing; how many lines there were and how many calls know their rings by them. Refused: empty."""
    refuse_unless(bool(lines), _("There is nothing below the heads."), "empty")
    with transaction.atomic():
        there = known(lines)
        fresh = [line for line in lines if (line[0], line[1]) not in there]
        calls = _calls_near(fresh)
        rows, ticked = [], dict[int, Call]()
        for began_at, phone, is_answered, rings in fresh:
            call = _nearest(calls[phone], began_at) if phone and is_answered else None
            if call and rings is not None:
                call.in_three_rings = rings <= THREE
                ticked[call.pk] = call
            rows.append(
                Ring(
                    **{"began_at": began_at, "phone": phone, "is_answered": is_answered, "rings": rings, "call": call},
                    **{"imported_at": now, "imported_by": by},
                )
            )
        made = Ring.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
        Call.objects.bulk_update(ticked.values(), ["in_three_rings"], batch_size=500)
        if made:
            trail.record("import_rings", subject=by, by=by, at=now, details={"lines": len(made), "calls": len(ticked)})
    return len(made), len(ticked)


def _calls_near(lines: Sequence[Line]) -> dict[str, list[Call]]:
    """The calls of the same numbers in the same stretch, by number."""
    found: dict[str, list[Call]] = defaultdict(list)
    numbers = {line[1] for line in lines if line[1]}
    if not numbers:
        return found
    begin, end = min(line[0] for line in lines) - NEAR, max(line[0] for line in lines) + NEAR
    for call in Call.objects.counted().filter(began_at__gte=begin, began_at__lte=end, forgotten_at__isnull=True):
        if call.phone in numbers:
            found[call.phone].append(call)
    return found


def _nearest(calls: Sequence[Call], at: datetime) -> Call | None:
    """The call of that number that began nearest, within some minutes."""
    near = [call for call in calls if abs(call.began_at - at) <= NEAR]
    return min(near, key=lambda call: abs(call.began_at - at), default=None)


def counted(begin: datetime, end: datetime) -> dict[str, int]:
    """Of the lines of a stretch: all, answered, answered within three rings, and answered with rings known; in one query."""
    quick = Q(is_answered=True, rings__lte=THREE)
    return Ring.objects.began_between(begin, end).aggregate(
        all=Count("pk"),
        answered=Count("pk", filter=Q(is_answered=True)),
        quick=Count("pk", filter=quick),
        timed=Count("pk", filter=Q(is_answered=True, rings__isnull=False)),
    )
