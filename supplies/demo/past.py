"""Two million movements of the years before, for who wants to see how long things take: the ledger only, without its papers.

One year is told, which leaves every store as full as it found it, and told again for each year before.
"""

from datetime import date, timedelta
from decimal import Decimal

from frontdesk.scene_years import YEAR, Before, Since
from supplies.actions.ledger import carry
from supplies.demo.months import at
from supplies.demo.stage import Stage
from supplies.models import Balance, Issue, Kind, Movement, ReceiptLine

MANY = 2_000_000
YEARS = 10
CHUNK = 5_000
FIRST_LINE, A_YEAR = 10**9, 10**7  # lines of papers that are not kept: behind all that are, and those of a year behind those of the next
PARCEL = 900  # base units that come at once
CENTS = Decimal("0.01")


def long_past(stage: Stage, many: int = MANY) -> int:
    """Day after day each item is handed out to departments one by one, and comes when it runs low; how many movements that makes."""
    days = stage.workdays(stage.months[0] - YEAR, stage.months[0])
    each = max(many // (YEARS * len(stage.items)), 2) - 1
    told, rows, line = Since(Movement), list[Movement](), FIRST_LINE
    for item, good in stage.items:
        balance = stage.book.balances[item.pk]
        was, price = balance.on_hand, (good.price * Decimal(stage.rng.randint(95, 105)) / 100).quantize(CENTS)
        for number in range(each):
            line += 1
            rows.append(_moved(stage, balance, price, days[number * len(days) // each], line))
        line += 1
        if quantity := was - balance.on_hand:  # a year told again changes no balance
            rows.append(_movement(stage, balance, quantity, price, days[-1], line))
        if len(rows) >= CHUNK:
            _write(rows)
    _write(rows)
    year = told.rows(Movement)
    Before(YEARS - 1).tell(Movement, year, line=f"line + {{n}} * {A_YEAR}")
    return len(year) * YEARS


def _moved(stage: Stage, balance: Balance, price: Decimal, day: date, line: int) -> Movement:
    quantity = PARCEL if balance.on_hand < 4 else -stage.rng.randint(1, 3)
    return _movement(stage, balance, quantity, price, day, line)


def _movement(stage: Stage, balance: Balance, quantity: int, price: Decimal, day: date, line: int) -> Movement:
    comes = quantity > 0
    cost = price if comes else balance.average
    carry(balance, quantity, cost)
    moment = at(day, 10) + timedelta(seconds=line % 25_000)
    return Movement(
        item_id=balance.item_id,
        store=balance.store,
        kind=Kind.RECEIPT if comes else Kind.ISSUE,
        quantity=quantity,
        unit_cost=cost,
        department=None if comes else stage.rng.choice(stage.departments),
        document=(ReceiptLine if comes else Issue)._meta.label_lower,
        line=line,
        on=day,
        moved_at=moment,
        moved_by=stage.desk,
    )


def _write(rows: list[Movement]) -> None:
    Movement.objects.bulk_create(rows, batch_size=1000)
    rows.clear()
