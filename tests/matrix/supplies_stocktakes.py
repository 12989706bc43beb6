"""Doors of the stocktakes."""

from frontdesk.people.models import Person
from supplies.actions import stocktakes
from supplies.models import Stocktake, StocktakeLine
from tests.factories.supplies import a_store, an_item, stocked
from tests.matrix.rows import MANAGER, STAFF, STOREKEEPERS, Row, page, step
from tests.moments import MONDAY_9AM

PAGES: dict[str, Row] = {
    **dict.fromkeys([f"supplies:stocktake_{name}" for name in ("list", "export", "new")], page(STOREKEEPERS)),
    **dict.fromkeys([f"supplies:stocktake_{name}" for name in ("count", "count_item", "counts", "import")], page(STOREKEEPERS)),
    **dict.fromkeys([f"supplies:stocktake_{name}" for name in ("detail", "sheet")], Row(gate=STAFF, own=STOREKEEPERS, other=STOREKEEPERS)),
    "supplies:stocktake_import_confirm": step(STOREKEEPERS),
    **dict.fromkeys([f"supplies:stocktake_{verb}" for verb in ("explain", "find", "put_right", "hand_in", "drop")], step(STOREKEEPERS)),
    **dict.fromkeys(["supplies:stocktake_approve", "supplies:stocktake_send_back"], Row("POST", gate=STAFF, own=MANAGER, other=MANAGER)),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    item = stocked(10)
    made = stocktakes.open(a_store(), by=person, items=[item], now=MONDAY_9AM)
    found = stocktakes.find(made, what="墨盒", quantity=2, by=person, now=MONDAY_9AM)
    return {
        "supplies:stocktake_count_item": {"pk": made.pk, "token": item.token},
        "supplies:stocktake_put_right": {"pk": made.pk, "found": found.pk},
        "supplies:stocktake_": {"pk": made.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many stocktakes of two items each, with a difference."""
    items = [an_item(name=f"盘点物品{number}") for number in range(2)]
    store = a_store()
    made = Stocktake.objects.bulk_create(
        [Stocktake(store=store, number=f"PD-{number}", opened_at=MONDAY_9AM, opened_by=person) for number in range(many)]
    )
    lines = [
        StocktakeLine(stocktake=each, item=item, book=10, average=1, counted=9, counted_at=MONDAY_9AM, counted_by=person)
        for each in made
        for item in items
    ]
    StocktakeLine.objects.bulk_create(lines)
