"""The ledger of supplies with 2,000,000 movements (median of 30, in-process): pages, and the nightly proof that stock is their sum."""

import time
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.office import FLOOR, large
from benchmarks.pages import median_of
from frontdesk.people.models import Department, Person
from supplies.actions.checking import differences
from supplies.models import Balance, Category, Item, Movement, Store

MANY = 2_000_000
ITEMS = 150
DAYS = 1095
SERIES = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) ",
    "postgresql": "WITH n(i) AS (SELECT generate_series(1, {many})) ",
}
DAY = {"sqlite": "date('{today}', '-' || ({days} - 1 - (i - 1) * {days} / {many}) || ' days')"}
DAY["postgresql"] = "date '{today}' - ({days} - 1 - (i - 1)::bigint * {days} / {many})::int"
PATHS = (
    *("/supplies/ledger/", "/supplies/ledger/?page=90", "/supplies/ledger/?month={month}", "/supplies/ledger/?kind=scrap"),
    *("/supplies/ledger/?item={item}", "/supplies/ledger/?item={item}&page=200", "/supplies/ledger/?department={department}"),
    *("/supplies/ledger/?q=bench7", "/supplies/stock/", "/supplies/stock/?state=low", "/supplies/items/", "/supplies/months/"),
)


def measure() -> Iterator[str]:
    large()
    began = time.perf_counter()
    items = plant() if Movement.objects.count() < MANY else list(Item.objects.order_by("pk"))  # the large demo has as many
    yield f"{Movement.objects.count():,} movements of {len(items)} items, there after {time.perf_counter() - began:.0f} s"
    client = Client()
    client.force_login(Person.objects.get(username="olga"))
    floor = median_of(client, FLOOR)
    month = timezone.localdate().replace(day=1).replace(year=timezone.localdate().year - 1)
    names = {"month": f"{month:%Y-%m}", "item": items[3].pk, "department": Department.objects.order_by("pk")[0].pk}
    for path in (FLOOR, *(path.format(**names) for path in PATHS)):
        took = median_of(client, path)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        yield f"{path:<40} {took:6.1f} ms {took / floor:5.1f} times {len(asked):3} statements ({answer.status_code})"
    began = time.perf_counter()
    wrong = differences()
    yield f"nightly proof: {1000 * (time.perf_counter() - began):.0f} ms, {len(wrong)} differences"


def plant() -> list[Item]:
    """A receipt of forty and nineteen issues of two, over and over, spread over three years; and the balances that they make."""
    now = timezone.now()
    category, store = (
        Category.objects.create(name="基准"),
        Store.objects.order_by("position", "pk").first() or Store.objects.create(name="基准"),
    )
    first = Item.objects.count()
    rows = [
        Item(name=f"bench{n}", unit="支", number=f"B{first + n:05d}", category=category, minimum=50, created_at=now) for n in range(ITEMS)
    ]
    items = Item.objects.bulk_create(rows)
    vendor = connection.vendor
    day = DAY[vendor].format(today=timezone.localdate(), days=DAYS, many=MANY)
    departments = list(Department.objects.order_by("pk").values_list("pk", flat=True)[:8])
    kind = "CASE WHEN i %% 20 = 0 THEN 'receipt' ELSE 'issue' END"
    quantity = "CASE WHEN i %% 20 = 0 THEN 40 ELSE -2 END"
    turns = " ".join(f"WHEN {turn} THEN {pk}" for turn, pk in enumerate(departments))
    department = f"CASE WHEN i %% 20 = 0 THEN NULL ELSE CASE i %% {len(departments)} {turns} END END"
    with connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute("SET statement_timeout = 0")
        series = SERIES[vendor].format(many=MANY)
        fields = 'item_id, store_id, kind, quantity, unit_cost, department_id, document, line, "on", moved_at, moved_by_id, reverses_id'
        chosen = (
            f"{items[0].pk} + (i / 20) %% {ITEMS}, {store.pk}, {kind}, {quantity}, 1.5, {department}, 'bench', i, {day}, %s, NULL, NULL"
        )
        cursor.execute(f"INSERT INTO supplies_movement ({fields}) {series}SELECT {chosen} FROM n", [now])
        cursor.execute("ANALYZE")
        if vendor == "postgresql":
            cursor.execute("RESET statement_timeout")
    sums = Movement.objects.filter(item__in=items).sums()
    Balance.objects.bulk_create([Balance(item_id=item, store_id=held, on_hand=many, average=1.5) for (item, held), many in sums.items()])
    return items
