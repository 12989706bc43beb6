"""What becomes of old things that were handed in: kept for parts, or gone with a batch that is signed for."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from supplies.models import Disposal, Fate, HandIn
from supplies.numbers import DISPOSALS


def say_fate(hand_in: HandIn, fate: str, *, by: Person, now: datetime) -> HandIn:
    """What is to become of it; may be said anew until it left the house. Refused: none, gone, fate."""
    with transaction.atomic():
        mine = HandIn.objects.select_for_update(of=("self",)).get(pk=hand_in.pk)
        refuse_unless(mine.quantity > 0, _("No old one was handed in here."), "none")
        refuse_unless(mine.disposal_id is None, _("It has left the house with a batch."), "gone")
        refuse_unless(fate in Fate.values, _("Choose what becomes of it."), "fate")
        mine.fate, mine.fate_at, mine.fate_by = fate, now, by
        mine.save(update_fields=["fate", "fate_at", "fate_by"])
        trail.record("say_fate", subject=mine, by=by, at=now, details={"fate": fate})
    return mine


def dispose(hand_ins: Sequence[HandIn], *, taken_by_whom: str, by: Person, now: datetime) -> Disposal:
    """These leave the house together, each whole and once. Refused: nothing, whom, gone, mixed."""
    refuse_unless(bool(hand_ins), _("Choose what leaves the house."), "nothing")
    refuse_unless(bool(taken_by_whom.strip()), _("Enter who takes it away."), "whom")
    with transaction.atomic():
        ids = [each.pk for each in hand_ins]
        mine = list(HandIn.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
        words = _("Something of it has left already, is kept, or nobody said what becomes of it.")
        refuse_unless(all(each.disposal_id is None and each.fate not in ("", Fate.STORE) for each in mine), words, "gone")
        refuse_unless(len({each.fate for each in mine}) == 1, _("One batch goes one way: recycled, scrapped or hazardous."), "mixed")
        batch = Disposal.objects.create(taken_by_whom=" ".join(taken_by_whom.split())[:120], created_at=now, created_by=by)
        HandIn.objects.filter(pk__in=ids).update(disposal=batch)
        trail.record("dispose", subject=batch, by=by, at=now, details={"many": sum(each.quantity for each in mine)})
        batch.number = draw(DISPOSALS, subject=batch, at=now).text
        batch.save(update_fields=["number"])
    return batch


def sign_off(batch: Disposal, *, by: Person, now: datetime) -> Disposal:
    """Who handed the batch over signs that it left. Refused: signed."""
    with transaction.atomic():
        found = Disposal.objects.filter(pk=batch.pk, signed_at__isnull=True).update(signed_at=now, signed_by=by)
        refuse_unless(bool(found), _("This batch is signed for already."), "signed")
        trail.record("sign_disposal", subject=batch, by=by, at=now)
    batch.refresh_from_db()
    return batch
