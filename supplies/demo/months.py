"""A year of supplies, month by month: bought, received, handed out, counted. All in memory first, then written in bulk."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from frontdesk.people.models import Department
from frontdesk.workdays.months import month_after
from supplies.demo.buying import Buying
from supplies.demo.goods import EVEN, SEASONS, Good
from supplies.demo.stage import Stage
from supplies.models import (
    Balance,
    ClosedMonth,
    Disposal,
    Fate,
    HandEntry,
    HandIn,
    Handout,
    Issue,
    Item,
    Kind,
    Requisition,
    RequisitionLine,
    Stocktake,
    StocktakeLine,
    Store,
)
from supplies.numbers import DISPOSALS, HANDOUTS, REQUISITIONS, STOCKTAKES

TIMES = 4  # handouts a month and department
# Who uses what: department → share; all others use a tenth each of what everybody uses.
USERS = {
    "清洁用品": {"行政部": 1.0},
    "茶水接待": {"行政部": 0.55, "总经办": 0.2, "销售部": 0.15, "市场部": 0.1},
    "打印耗材": {"行政部": 0.3, "财务部": 0.25, "法务部": 0.15, "人力资源部": 0.15, "销售部": 0.15},
}
PURPOSES = ("部门日常", "部门月度领用", "新员工入职", "会议与客户接待", "项目资料整理")
CAUSES = (StocktakeLine.Cause.UNRECORDED, StocktakeLine.Cause.MISCOUNT, StocktakeLine.Cause.DAMAGE, StocktakeLine.Cause.UNIT)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def play(stage: Stage) -> None:
    """The opening stock, then each month until yesterday; closed is what is over and reported."""
    opening(stage)
    buying = Buying(stage)
    for first in stage.months:
        one_month(stage, first, buying)
        stage.book.write()
    stage.book.close()
    for first in stage.months[:-1]:
        closed_on = stage.working.shift(month_after(first) + timedelta(days=4), "next")
        if closed_on < stage.today:
            ClosedMonth.objects.create(month=first, closed_at=at(closed_on, 17), closed_by=stage.manager)


def opening(stage: Stage) -> None:
    """Two months' use of everything that is not there yet, written down by hand."""
    moment = at(stage.workdays(stage.months[0], month_after(stage.months[0]))[0], 8)
    for item, good in stage.items:
        if stage.book.there(item):
            continue
        many = max(round(good.use * stage.rng.uniform(1.5, 2.0)), 2)
        entry = HandEntry(
            kind=Kind.OPENING,
            item=item,
            store=stage.book.balances[item.pk].store,
            quantity=many,
            unit_cost=good.price,
            entered_at=moment,
            entered_by=stage.manager,
        )
        stage.book.move(item, Kind.OPENING, many, document=stage.book.add(entry), at=moment, by=stage.manager, cost=good.price)


def one_month(stage: Stage, first: date, buying: Buying) -> None:
    """Day by day: what was ordered comes, departments take what they need, the last Friday counts."""
    days = stage.workdays(first, min(month_after(first), stage.today))
    whole = len(stage.workdays(first, month_after(first)))
    parcels = shares(stage, first, days, whole)
    counts_on = stage.working.shift(stage.working.last_weekday_of_month(first.year, first.month, 4), "previous")
    for number, day in enumerate(days):
        if number == 1:
            buying.order(first, at(day, 9))
        buying.receive(day)
        for (department, store), wanted in sorted(parcels.get(day, {}).items(), key=lambda each: (each[0][0].pk, each[0][1].position)):
            hand_out(stage, department, store, wanted, day)
        if day == counts_on:
            for store in dict.fromkeys(balance.store for balance in stage.book.balances.values()):
                count(stage, store, first, day)
    dispose(stage, first, days)


Parcels = dict[date, dict[tuple[Department, Store], list[tuple[Item, int]]]]


def shares(stage: Stage, first: date, days: list[date], whole: int) -> Parcels:
    """Who takes how much of what on which day: the use of the month, by season, spread over the departments that use it."""
    parcels: Parcels = {}
    if not days:
        return parcels
    visits = {each.pk: sorted(stage.rng.sample(days, min(TIMES, len(days)))) for each in stage.departments}
    for item, good in stage.items:
        many = round(good.use * _season(good, first) * stage.rng.uniform(0.85, 1.15) * len(days) / whole)
        store = stage.book.balances[item.pk].store
        for department, part in _users(stage, good, many):
            day = stage.rng.choice(visits[department.pk])
            parcels.setdefault(day, {}).setdefault((department, store), []).append((item, part))
    return parcels


def _season(good: Good, first: date) -> float:
    return SEASONS.get(good.category, EVEN)[first.month - 1] / 12


def _users(stage: Stage, good: Good, many: int) -> list[tuple[Department, int]]:
    known = USERS.get(good.category)
    chosen = [each for each in stage.departments if known and each.name in known]
    if not chosen:
        chosen = stage.rng.sample(stage.departments, min(4, len(stage.departments)))
    weights = [known[each.name] if known and each.name in known else stage.rng.uniform(0.5, 1.5) for each in chosen]
    parts = [(each, round(many * weight / sum(weights))) for each, weight in zip(chosen, weights, strict=True)]
    return [(each, part) for each, part in parts if part > 0]


