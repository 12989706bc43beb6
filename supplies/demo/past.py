"""Two million movements of the years before, for who wants to see how long things take: the ledger only, without its papers."""

from datetime import date, timedelta
from decimal import Decimal

from frontdesk.workdays.months import month_after, month_before
from supplies.actions.ledger import carry
from supplies.demo.months import at
from supplies.demo.stage import Stage
from supplies.models import Balance, Issue, Kind, Movement, ReceiptLine

MANY = 2_000_000
YEARS = 2
CHUNK = 5_000
FIRST_LINE = 10**9  # lines of papers that are not kept: behind all that are
PARCEL = 900  # base units that come at once
CENTS = Decimal("0.01")


def long_past(stage: Stage, many: int = MANY) -> int:
    """Month after month each item is handed out to departments one by one, and comes when it runs low; how many movements that makes."""
    months = [month_before(stage.months[0])]
    while len(months) < 12 * YEARS:
        months.insert(0, month_before(months[0]))
    each = max(many // (len(months) * len(stage.items)), 1)
    rows: list[Movement] = []
    line, written = FIRST_LINE, 0
    for first in months:
        days = stage.workdays(first, month_after(first))
        for item, good in stage.items:
            balance = stage.book.balances[item.pk]
            price = (good.price * Decimal(stage.rng.randint(95, 105)) / 100).quantize(CENTS)
            for number in range(each):
                line += 1
                day = days[number * len(days) // each]
                rows.append(_moved(stage, balance, price, day, line))
            if len(rows) >= CHUNK:
                written += _write(rows)
    return written + _write(rows)


def _moved(stage: Stage, balance: Balance, price: Decimal, day: date, line: int) -> Movement:
    comes = balance.on_hand < 4
    quantity = PARCEL if comes else -stage.rng.randint(1, 3)
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


def _write(rows: list[Movement]) -> int:
    many = len(rows)
    Movement.objects.bulk_create(rows, batch_size=1000)
    rows.clear()
    return many
