"""Rounds 派送: at 11:00 and 18:00 the desk gets the list of business parcels that wait, and brings them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions.parcel_handing import bring
from visitors.actions.parcels import locked, note
from visitors.models import Parcel, ParcelRound
from visitors.models.parcel_event import Step
from visitors.promises.round_made import RoundMade


def begin(at: datetime, *, now: datetime) -> ParcelRound | None:
    """The list of one round and the to-do to make it; None when nothing waits that had come by then.

    What an earlier round left behind is on this one, and that round is over. It is held before the parcels, as whoever makes it holds it.
    """
    with transaction.atomic():
        earlier = list(ParcelRound.objects.select_for_update().filter(done_at__isnull=True))
        waiting = locked(Parcel.objects.for_rounds().filter(received_at__lte=at))
        if not waiting:
            return None
        made, is_new = ParcelRound.objects.get_or_create(begins_at=at)
        if not is_new:
            return None
        for each in earlier:
            _finish(each, by=None, now=now)
        Parcel.objects.filter(pk__in=[parcel.pk for parcel in waiting]).update(round=made)
        for parcel in waiting:
            note(parcel, Step.GO_ROUND, now=now)
        todos.open(RoundMade, subject=made, since=at, role=Role.RECEPTIONIST, now=now)
        trail.record("begin_parcel_round", subject=made, at=now, details={"parcels": len(waiting)})
    return made


def make(made: ParcelRound, *, brought: Collection[int], by: Person, now: datetime) -> list[Parcel]:
    """These of the list were brought, the rest goes with the next round; the round is done. Refused: done, over, forgotten."""
    with transaction.atomic():
        held = ParcelRound.objects.select_for_update().get(pk=made.pk)
        refuse_unless(held.done_at is None, _("This round is done already."), "done")
        parcels = bring(list(held.parcels.waiting().filter(pk__in=brought)), by=by, now=now)
        _finish(held, by=by, now=now)
    return parcels


def _finish(made: ParcelRound, *, by: Person | None, now: datetime) -> None:
    ParcelRound.objects.filter(pk=made.pk).update(done_at=now, done_by=by)
    trail.record("end_parcel_round", subject=made, by=by, at=now)
    if by:
        todos.settle(RoundMade, subject=made, by=by, now=now)
    else:
        todos.withdraw(RoundMade, subject=made, now=now)