def hand_out(stage: Stage, department: Department, store: Store, wanted: list[tuple[Item, int]], day: date) -> None:
    """One batch of one department in one hand: asked for the day before, agreed to by its head, signed for on the screen."""
    there = [(item, min(many, stage.book.there(item))) for item, many in wanted]
    there = [(item, many) for item, many in there if many > 0]
    if not there:
        return
    rng, book = stage.rng, stage.book
    taker, moment = rng.choice(stage.members[department.pk]), at(day, rng.randint(10, 16), rng.choice(range(0, 60, 5)))
    asked = moment - timedelta(hours=rng.randint(3, 20))
    requisition = Requisition(
        asker=taker,
        department=department,
        store=store,
        purpose=rng.choice(PURPOSES),
        created_at=asked,
        created_by=taker,
        approved_at=asked + timedelta(hours=1),
        approved_by=department.head,
        done_at=moment,
    )
    book.numbered(REQUISITIONS, requisition, moment)
    handout = Handout(store=store, department=department, taker=taker, signed=Handout.Signed.PHONE, issued_at=moment, issued_by=stage.desk)
    handout.checked_at, handout.checked_by = moment, stage.desk
    handout.confirmed_at, handout.confirmed_by = min(moment + timedelta(minutes=rng.randint(1, 50)), stage.scene.now), taker
    book.numbered(HANDOUTS, handout, moment)
    for item, many in there:
        line = book.add(RequisitionLine(requisition=requisition, item=item, asked=many, approved=many, issued=many))
        issue = book.add(Issue(handout=handout, line=line, quantity=many))
        book.move(item, Kind.ISSUE, many, document=issue, at=moment, by=stage.desk, department=department)
        if item.is_old_for_new:
            book.add(_handed_in(stage, issue, item, moment))


def _handed_in(stage: Stage, issue: Issue, item: Item, moment: datetime) -> HandIn:
    """The old one, mostly; what became of it is said within the week."""
    if stage.rng.random() < 0.08:
        return HandIn(issue=issue, without="新增岗位，没有旧件")
    fate = Fate.HAZARDOUS if item.icon == "printer" else stage.rng.choice([Fate.RECYCLE, Fate.SCRAP])
    if moment > stage.scene.now - timedelta(days=12):
        return HandIn(issue=issue, quantity=issue.quantity)
    return HandIn(issue=issue, quantity=issue.quantity, fate=fate, fate_at=moment + timedelta(hours=1), fate_by=stage.desk)


def dispose(stage: Stage, first: date, days: list[date]) -> None:
    """What is hazardous or scrapped leaves the house at the end of a month, signed for."""
    if not days or first == stage.months[-1]:
        return
    moment = at(days[-1], 15)
    leaving = [row for row in stage.book.rows[HandIn] if row.fate in (Fate.HAZARDOUS, Fate.SCRAP, Fate.RECYCLE)]
    if leaving:
        batch = Disposal(
            taken_by_whom="申环再生资源有限公司", signed_at=moment, signed_by=stage.manager, created_at=moment, created_by=stage.desk
        )
        stage.book.numbered(DISPOSALS, batch, moment)
        for row in leaving:
            row.disposal = batch


def count(stage: Stage, store: Store, first: date, day: date) -> None:
    """The month's stocktake: three lines differ by a little, explained, agreed to the same evening and booked."""
    rng, book = stage.rng, stage.book
    opened, handed_in, approved = at(day, 16, 30), at(day, 18), at(day, 18, 30)
    stocktake = Stocktake(store=store, month=first, opened_at=opened, handed_in_at=handed_in, handed_in_by=stage.desk)
    stocktake.approved_at, stocktake.approved_by = approved, stage.manager
    book.numbered(STOCKTAKES, stocktake, opened)
    balances: list[Balance] = [each for each in book.balances.values() if each.store == store]
    differing = {each.item_id for each in rng.sample(balances, min(3, len(balances)))}
    for balance in balances:
        off = rng.choice([-3, -2, -1, -1, 1, 2]) if balance.item_id in differing else 0
        counted = max(balance.on_hand + off, 0)
        line = StocktakeLine(stocktake=stocktake, item=balance.item, book=balance.on_hand, average=balance.average, counted=counted)
        line.counted_at, line.counted_by = handed_in - timedelta(minutes=rng.randint(5, 80)), stage.desk
        change = counted - balance.on_hand
        if change:
            line.cause, line.recounted = rng.choice(CAUSES), counted
            line.recounted_at, line.recounted_by = handed_in - timedelta(minutes=2), stage.buyer
        book.add(line)
        if change:
            kind = Kind.FOUND if change > 0 else Kind.MISSING
            book.move(balance.item, kind, abs(change), document=line, at=approved, by=stage.manager)
