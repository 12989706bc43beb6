"""Doors of the catalogue."""

from django.utils import timezone

from frontdesk.people.models import Person
from supplies.models import Balance, Item
from tests.factories.supplies import a_store, an_item
from tests.matrix.rows import BUYERS, STAFF, STOREKEEPERS, Row, page, step

THINGS = ("category", "store")
PAGES: dict[str, Row] = {
    **dict.fromkeys(["supplies:item_list", "supplies:item_export"], page(STOREKEEPERS)),
    "supplies:item_detail": page(STAFF),
    **dict.fromkeys(["supplies:item_new", "supplies:item_edit", "supplies:setting_list"], page(BUYERS)),
    "supplies:item_labels": page(STOREKEEPERS),
    **dict.fromkeys(["supplies:item_sheet", "supplies:item_import"], page(BUYERS)),
    "supplies:item_import_confirm": step(BUYERS),
    "supplies:item_page": page(STAFF),
    "supplies:item_report": step(STAFF, what="empty"),
    **dict.fromkeys(["supplies:item_close", "supplies:item_reopen"], step(BUYERS)),
    **dict.fromkeys([f"supplies:{thing}_{name}" for thing in THINGS for name in ("new", "edit")], page(BUYERS)),
    **dict.fromkeys([f"supplies:{thing}_{verb}" for thing in THINGS for verb in ("close", "reopen")], step(BUYERS)),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    item = an_item()
    return {
        "supplies:item_page": {"token": item.token},
        "supplies:item_report": {"token": item.token},
        "supplies:item_": {"pk": item.pk},
        "supplies:category_": {"pk": item.category_id},
        "supplies:store_": {"pk": a_store().pk},
    }


def plant(many: int, person: Person) -> None:
    """So many items, each in stock."""
    now, first = timezone.now(), an_item()
    made = Item.objects.bulk_create(
        [Item(name="物品", unit="个", number=f"P{first.pk}-{n}", category=first.category, created_at=now, minimum=5) for n in range(many)]
    )
    Balance.objects.bulk_create([Balance(item=item, store=a_store(), on_hand=3) for item in made])
