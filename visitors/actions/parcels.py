"""Parcels 快递 as they come in: logged, corrected; and the one way a step of custody is written down."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.files.actions import keep_all
from frontdesk.files.receive import Received
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from visitors.models import Parcel, ParcelEvent
from visitors.models.carrier import NUMBER, guess, tidy
from visitors.models.parcel import ParcelKind
from visitors.models.parcel_event import Step

TRIES = 20  # six digits among some hundred that wait: one is nearly always enough
DIGITS = 6


def receive(
    *,
    number: str,
    recipient: Person,
    by: Person,
    now: datetime,
    carrier: str = "",
    kind: str = ParcelKind.BUSINESS,
    shelf: str = "",
    sender: str = "",
    is_damaged: bool = False,
    damage: str = "",
    photos: Iterable[Received] = (),
    is_again: bool = False,
) -> Parcel:
    """Log a parcel; the carrier is guessed when none is named. Refused: number, recipient, duplicate (unless `is_again`)."""
    number = tidy(number)
    refuse_unless(bool(NUMBER.fullmatch(number)), _("A parcel number has 5 to 40 letters and digits."), "number")
    refuse_unless(recipient.is_active, _("This colleague has left the company. Choose another."), "recipient")
    with transaction.atomic():
        parcel = _saved(
            Parcel(
                number=number,
                carrier=carrier or guess(number),
                recipient=recipient,
                kind=kind,
                shelf=shelf.strip().upper(),
                sender=" ".join(sender.split()),
                is_damaged=is_damaged or bool(damage.strip()),
                damage=damage.strip(),
                received_at=now,
                received_by=by,
            ),
            is_again=is_again,
        )
        keep_all(parcel, list(photos), now=now)
        note(parcel, Step.RECEIVE, by=by, now=now, person=recipient)
        put(parcel)
    return parcel


def amend(parcel: Parcel, *, recipient: Person, kind: str, shelf: str, carrier: str = "", by: Person, now: datetime) -> Parcel:
    """Another recipient, kind, carrier or shelf; a new recipient has a new code and is told.

    So is the same one of a parcel that is private after all: others knew the code of a business one. Refused: over, forgotten, recipient.
    """
    refuse_unless(recipient.is_active, _("This colleague has left the company. Choose another."), "recipient")
    with transaction.atomic():
        [held] = locked([parcel])
        must_wait(held)
        became_private = held.is_business and kind == ParcelKind.PRIVATE
        if held.recipient_id != recipient.pk or (became_private and (held.told_instead_id or recipient.stand_in_id)):
            held.recipient, held.told_at, held.told_instead, held.reminded_at = recipient, None, None, None
            drawn_anew(held)
        held.kind, held.shelf, held.carrier = kind, shelf.strip().upper(), carrier or held.carrier
        held.save(update_fields=["recipient", "told_at", "told_instead", "reminded_at", "kind", "shelf", "carrier"])
        note(held, Step.AMEND, by=by, now=now, person=recipient)
        put(held)
    return held


def locked(parcels: Iterable[Parcel]) -> list[Parcel]:
    """The parcels as they stand now, held in order until the transaction ends. Refused: forgotten."""
    rows = Parcel.objects.filter(pk__in=[parcel.pk for parcel in parcels]).order_by("pk")
    list(rows.select_for_update().values_list("pk"))  # by themselves: whoever waited would find the recipient of before beside them
    held = list(rows.select_related("recipient", "taker"))
    known = all(parcel.forgotten_at is None for parcel in held)
    refuse_unless(known, _("This parcel was forgotten; nothing about it changes any more."), "forgotten")
    return held


def must_wait(parcel: Parcel) -> None:
    """Refused: over (collected, or handed to the carrier)."""
    refuse_unless(parcel.collected_at is None, _("%(number)s has been handed over already.") % {"number": parcel}, "over")
    refuse_unless(parcel.returned_at is None, _("%(number)s went back to the carrier already.") % {"number": parcel}, "over")


def note(parcel: Parcel, step: Step, *, now: datetime, by: Person | None = None, person: Person | None = None) -> None:
    """A row of the custody and an entry of the trail."""
    ParcelEvent.objects.create(
        parcel=parcel, verb=step, happened_at=now, happened_by=by, person=person, shelf=parcel.shelf, how=parcel.how or parcel.why
    )
    trail.record(step.value, subject=parcel, by=by, at=now, details={"person": person.pk} if person else None)


def drawn_anew(parcel: Parcel) -> None:
    """A pick-up code that no other waiting parcel has; saved."""
    for _each in range(TRIES):
        parcel.code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        try:
            with transaction.atomic():
                parcel.save(update_fields=["code"])
            return
        except IntegrityError:
            continue
    raise Refused(_("Very many parcels wait just now. Try again."), "busy")


def _saved(parcel: Parcel, *, is_again: bool) -> Parcel:
    """A new row, of a number that is there already only when somebody confirmed it; the index keeps two at once apart."""
    before = Parcel.objects.filter(number=parcel.number, forgotten_at__isnull=True).order_by("-again").first()
    if before and not is_again:
        raise Refused(_duplicate(before), "duplicate")
    parcel.again = before.again + 1 if before else 0
    try:
        with transaction.atomic():
            parcel.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("This number has just been logged by somebody else."), "duplicate") from error
    drawn_anew(parcel)
    return parcel


def _duplicate(before: Parcel) -> str:
    words = _("%(number)s is logged already, for %(person)s. If it is another parcel, tick that it is and save again.")
    return words % {"number": before, "person": before.recipient}
