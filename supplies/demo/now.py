"""What waits today: reviews, budgets near their end, orders under way, a need to be approved, forms of the coming month, last reports."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from frontdesk.workdays.months import month_after
from supplies.actions import applications, budgets, demand, demand_rounds, orders, reviews, stock_reports
from supplies.actions.applications import Wanted
from supplies.actions.quotes import Terms
from supplies.actions.review_figures import quarter_after, quarter_before, quarter_of
from supplies.demo.goods import Good
from supplies.demo.months import at
from supplies.demo.stage import TAX, Firm, Stage
from supplies.models import Application, DemandLine, Item, Movement
from supplies.models.movement import CENT

# Of this month's budget so much is spent, department by department; None: it has no budget.
SPENT = (Decimal("0.62"), Decimal("0.84"), Decimal("0.45"), Decimal("1.07"), Decimal("0.71"), Decimal("0.38"), None, Decimal("0.66"))
HANDED_IN = 4  # forms of the running round


def today(stage: Stage) -> None:
    """After the balances are written: by the real actions."""
    _reviews(stage)
    _budgets(stage)
    _bought(stage)
    _asked(stage)
    for month in stage.months[:-1]:
        if (made := at(stage.working.shift(month_after(month) + timedelta(days=4), "next"), 9)) <= stage.scene.now:
            stock_reports.make(month, now=made)


def _reviews(stage: Stage) -> None:
    """Of the three quarters before this one; of the last one two wait for their marks."""
    quarter = quarter_before(quarter_of(stage.today))
    for asked in (quarter_before(quarter_before(quarter)), quarter_before(quarter), quarter):
        opened = stage.workdays(begins := quarter_after(asked), begins + timedelta(days=14))[0]
        if at(opened, 9) > stage.scene.now:
            continue
        made = reviews.open_quarter(asked, now=at(opened, 9))
        for review in made[: -2 if asked == quarter else None]:
            firm = next(each for each in stage.firms if each.supplier.pk == review.supplier_id)
            low = 1 if firm.punctual < 0.5 else 3
            marks = {name: stage.rng.randint(low, min(low + 2, 5)) for name in ("quality", "service", "cooperation")}
            now = min(at(opened, 9) + timedelta(days=stage.rng.randint(3, 9)), stage.scene.now)
            figures = reviews.figures_of(review)
            decision = reviews.graded(figures, marks).suggested
            reviews.decide(review, **marks, decision=str(decision), by=stage.buyer, now=now)


def _budgets(stage: Stage) -> None:
    """This month's so that one is near its end and one beyond it; the same amount for the year's other months; and the year's own."""
    month = stage.months[-1]
    spent = Movement.objects.charged(month, month_after(month)).spent("department")
    usual = Movement.objects.charged(stage.months[-4], month).spent("department")
    set_at = stage.scene.now - timedelta(days=30)
    for number, department in enumerate(stage.departments):
        if (share := SPENT[number % len(SPENT)]) is None:
            continue
        amount = _round(max(spent.get(department.pk, Decimal(0)), Decimal(100)) / share, 10)
        each = _round(usual.get(department.pk, Decimal(0)) / 3, 100) + 300
        year = {n: amount if n == month.month else each for n in range(1, 13)}
        amounts = {**year, None: each * 12}
        budgets.set_year(department, year=month.year, amounts=amounts, by=stage.manager, now=set_at)


def _round(amount: Decimal, to: int) -> Decimal:
    return Decimal(round(amount / to) * to)


def _bought(stage: Stage) -> None:
    """On the fast path: one on its way, one late, one that waits for the admin manager."""
    needs = [
        ("展会加印宣传册", ("公司宣传册", 100), stage.firms[6], 9, -3),
        ("会议室话筒电池", ("9 V 电池", 40), stage.firms[7], 2, 4),
        ("客户来访鲜花", ("鲜花", 6), stage.firms[6], 0, None),
    ]
    goods = {good.name: (item, good) for item, good in stage.items}
    for purpose, (name, many), firm, days_ago, comes in needs:
        item, good = goods[name]
        now = stage.scene.now - timedelta(days=days_ago, hours=2)
        made = applications.apply_at_once([_wanted(item, good, many, firm)], purpose=purpose, by=stage.buyer, now=now)
        if comes is None:
            continue
        applications.approve(made, by=stage.manager, now=now + timedelta(minutes=50))
        _place(stage, made, firm, now + timedelta(hours=1), stage.today + timedelta(days=comes))


def _wanted(item: Item, good: Good, many: int, firm: Firm) -> Wanted:
    price = (good.price * TAX * firm.dear).quantize(CENT)
    return Wanted(many, firm.supplier, Terms(price=price, holds=1, tax_rate=Decimal(13), is_with_tax=True), item=item)


def _place(stage: Stage, application: Application, firm: Firm, now: datetime, expected: date) -> None:
    store = stage.book.balances[application.lines.get().item_id or 0].store
    orders.place(application, by=stage.buyer, now=now, expected={firm.supplier.pk: expected}, store=store)


def _asked(stage: Stage) -> None:
    """From the 25th on the forms of the coming month are out; some are handed in, one waits for its head."""
    month = month_after(stage.months[-1])
    opens = stage.working.shift(stage.today.replace(day=25), "previous")
    if stage.today < opens:
        return
    opened = at(opens, 9)
    asked = demand_rounds.open_round(month, now=opened)
    usual = [pair for pair in stage.items if pair[1].category not in ("清洁用品", "茶水接待")]
    for number, form in enumerate(asked.forms.select_related("department__head").order_by("pk")[:HANDED_IN]):
        lines = [
            demand.Wanted(max(round(good.use / 10), 1), item=item, need=DemandLine.Need.NECESSARY if n % 3 else DemandLine.Need.COMMON)
            for n, (item, good) in enumerate(stage.rng.sample(usual, 8))
        ]
        if number == 1:
            lines.append(demand.Wanted(1, special="投影幕布 120 寸", reason="原有幕布破损", estimate=Decimal(860)))
        members = [person for person in stage.members[form.department_id] if person.pk != form.department.head_id]
        by = stage.rng.choice(members) if members else form.department.head
        now = min(opened + timedelta(hours=3 + number), stage.scene.now)
        handed = demand.hand_in(form, by=by, now=now, lines=lines)
        if number and not handed.approved_at and form.department.head:
            demand.approve(handed, by=form.department.head, now=min(now + timedelta(hours=2), stage.scene.now))
