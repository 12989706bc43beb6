"""What the days bring to a parcel on the shelf: its recipient is told, told again, and in the end it goes back to the carrier."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from visitors.actions import parcel_telling
from visitors.actions.parcels import locked, note
from visitors.models import Parcel
from visitors.models.parcel_event import Step
from visitors.promises.parcel_handed_back import ParcelHandedBack


def tell(parcels: Sequence[Parcel], *, now: datetime) -> int:
    """Parcels of one person, in one notice; how many were told of. Who collected meanwhile hears nothing."""
    with transaction.atomic():
        mine = [parcel for parcel in locked(parcels) if parcel.is_waiting and parcel.told_at is None]
        for parcel in mine:
            parcel.told_at = now
            parcel.save(update_fields=["told_at"])
            note(parcel, Step.TELL, now=now, person=parcel.recipient)
        if mine:
            parcel_telling.arrived(mine, now=now)
    return len(mine)


def remind(parcels: Sequence[Parcel], *, now: datetime) -> int:
    """Day 3: one notice for those of one person that still wait."""
    with transaction.atomic():
        mine = [parcel for parcel in locked(parcels) if parcel.is_waiting and parcel.reminded_at is None]
        for parcel in mine:
            parcel.reminded_at = now
            parcel.save(update_fields=["reminded_at"])
            note(parcel, Step.REMIND, now=now, person=parcel.recipient)
        if mine:
            parcel_telling.reminded(mine, now=now)
    return len(mine)


def give_up(parcels: Sequence[Parcel], *, now: datetime) -> int:
    """Day 7: a to-do of the desk for each, to hand it to the carrier; until then it can still be collected."""
    with transaction.atomic():
        mine = [parcel for parcel in locked(parcels) if parcel.is_waiting and parcel.unclaimed_at is None]
        for parcel in mine:
            parcel.unclaimed_at = now
            parcel.save(update_fields=["unclaimed_at"])
            note(parcel, Step.GIVE_UP, now=now)
            todos.open(ParcelHandedBack, subject=parcel, since=now, role=Role.RECEPTIONIST, now=now)
        if mine:
            parcel_telling.goes_back(mine, now=now)
    return len(mine)
