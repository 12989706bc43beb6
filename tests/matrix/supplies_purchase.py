"""Doors of purchasing: who buys sees prices, who receives sees what comes."""

from django.utils import timezone

from frontdesk.people.models import Person
from supplies.actions import quotes
from supplies.models import (
    Application,
    ApplicationLine,
    Order,
    OrderLine,
    PlanLine,
    PurchasePlan,
    Quote,
    QuoteException,
    Receipt,
    ReceiptLine,
)
from tests.factories.supplies import a_store, an_item
from tests.factories.supplies_purchase import a_plan, a_quote, a_receipt, a_supplier, an_application, an_order
from tests.matrix.rows import BUYERS, MANAGER, STOREKEEPERS, Row, page, step

PAGES: dict[str, Row] = {
    **dict.fromkeys(["supplies:quote_grid", "supplies:quote_seller", "supplies:quote_sheet", "supplies:application_apply"], page(BUYERS)),
    **dict.fromkeys(["supplies:quote_choose", "supplies:quote_drop", "supplies:exception_ask"], step(BUYERS, reason="x")),
    **dict.fromkeys([f"supplies:exception_{name}" for name in ("list", "export")], page(BUYERS)),
    **dict.fromkeys([f"supplies:exception_{verb}" for verb in ("sign", "refuse")], step(MANAGER, reason="x")),
    **dict.fromkeys([f"supplies:application_{name}" for name in ("list", "export", "new", "detail")], page(BUYERS)),
    **dict.fromkeys([f"supplies:application_{verb}" for verb in ("approve", "refuse")], step(MANAGER, words="x")),
    "supplies:application_order": step(BUYERS),
    **dict.fromkeys([f"supplies:order_{name}" for name in ("list", "export", "detail")], page(STOREKEEPERS)),
    "supplies:order_file": page(BUYERS),
    **dict.fromkeys([f"supplies:order_{verb}" for verb in ("postpone", "cancel", "give_up")], step(BUYERS, reason="x")),
    **dict.fromkeys([f"supplies:receipt_{name}" for name in ("list", "export", "new", "detail")], page(STOREKEEPERS)),
    **dict.fromkeys([f"supplies:receipt_{verb}" for verb in ("return", "reimburse")], step(STOREKEEPERS)),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    line = a_plan(person)
    quote = a_quote(line, by=person)
    order = an_order(person)
    return {
        "supplies:quote_choose": {"pk": line.pk},
        "supplies:quote_drop": {"pk": quote.pk},
        "supplies:quote_sheet": {"pk": line.plan_id, "supplier": quote.supplier_id},
        "supplies:quote_": {"pk": line.plan_id},
        "supplies:exception_ask": {"pk": line.pk},
        "supplies:exception_": {"pk": quotes.ask_exception(line, reason="x", by=person, now=timezone.now()).pk},
        "supplies:application_apply": {"pk": line.plan_id},
        "supplies:application_": {"pk": an_application(person).pk},
        "supplies:receipt_new": {"pk": order.pk},
        "supplies:order_": {"pk": order.pk},
        "supplies:receipt_": {"pk": a_receipt(an_order(person), 110, 8, by=person).pk},
    }


def plant(many: int, person: Person) -> None:
    """So many of each paper, a line each, in every state that a list shows."""
    now, item, seller, store = timezone.now(), an_item(), a_supplier(), a_store()
    plan = PurchasePlan.objects.create(made_at=now, made_by=person, reason="x")
    items = [an_item(name=f"物品{n}") for n in range(many)]
    lines = PlanLine.objects.bulk_create([PlanLine(plan=plan, item=each, demanded=5, to_buy=5) for each in items])
    Quote.objects.bulk_create([Quote(line=line, supplier=seller, price=3, entered_at=now, entered_by=person) for line in lines])
    QuoteException.objects.bulk_create([QuoteException(line=line, reason="x", asked_at=now, asked_by=person) for line in lines])
    made = [
        Application(plan=plan, purpose="x", route="usual", total=9, number=f"SQ{n}", created_at=now, created_by=person, approved_at=now)
        for n in range(many)
    ]
    applied = [
        ApplicationLine(application=one, item=item, quantity=5, supplier=seller, price=3) for one in Application.objects.bulk_create(made)
    ]
    ApplicationLine.objects.bulk_create(applied)
    placed = [
        Order(application=line.application, supplier=seller, store=store, number=f"CG{line.pk}", ordered_at=now, ordered_by=person)
        for line in applied
    ]
    ordered = [
        OrderLine(order=order, applied=line, item=item, quantity=5, price=3)
        for order, line in zip(Order.objects.bulk_create(placed), applied, strict=True)
    ]
    OrderLine.objects.bulk_create(ordered)
    came = Receipt.objects.bulk_create(
        [Receipt(order=line.order, number=f"RK{line.pk}", received_at=now, received_by=person) for line in ordered]
    )
    ReceiptLine.objects.bulk_create(
        [
            ReceiptLine(receipt=one, line=line, delivered=3, accepted=2, rejected=1, reason="x")
            for one, line in zip(came, ordered, strict=True)
        ]
    )
