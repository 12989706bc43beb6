"""Supply agreements: made with their prices, made longer, ended. Orders at their prices need no new quotes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from supplies.models import AgreedPrice, Agreement, Item, Supplier


@dataclass(frozen=True)
class Price:
    """What is agreed for one item: yuan a pack of so many base units."""

    item: Item
    price: Decimal
    holds: int = 1
    tax_rate: Decimal = Decimal(13)
    is_with_tax: bool = True


def make(
    supplier: Supplier, *, from_on: date, until_on: date, prices: Sequence[Price], by: Person, now: datetime, number: str = ""
) -> Agreement:
    """Refused: dates, past, prices, item (twice, or closed), taken (another agreement has the item in these days), closed."""
    refuse_unless(until_on >= from_on, _("The last day is before the first."), "dates")
    refuse_unless(until_on >= timezone.localdate(now), _("The last day has passed. Choose a later one."), "past")
    refuse_unless(bool(prices), _("An agreement without a price agrees nothing. Enter one at least."), "prices")
    items = [price.item.pk for price in prices]
    refuse_unless(len(set(items)) == len(items), _("An item has one price in an agreement; one stands here twice."), "item")
    with transaction.atomic():
        firm = Supplier.objects.select_for_update().get(pk=supplier.pk)
        refuse_unless(firm.closed_at is None, _("This supplier is closed. Open it again first."), "closed")
        _must_be_free(firm, items, from_on, until_on)
        made = Agreement.objects.create(
            number=number.strip(), supplier=firm, from_on=from_on, until_on=until_on, created_at=now, created_by=by
        )
        AgreedPrice.objects.bulk_create(
            AgreedPrice(
                agreement=made,
                item=each.item,
                holds=each.holds,
                price=each.price,
                tax_rate=each.tax_rate,
                is_with_tax=each.is_with_tax,
            )
            for each in prices
        )
        details = {"supplier": firm.name, "from": from_on, "until": until_on, "prices": {str(each.item.pk): each.price for each in prices}}
        trail.record("make_agreement", subject=made, by=by, at=now, details=details)
    return made


def _must_be_free(firm: Supplier, items: Sequence[int], from_on: date, until_on: date, besides: int | None = None) -> None:
    """Two prices of one firm for one item on one day could not both be the agreed one."""
    others = AgreedPrice.objects.filter(
        agreement__supplier=firm, agreement__ended_at__isnull=True, agreement__from_on__lte=until_on, agreement__until_on__gte=from_on
    ).exclude(agreement=besides)
    found = others.filter(item__in=items).select_related("item").first()
    words = _("%(item)s has an agreed price of this supplier in these days already.") % {"item": found.item if found else ""}
    refuse_unless(found is None, words, "taken")


def lengthen(agreement: Agreement, *, until_on: date, by: Person, now: datetime) -> Agreement:
    """Another last day; its prices stay. Refused: ended, past, taken."""
    with transaction.atomic():
        held = _held(agreement)
        refuse_unless(until_on >= max(held.from_on, timezone.localdate(now)), _("The last day has passed. Choose a later one."), "past")
        items = list(held.prices.values_list("item", flat=True))
        _must_be_free(held.supplier, items, held.from_on, until_on, besides=held.pk)
        before, held.until_on = held.until_on, until_on
        held.save(update_fields=["until_on"])
        trail.record("lengthen_agreement", subject=held, by=by, at=now, details={"old": before, "new": until_on})
    return held


def end(agreement: Agreement, *, by: Person, now: datetime) -> Agreement:
    """Its prices count no more; what was ordered stays ordered. Refused: ended."""
    with transaction.atomic():
        held = _held(agreement)
        held.ended_at, held.ended_by = now, by
        held.save(update_fields=["ended_at", "ended_by"])
        trail.record("end_agreement", subject=held, by=by, at=now)
    return held


def _held(agreement: Agreement) -> Agreement:
    """The agreement as it stands, behind its supplier's lock, so that two can't agree on one item at once."""
    Supplier.objects.select_for_update().get(pk=agreement.supplier_id)
    held = Agreement.objects.select_for_update(of=("self",)).select_related("supplier").get(pk=agreement.pk)
    refuse_unless(held.ended_at is None, _("This agreement has ended."), "ended")
    return held
