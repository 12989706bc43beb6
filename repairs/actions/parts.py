"""Parts of the house's own store that go into a repair: issued through the ledger of supplies, taken back by a reversal."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions.steps import locked, must_be_open, step
from repairs.models import EventKind, PartUsed, Ticket
from repairs.scope import works_on
from supplies.actions import ledger
from supplies.models import Item, Kind, Movement, Store

MOST = 999  # base units of one line


def use(ticket: Ticket, *, item: Item, store: Store, quantity: int, client_id: UUID, by: Person, now: datetime) -> PartUsed:
    """So many base units leave the store for this ticket, at the cost of the moment, which stays; the department of who repairs bears it.

    Sent again with the same `client_id` it is the part that is there. A thing of high value is asked for by requisition, with approval.
    Refused: quantity, closed_item, store, value, not-yours, short, closed, and what is over.
    """
    refuse_unless(0 < quantity <= MOST, _("Enter how many: 1 to %(n)d.") % {"n": MOST}, "quantity")
    refuse_unless(item.closed_at is None, _("This item is closed. Choose another."), "closed_item")
    refuse_unless(store.closed_at is None, _("This store is closed. Choose another."), "store")
    words = _("%(item)s is of high value: ask for it by requisition, so that somebody approves it.") % {"item": item}
    refuse_unless(not item.is_high_value, words, "value")
    with transaction.atomic():
        mine = locked(ticket)
        if there := mine.parts.filter(client_id=client_id).first():
            return there
        must_be_open(mine)
        refuse_unless(works_on(by, mine), _("This ticket belongs to another team."), "not-yours")
        common = {"item": item, "store": store, "quantity": quantity, "client_id": client_id}
        made = PartUsed.objects.create(ticket=mine, used_at=now, used_by=by, **common)
        line = ledger.Line(item, Kind.ISSUE, quantity, document=made, department=by.department)
        ledger.move([line], store=store, on=timezone.localdate(now), by=by, now=now)
        step(mine, EventKind.PART_USED, by=by, now=now, facts={"part": made.pk, "item": item.pk, "quantity": quantity})
    return made


def take_back(part: PartUsed, *, by: Person, now: datetime) -> bool:
    """It was not needed: back into the store at its own cost. False when it is back already.

    Refused: not-yours, reversed (by the storekeepers), closed, and what is over.
    """
    with transaction.atomic():
        mine = locked(part.ticket)
        held = PartUsed.objects.select_for_update(of=("self",)).select_related("item").get(pk=part.pk)
        if held.taken_back_at is not None:
            return False
        must_be_open(mine)
        refuse_unless(works_on(by, mine), _("This ticket belongs to another team."), "not-yours")
        movement = Movement.objects.of_document(PartUsed, [held.pk]).select_related("item", "store", "department").get(kind=Kind.ISSUE)
        ledger.reverse(movement, on=timezone.localdate(now), by=by, now=now)
        held.taken_back_at, held.taken_back_by = now, by
        held.save(update_fields=["taken_back_at", "taken_back_by"])
        step(mine, EventKind.PART_BACK, by=by, now=now, facts={"part": held.pk, "item": held.item_id, "quantity": held.quantity})
    return True
