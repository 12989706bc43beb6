"""Parcels leave the shelf: handed over by code or signature, brought on a round, handed to the carrier; and the slip of a finger undone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.files.actions import keep, withdraw
from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from visitors.actions import parcel_telling
from visitors.actions.parcels import drawn_anew, locked, must_wait, note
from visitors.models import Parcel
from visitors.models.parcel import How, Why
from visitors.models.parcel_event import Step
from visitors.promises.parcel_handed_back import ParcelHandedBack

UNDO_WITHIN = timedelta(minutes=10)
END = ["collected_at", "collected_by", "taker", "how", "returned_at", "returned_by", "why"]


def hand_over(
    parcels: Sequence[Parcel], *, taker: Person, by: Person, now: datetime, code: str = "", signature: Received | None = None
) -> list[Parcel]:
    """All that somebody takes along in one go, of one recipient. One code of them is enough; without one the taker signs.

    Whoever takes them for somebody else: both are told, and the code of a business parcel, which others know too, opens no private one.
    Refused: nothing, left, mixed, code, private, proof, over, forgotten.
    """
    refuse_unless(bool(parcels), _("Choose at least one parcel."), "nothing")
    refuse_unless(taker.is_active, _("This colleague has left the company. Choose another."), "left")
    code = "".join(code.split())
    with transaction.atomic():
        held = locked(parcels)
        for parcel in held:
            must_wait(parcel)
        refuse_unless(len({parcel.recipient_id for parcel in held}) == 1, _("Hand over the parcels of one person at a time."), "mixed")
        refuse_unless(not code or code in {each.code for each in held}, _("This is not the pick-up code of these parcels."), "code")
        private = {each.code for each in held if not each.is_business}
        words = _("Others know this code too. For private parcels type the code of one of them, or clear it and let the taker sign.")
        refuse_unless(not code or not private or code in private or taker.pk == held[0].recipient_id, words, "private")
        refuse_unless(bool(code) or signature is not None, _("Type the pick-up code, or let the taker sign."), "proof")
        for parcel in held:
            _collected(parcel, taker=taker, how=How.CODE if code else How.SIGNATURE, by=by, now=now)
            if signature and not code:
                keep(parcel, signature, now=now)
        if taker.pk != held[0].recipient_id:
            parcel_telling.taken_for(held, taker=taker, now=now)
    return held


def bring(parcels: Sequence[Parcel], *, by: Person, now: datetime) -> list[Parcel]:
    """Brought to whom they are for, who hear of it. By the caller's round. Refused: over, forgotten."""
    with transaction.atomic():
        held = locked(parcels)
        for parcel in held:
            must_wait(parcel)
            _collected(parcel, taker=parcel.recipient, how=How.ROUND, by=by, now=now)
        parcel_telling.brought(held, now=now)
    return held


def hand_back(parcel: Parcel, *, by: Person, now: datetime, why: str = Why.UNCLAIMED) -> Parcel:
    """The carrier has it again; the recipient hears of it. Refused: over, forgotten."""
    with transaction.atomic():
        [held] = locked([parcel])
        must_wait(held)
        held.returned_at, held.returned_by, held.why = now, by, why
        held.save(update_fields=["returned_at", "returned_by", "why"])
        note(held, Step.RETURN, by=by, now=now)
        todos.settle(ParcelHandedBack, subject=held, by=by, now=now)
        parcel_telling.returned(held, now=now)
        put(held)
    return held


def undo(parcel: Parcel, *, by: Person, now: datetime) -> Parcel:
    """It lies on the shelf again, with a new code: a slip of the finger within ten minutes. Refused: waits, late, forgotten.

    Whoever had heard of it hears the new code. A signature that was given for it proves nothing any more and goes like any file that is
    taken away.
    """
    with transaction.atomic():
        [held] = locked([parcel])
        ended = held.collected_at or held.returned_at
        refuse_unless(ended is not None, _("This parcel is still here."), "waits")
        words = _("This was more than ten minutes ago. Log the parcel again if it is back.")
        refuse_unless(ended is not None and now - ended <= UNDO_WITHIN, words, "late")
        was_returned = held.returned_at is not None
        if held.how == How.SIGNATURE and held.collected_at:
            withdraw(held, kept_at=held.collected_at, by=by, now=now)
        held.collected_at = held.collected_by = held.taker = held.returned_at = held.returned_by = None
        held.how = held.why = held.code = ""
        held.save(update_fields=[*END, "code"])
        drawn_anew(held)
        note(held, Step.UNDO, by=by, now=now, person=held.recipient)
        if held.told_at:
            note(held, Step.TELL, now=now, person=held.recipient)
            parcel_telling.arrived([held], now=now)
        if held.unclaimed_at and (was_returned or not todos.is_open(ParcelHandedBack, subject=held)):
            todos.reopen(ParcelHandedBack, subject=held, now=now)
        put(held)
    return held


def _collected(parcel: Parcel, *, taker: Person, how: How, by: Person, now: datetime) -> None:
    parcel.collected_at, parcel.collected_by, parcel.taker, parcel.how = now, by, taker, how
    parcel.save(update_fields=["collected_at", "collected_by", "taker", "how"])
    note(parcel, Step.COLLECT, by=by, now=now, person=taker)
    todos.withdraw(ParcelHandedBack, subject=parcel, by=by, now=now)
    put(parcel)
