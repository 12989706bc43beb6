"""Plans, quotes, applications, orders and receipts with sensible defaults. What acts goes through the real actions."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from supplies.actions import applications, orders, quotes, receipts
from supplies.actions.quotes import Terms
from supplies.actions.receipts import Came
from supplies.models import (
    AgreedPrice,
    Agreement,
    Application,
    DemandForm,
    DemandLine,
    DemandRound,
    Item,
    Order,
    PlanLine,
    PurchasePlan,
    Quote,
    Receipt,
    Supplier,
    SupplierReview,
)
from tests.factories.supplies import a_store, an_item
from tests.moments import MONDAY_9AM

NUMBERS = count(1)


def a_supplier(name: str = "") -> Supplier:
    return Supplier.objects.create(name=name or f"晨光文具{next(NUMBERS)}", created_at=MONDAY_9AM)


def a_plan(by: Person, many: int = 100, item: Item | None = None) -> PlanLine:
    """The only line of a new plan: so many of an item."""
    plan = PurchasePlan.objects.create(made_at=MONDAY_9AM, made_by=by, reason="补货")
    return PlanLine.objects.create(plan=plan, item=item or an_item(), demanded=many, to_buy=many)


def special_line(by: Person, words: str = "活动帐篷") -> PlanLine:
    """A special need in a plan of its own."""
    month = date(2026, 12, 1)
    the_round, _made = DemandRound.objects.get_or_create(month=month, defaults={"opened_at": MONDAY_9AM, "closes_at": MONDAY_9AM})
    form, _made = DemandForm.objects.get_or_create(round=the_round, department=by.department)
    need = DemandLine.objects.create(form=form, special=words, quantity=2)
    plan = PurchasePlan.objects.create(made_at=MONDAY_9AM, made_by=by, reason="特殊需求")
    return PlanLine.objects.create(plan=plan, special=need, demanded=2, to_buy=2)


def a_quote(
    line: PlanLine, price: str = "11.30", *, by: Person, supplier: Supplier | None = None, now: datetime = MONDAY_9AM, **more: object
):
    """What somebody asks; usually somebody new."""
    return quotes.enter(line, supplier or a_supplier(), Terms(Decimal(price), **more), by=by, now=now)


def quoted(line: PlanLine, *prices: str, by: Person, **more: object) -> Quote:
    """A quote for each of these prices; the first is chosen, as the lowest or with a reason."""
    made = [a_quote(line, price, by=by, **more) for price in prices or ("11.30", "12", "13")]
    return quotes.choose(made[0], by=by, now=MONDAY_9AM, reason="质量最好")


def an_agreement(item: Item, price: str = "10", *, until: date = date(2027, 6, 30), supplier: Supplier | None = None) -> AgreedPrice:
    agreement = Agreement.objects.create(
        supplier=supplier or a_supplier(), from_on=date(2026, 1, 1), until_on=until, created_at=MONDAY_9AM, number="XY-2026-01"
    )
    return AgreedPrice.objects.create(agreement=agreement, item=item, price=Decimal(price))


def graded(supplier: Supplier, grade: str, quarter: date = date(2026, 7, 1)) -> SupplierReview:
    return SupplierReview.objects.create(supplier=supplier, quarter=quarter, opened_at=MONDAY_9AM, decided_at=MONDAY_9AM, grade=grade)


def an_application(by: Person, many: int = 100, *prices: str, item: Item | None = None, **more: object) -> Application:
    """Of one line with three quotes."""
    line = a_plan(by, many, item)
    quoted(line, *prices, by=by, **more)
    return applications.apply(line.plan, purpose="12月办公用品", by=by, now=MONDAY_9AM)


def approved(application: Application, by: Person) -> Application:
    """By another admin manager where there is one."""
    other = Person.objects.holding(Role.ADMIN_MANAGER).exclude(pk=application.created_by_id).first()
    return applications.approve(application, by=other or by, now=MONDAY_9AM)


def an_order(by: Person, many: int = 100, *prices: str, item: Item | None = None, days: int = 3, **more: object) -> Order:
    """Ordered, and expected three working days later."""
    a_store()
    return orders.place(approved(an_application(by, many, *prices, item=item, delivery_days=days, **more), by), by=by, now=MONDAY_9AM)[0]


def a_receipt(order: Order, delivered: int, rejected: int = 0, *, by: Person, now: datetime = MONDAY_9AM + timedelta(days=1)) -> Receipt:
    """A delivery of the order's only line."""
    came = {order.lines.get().pk: Came(delivered, rejected, reason="破损" if rejected else "", is_quality_right=not rejected)}
    return receipts.receive(order, came, known=order.receipts.count(), by=by, now=now)
