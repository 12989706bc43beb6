"""What the storekeepers book by hand: opening stock, things thrown away, and a movement taken back with its reason."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from supplies.actions import ledger
from supplies.actions.ledger import Line, locked, move
from supplies.models import HandEntry, Item, Kind, Movement, Store


@transaction.atomic
def open_stock(item: Item, *, store: Store, quantity: int, unit_cost: Decimal, on: date, by: Person | None, now: datetime) -> Movement:
    """What was there when the ledger began, at its cost, once an item and store. Refused: opened, closed, closed_item, future."""
    refuse_unless(item.closed_at is None, _("This item is closed. Open it again first."), "closed_item")
    ledger.month_is_open(on)
    locked({item.pk}, store)
    opened = Movement.objects.filter(item=item, store=store, kind=Kind.OPENING).standing().exists()
    words = _("%(item)s has its opening stock already. Take that movement back first, or book a stocktake.")
    refuse_unless(not opened, words % {"item": item}, "opened")
    entry = _entered(Kind.OPENING, item, store=store, quantity=quantity, unit_cost=unit_cost, by=by, now=now)
    line = Line(item, Kind.OPENING, quantity, document=entry, unit_cost=unit_cost)
    return move([line], store=store, on=on, by=by, now=now)[0]


@transaction.atomic
def scrap(item: Item, *, store: Store, quantity: int, reason: str, on: date, by: Person, now: datetime) -> Movement:
    """Broken, spoilt, out of date: it leaves the store at its average cost. Refused: reason, short, closed, future."""
    refuse_unless(bool(reason.strip()), _("Please say why."), "reason")
    entry = _entered(Kind.SCRAP, item, store=store, quantity=quantity, reason=reason.strip(), by=by, now=now)
    return move([Line(item, Kind.SCRAP, quantity, document=entry)], store=store, on=on, by=by, now=now)[0]


@transaction.atomic
def take_back(movement: Movement, *, reason: str, on: date, by: Person, now: datetime) -> Movement:
    """The opposite of a movement, with its reason in the trail. Refused: reason, reversal, reversed, short, closed, future."""
    refuse_unless(bool(reason.strip()), _("Please say why."), "reason")
    back = ledger.reverse(movement, on=on, by=by, now=now)
    trail.record("reverse_movement", subject=movement, by=by, at=now, details={"reason": reason.strip(), "reversal": back.pk})
    return back


def _entered(
    kind: Kind,
    item: Item,
    *,
    store: Store,
    quantity: int,
    by: Person | None,
    now: datetime,
    unit_cost: Decimal | None = None,
    reason: str = "",
) -> HandEntry:
    refuse_unless(quantity > 0, _("Enter how many, at least 1."), "quantity")
    facts = {"item": item, "store": store, "quantity": quantity, "unit_cost": unit_cost, "reason": reason}
    entry = HandEntry.objects.create(kind=kind, entered_at=now, entered_by=by, **facts)
    details = {"item": item.pk, "store": store.pk, "quantity": quantity, "reason": reason}
    trail.record(f"book_{kind}", subject=entry, by=by, at=now, details=details)
    return entry
