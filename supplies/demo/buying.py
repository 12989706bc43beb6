"""How the demo company buys: what each department needs, a plan, three quotes or an agreed price, an application, orders, receipts."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from frontdesk.timed.monthly import moved, on_the
from frontdesk.workdays.months import month_before
from supplies.actions.demand_rounds import closes_at
from supplies.demo.goods import Good
from supplies.demo.stage import TAX, TERM, Firm, Stage
from supplies.models import (
    Application,
    ApplicationLine,
    DemandForm,
    DemandLine,
    DemandRound,
    Item,
    Kind,
    Order,
    OrderLine,
    PlanLine,
    PurchasePlan,
    Quote,
    Receipt,
    ReceiptLine,
    Store,
)
from supplies.models.movement import CENT
from supplies.numbers import APPLICATIONS, ORDERS, RECEIPTS

ROUNDS = 5  # of how many months the demand was asked for in forms; before that the house bought by its minimums
DELIVERY = 4  # working days
FAULTS = ("包装破损", "规格不符", "数量短少、外箱压坏", "生产日期过旧")
SPECIAL = ("会议室 65 寸显示屏支架", "展会易拉宝两套", "人体工学椅一把", "绿植租摆加两盆")


class Buying:
    """Orders that are on their way, and what was ordered for a month."""

    def __init__(self, stage: Stage):
        self.stage, self.rng, self.book = stage, stage.rng, stage.book
        self.coming: dict[date, list[tuple[Order, list[OrderLine]]]] = defaultdict(list)
        self.asked: dict[tuple[date, int], int] = defaultdict(int)  # of an item for a month, by all departments

    def order(self, first: date, moment: datetime) -> None:
        """On the second working day of a month: everything fills up to its maximum."""
        short = [(item, good, many) for item, good in self.stage.items if (many := self._short_of(item, good))]
        plan = PurchasePlan(made_at=moment, made_by=self.stage.buyer, reason=f"{first:%Y-%m} 月度补货")
        plan.round = self._round(first, moment)
        self.book.add(plan)
        chosen: dict[bool, list[tuple[PlanLine, Firm, Quote | None, int]]] = {True: [], False: []}
        for item, good, many in short:
            line = self._planned(plan, item, many, good)
            self.book.add(line)
            is_agreed = good.category == TERM
            chosen[is_agreed].append(self._chosen(line, good, many, moment) if not is_agreed else self._agreed(line, many))
        for is_agreed, lines in chosen.items():
            if lines:
                self._apply(plan, lines, first, moment, Application.Route.AGREEMENT if is_agreed else Application.Route.USUAL)

    def _planned(self, plan: PurchasePlan, item: Item, many: int, good: Good) -> PlanLine:
        """A line whose sum holds: what departments asked for, and the rest for the minimum."""
        there, asked = self.book.there(item), self.asked.get((plan.round.month, item.pk), 0) if plan.round else 0
        line = PlanLine(plan=plan, item=item, demanded=asked, available=there, holds=good.holds, to_buy=many)
        line.to_minimum = max(many + there - asked, 0)
        return line

    def _short_of(self, item: Item, good: Good) -> int:
        """Up to the maximum in whole packs, when more than half of it is gone; a few things are forgotten now and then."""
        there, most = self.book.there(item), item.maximum or 0
        if there > 0.6 * most or self.rng.random() < 0.04:
            return 0
        return (most - there) // good.holds * good.holds

    def _round(self, first: date, moment: datetime) -> DemandRound | None:
        """What departments asked for, of the last months; handed in within three days, once late."""
        if first not in self.stage.months[-ROUNDS:]:
            return None
        working = self.stage.working
        opened = moved(on_the(25)(month_before(first)), time(9), "previous", working)
        closes = closes_at(opened, working)
        asked = DemandRound(month=first, opened_at=opened, closes_at=closes, closed_at=closes, budget=Decimal(30_000))
        self.book.add(asked)
        usual = [pair for pair in self.stage.items if pair[1].category not in ("清洁用品", TERM)]
        for number, department in enumerate(self.stage.departments):
            late = number == 6 and first.month % 2 == 0
            handed_in = closes + timedelta(minutes=40) if late else opened + timedelta(hours=1 + number % 8, minutes=7 * number)
            form = DemandForm(round=asked, department=department, handed_in_at=handed_in, approved_at=handed_in + timedelta(minutes=25))
            form.handed_in_by, form.approved_by = self.rng.choice(self.stage.members[department.pk]), department.head
            self.book.add(form)
            self._lines(form, usual, number)
        return asked

    def _lines(self, form: DemandForm, usual: list[tuple[Item, Good]], number: int) -> None:
        for item, good in self.rng.sample(usual, min(9, len(usual))):
            many = max(round(good.use / len(self.stage.departments) * self.rng.uniform(0.6, 1.6)), 1)
            need = self.rng.choice([DemandLine.Need.NECESSARY] * 2 + [DemandLine.Need.COMMON] * 3 + [DemandLine.Need.SPARE])
            used = [max(many + self.rng.randint(-2, 2), 0) for _month in range(3)]
            reason = "季度末集中使用，先备一些" if need == DemandLine.Need.SPARE else ""
            self.book.add(DemandLine(form=form, item=item, quantity=many, need=need, reason=reason, used_before=used))
            self.asked[form.round.month, item.pk] += many
        if number == form.round.month.month % len(self.stage.departments):
            line = DemandLine(form=form, special=self.rng.choice(SPECIAL), quantity=1, estimate=Decimal(self.rng.randint(3, 12) * 100))
            line.reason, line.is_agreed, line.assessment = "现有设备不够用", False, "本季度预算已排满，下季度再议"
            line.assessed_at, line.assessed_by = form.round.closes_at + timedelta(hours=2), self.stage.manager
            self.book.add(line)

    def _price(self, firm: Firm, good: Good, moment: datetime) -> Decimal:
        """Yuan a pack with tax: dearer by a little every month, and each firm rounds in its own way."""
        drift = Decimal(str(1 + 0.004 * (moment.month + 12 * (moment.year - self.stage.months[0].year)) / 2))
        noise = Decimal(str(self.rng.uniform(0.97, 1.04)))
        return (good.price * good.holds * TAX * firm.dear * drift * noise).quantize(Decimal("0.1"), ROUND_HALF_UP).quantize(CENT)

    def _chosen(self, line: PlanLine, good: Good, many: int, moment: datetime) -> tuple[PlanLine, Firm, Quote | None, int]:
        """Three quotes, the lowest chosen; now and then a better one for a reason."""
        quotes = []
        for firm in self.rng.sample(sellers := self.stage.sellers(good.category), min(3, len(sellers))):
            quote = Quote(line=line, supplier=firm.supplier, holds=good.holds, price=self._price(firm, good, moment))
            quote.quality, quote.delivery_days = self.rng.choice([3, 4, 4, 5]), DELIVERY + self.rng.randint(0, 2)
            quote.entered_at, quote.entered_by = moment, self.stage.buyer
            quotes.append((quote, firm))
        quotes.sort(key=lambda each: each[0].price)
        quote, firm = quotes[0]
        if self.rng.random() < 0.12 and len(quotes) > 1:
            quote, firm = quotes[1]
            quote.reason = "质量更好，上次最低价的一批退过货"
        quote.chosen_at, quote.chosen_by = moment, self.stage.buyer
        for each, _firm in quotes:
            self.book.add(each)
        return line, firm, quote, many

    def _agreed(self, line: PlanLine, many: int) -> tuple[PlanLine, Firm, Quote | None, int]:
        seller = self.stage.agreed[line.item_id or 0].agreement.supplier_id
        return line, next(firm for firm in self.stage.firms if firm.supplier.pk == seller), None, many

    def _apply(
        self, plan: PurchasePlan, lines: list[tuple[PlanLine, Firm, Quote | None, int]], first: date, moment: datetime, route: str
    ) -> None:
        """Applied for in the morning, agreed to before noon, ordered at once of each supplier."""
        what = "茶水、接待用品" if route == Application.Route.AGREEMENT else "文具、耗材与清洁用品"
        application = Application(
            plan=plan, purpose=f"{first:%Y-%m} {what}", route=route, created_at=moment, created_by=self.stage.buyer, total=0
        )
        application.approved_at, application.approved_by = moment + timedelta(hours=2), self.stage.manager
        self.book.numbered(APPLICATIONS, application, moment)
        orders: dict[tuple[int, int], tuple[Order, list[OrderLine]]] = {}
        for line, firm, quote, many in lines:
            item = line.item
            assert item is not None
            price = quote or self.stage.agreed[item.pk]
            terms = {"holds": price.holds, "price": price.price, "item": item, "quantity": many}
            applied = ApplicationLine(application=application, plan_line=line, supplier=firm.supplier, quote=quote, **terms)
            applied.agreed = None if quote else self.stage.agreed[item.pk]
            application.total += applied.total
            self.book.add(applied)
            store = self.book.balances[item.pk].store
            if (firm.supplier.pk, store.pk) not in orders:
                orders[firm.supplier.pk, store.pk] = self._new_order(application, firm, store, moment + timedelta(hours=3))
            order, ordered = orders[firm.supplier.pk, store.pk]
            ordered.append(self.book.add(OrderLine(order=order, applied=applied, **terms)))

    def _new_order(self, application: Application, firm: Firm, store: Store, moment: datetime) -> tuple[Order, list[OrderLine]]:
        ordered = timezone.localdate(moment)
        expected = self.stage.working.add_workdays(ordered, DELIVERY)
        comes = expected if self.rng.random() < firm.punctual else self.stage.working.add_workdays(expected, self.rng.randint(1, 4))
        order = Order(application=application, supplier=firm.supplier, store=store, expected_on=expected)
        order.ordered_at, order.ordered_by = moment, self.stage.buyer
        self.book.numbered(ORDERS, order, moment)
        lines: list[OrderLine] = []
        self.coming[comes].append((order, lines))
        return order, lines

    def receive(self, day: date) -> None:
        """What comes on this day: inspected, taken, its papers handed in the same day; what is faulty goes back."""
        for order, lines in self.coming.pop(day, ()):
            moment = timezone.localtime(order.ordered_at).replace(year=day.year, month=day.month, day=day.day, hour=9, minute=40)
            receipt = Receipt(
                order=order, paper=f"SH{day:%y%m%d}{self.rng.randrange(100, 999)}", received_at=moment, received_by=self.stage.desk
            )
            receipt.handed_in_at, receipt.handed_in_by = moment + timedelta(hours=4), self.stage.desk
            self.book.numbered(RECEIPTS, receipt, moment)
            order.done_at, order.reimbursed_at, order.reimbursed_by = moment, moment + timedelta(hours=4), self.stage.desk
            careless = order.supplier == self.stage.firms[5].supplier
            for line in lines:
                self._inspect(receipt, line, moment, careless=careless)

    def _inspect(self, receipt: Receipt, line: OrderLine, moment: datetime, *, careless: bool) -> None:
        is_faulty = self.rng.random() < (0.7 if careless else 0.015)
        rejected = min(max(line.quantity // (8 if careless else 10), 1), line.quantity - 1) if is_faulty else 0
        row = ReceiptLine(receipt=receipt, line=line, delivered=line.quantity, accepted=line.quantity - rejected, rejected=rejected)
        if rejected:
            row.reason, row.is_quality_right = self.rng.choice(FAULTS), False
            row.returned_at, row.returned_by = moment + timedelta(days=1), self.stage.desk
        self.book.add(row)
        assert line.item is not None
        self.book.move(line.item, Kind.RECEIPT, row.accepted, document=row, at=moment, by=self.stage.desk, cost=line.unit_net)

    def still_coming(self) -> list[tuple[Order, list[OrderLine]]]:
        """Ordered and not here yet: the store awaits them."""
        return [pair for pairs in self.coming.values() for pair in pairs]
