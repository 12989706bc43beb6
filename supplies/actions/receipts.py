"""到货验收: what came, what of it is taken, what goes back; only what is taken enters stock and cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from frontdesk.workdays.closing import closing
from frontdesk.workdays.load import calendar
from supplies.actions import on_order, orders
from supplies.actions.back_orders import share_out
from supplies.actions.ledger import Line, move
from supplies.limits import PurchaseLimits
from supplies.models import Kind, Order, OrderLine, Receipt, ReceiptLine
from supplies.notices.goods_rejected import GoodsRejected
from supplies.numbers import RECEIPTS
from supplies.promises.reimbursement_handed_in import ReimbursementHandedIn


@dataclass(frozen=True)
class Came:
    """One line of a delivery in base units. `accepted` as somebody counted it; None: whatever may be taken and is not rejected."""

    delivered: int
    rejected: int = 0
    accepted: int | None = None
    is_brand_right: bool = True
    is_specification_right: bool = True
    is_quality_right: bool = True
    reason: str = ""


@transaction.atomic
def receive(order: Order, came: Mapping[int, Came], *, known: int, by: Person, now: datetime, paper: str = "") -> Receipt:
    """Write a delivery down with its inspection. `came` by the id of the order's line; `known`: how many receipts of this order whoever
    writes has seen, so that nobody writes down what somebody else just did.

    Refused: over, meanwhile, nothing, too-many, adds-up, reason.
    """
    held = orders.locked(order)
    words = _("Somebody has written down a delivery of this order meanwhile. Look at it first.")
    refuse_unless(held.receipts.count() == known, words, "meanwhile")
    rows = [(line, came[line.pk]) for line in held.lines.with_accepted().select_related("item") if came.get(line.pk, Came(0)).delivered > 0]
    refuse_unless(bool(rows), _("Write down how many came of at least one line."), "nothing")
    over = PurchaseLimits.now().over
    receipt = Receipt.objects.create(order=held, paper=paper.strip()[:60], received_at=now, received_by=by)
    lines = ReceiptLine.objects.bulk_create([_inspected(receipt, line, one, over) for line, one in rows])
    _into_stock(held, lines, [line for line, _one in rows], by=by, now=now)
    if not any(line.open for line in held.lines.with_accepted()):
        orders.finish(held, by=by, now=now)
    held.reimbursed_at, held.reimbursed_by = None, None  # there are new papers
    held.save(update_fields=["reimbursed_at", "reimbursed_by"])
    todos.open(ReimbursementHandedIn, subject=receipt, since=_papers_since(now), holder=by, by=by, now=now)
    receipt.number = draw(RECEIPTS, subject=receipt, at=now).text
    receipt.save(update_fields=["number"])
    trail.record("receive_order", subject=receipt, by=by, at=now, details=_figures(receipt, lines))
    put(receipt)
    _tell_buyer(receipt, lines, by=by, now=now)
    return receipt


def may_take(line: OrderLine, over: int) -> int:
    """Of a line `with_accepted`: how many may still be taken, what is open and the tolerance on it."""
    return line.open + line.open * over // 100


@transaction.atomic
def return_goods(receipt: Receipt, *, by: Person, now: datetime) -> int:
    """What was not taken has gone back to the supplier; how many lines. Refused: nothing."""
    Receipt.objects.select_for_update().get(pk=receipt.pk)
    lines = list(receipt.lines.to_return())
    refuse_unless(bool(lines), _("Nothing of this receipt waits to go back."), "nothing")
    receipt.lines.filter(pk__in=[line.pk for line in lines]).update(returned_at=now, returned_by=by)
    trail.record("return_goods", subject=receipt, by=by, at=now, details={"returned": {line.line_id: line.returned for line in lines}})
    return len(lines)


@transaction.atomic
def hand_in(receipt: Receipt, *, by: Person, now: datetime) -> Receipt:
    """Its papers are handed in for reimbursement; with the last of them the order is settled. Refused: done."""
    order = Order.objects.select_for_update().get(pk=receipt.order_id)
    held = Receipt.objects.select_for_update().get(pk=receipt.pk)
    refuse_unless(held.handed_in_at is None, _("The papers of this receipt are handed in already."), "done")
    held.handed_in_at, held.handed_in_by = now, by
    held.save(update_fields=["handed_in_at", "handed_in_by"])
    trail.record("hand_in_papers", subject=held, by=by, at=now)
    todos.settle(ReimbursementHandedIn, subject=held, by=by, now=now)
    if not order.receipts.papers_owed().exists():
        order.reimbursed_at, order.reimbursed_by = now, by
        order.save(update_fields=["reimbursed_at", "reimbursed_by"])
    return held


def _inspected(receipt: Receipt, line: OrderLine, one: Came, over: int) -> ReceiptLine:
    """What is taken, what is not, and what is beyond the tolerance and goes back unopened."""
    most = may_take(line, over)
    too_many = max(one.delivered - most, 0)
    accepted = one.delivered - one.rejected - too_many if one.accepted is None else one.accepted
    told = {"what": line.what, "n": most, "ordered": line.quantity, "over": over}
    words = _("%(what)s: at most %(n)d may be taken (%(ordered)d ordered, %(over)d %% more at most). The rest goes back.")
    refuse_unless(accepted + one.rejected <= most, words % told, "too-many")
    words = _("%(what)s: accepted and rejected do not make what was delivered.") % told
    refuse_unless(accepted >= 0 <= one.rejected and accepted + one.rejected + too_many == one.delivered, words, "adds-up")
    is_right = one.is_brand_right and one.is_specification_right and one.is_quality_right
    words = _("%(what)s: say what is wrong with it.") % told
    refuse_unless(bool(one.reason.strip()) or (one.rejected == 0 and is_right), words, "reason")
    return ReceiptLine(
        receipt=receipt,
        line=line,
        delivered=one.delivered,
        accepted=accepted,
        rejected=one.rejected,
        too_many=too_many,
        is_brand_right=one.is_brand_right,
        is_specification_right=one.is_specification_right,
        is_quality_right=one.is_quality_right,
        reason=one.reason.strip()[:200],
    )


def _into_stock(order: Order, lines: Sequence[ReceiptLine], ordered: Sequence[OrderLine], *, by: Person, now: datetime) -> None:
    """What was accepted of the catalogue's items goes in at the price without tax; as much is not awaited any more,
    and whoever waits for it gets it in turn."""
    pairs = [(line, of) for line, of in zip(lines, ordered, strict=True) if of.item and line.accepted]
    moves = [Line(of.item, Kind.RECEIPT, line.accepted, document=line, unit_cost=of.unit_net) for line, of in pairs if of.item]
    if moves:
        move(moves, store=order.store, on=timezone.localdate(now), by=by, now=now)
        on_order.take_off([(of.item_id, min(line.accepted, of.open)) for line, of in pairs], store=order.store)
        share_out([of.item for _line, of in pairs if of.item], store=order.store, now=now)


def _papers_since(now: datetime) -> datetime:
    """So that it is due when the office closes today, or on the next working day where it has closed already."""
    working, today = calendar(), timezone.localdate(now)
    open_today = working.hours_on(today)
    ends = closing(today, working, timezone.localtime(now).time())
    if open_today is None or ends <= now:
        later = working.next_workday(today)
        hours = working.hours_on(later)
        ends = closing(later, working, hours.closes if hours else timezone.localtime(now).time())
    return ends - ReimbursementHandedIn.now().warn


def _figures(receipt: Receipt, lines: Sequence[ReceiptLine]) -> dict[str, object]:
    each = {line.line_id: [line.delivered, line.accepted, line.rejected, line.too_many] for line in lines}
    return {"number": receipt.number, "order": receipt.order_id, "delivered accepted rejected too many": each}


def _tell_buyer(receipt: Receipt, lines: Sequence[ReceiptLine], *, by: Person, now: datetime) -> None:
    """Who ordered hears what was not taken."""
    buyer, back = receipt.order.ordered_by, [line for line in lines if line.returned]
    if not back or buyer == by:
        return
    with override(buyer.language):
        said = [_("%(what)s: %(n)d go back. %(reason)s") % {"what": x.line.what, "n": x.returned, "reason": x.reason} for x in back]
    data = {
        "number": receipt.order.number,
        "supplier": str(receipt.order.supplier),
        "lines": " ".join(line.strip() for line in said),
        "path": receipt.get_absolute_url(),
    }
    post(GoodsRejected, cause=f"receipt:{receipt.pk}", to=buyer, subject=receipt, data=data, now=now)
