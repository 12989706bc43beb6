"""Doors of the ledger and of what is there."""

from datetime import date

from django.utils import timezone

from frontdesk.people.models import Person
from supplies.models import ClosedMonth, HandEntry, Kind, Movement
from tests.factories.supplies import a_store, an_item, put_in
from tests.matrix.rows import BUYERS, MANAGER, STOREKEEPERS, Row, page, step
from tests.moments import MONDAY_9AM

PAGES: dict[str, Row] = {
    **dict.fromkeys(["supplies:movement_list", "supplies:movement_export", "supplies:stock_scrap"], page(STOREKEEPERS)),
    **dict.fromkeys(["supplies:movement_reverse", "supplies:stock_open"], page(BUYERS)),
    **dict.fromkeys(["supplies:stock_sheet", "supplies:stock_export"], page(STOREKEEPERS)),
    **dict.fromkeys(["supplies:opening_sheet", "supplies:opening_import"], page(BUYERS)),
    **dict.fromkeys(["supplies:opening_import_confirm"], step(BUYERS)),
    "supplies:month_list": page(MANAGER),
    "supplies:month_close": step(MANAGER, month="2026-10"),
    "supplies:month_ask": step(MANAGER, reason="x"),
    **dict.fromkeys(["supplies:month_open", "supplies:item_mend"], step(MANAGER)),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    closed, _is_new = ClosedMonth.objects.get_or_create(month=date(2020, 1, 1), defaults={"closed_at": MONDAY_9AM})
    return {
        "supplies:movement_": {"pk": put_in(an_item(), 5).pk},
        "supplies:month_": {"pk": closed.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many movements, each with its paper."""
    item, now = an_item(), timezone.now()
    facts = {"item": item, "store": a_store(), "quantity": 2, "entered_at": now, "entered_by": person}
    papers = HandEntry.objects.bulk_create([HandEntry(kind=Kind.SCRAP, reason="坏了", **facts) for _number in range(many)])
    common = {"item": item, "store": a_store(), "unit_cost": 1, "on": timezone.localdate(now), "moved_at": now, "moved_by": person}
    label = HandEntry._meta.label_lower
    Movement.objects.bulk_create([Movement(kind=Kind.SCRAP, quantity=-2, document=label, line=each.pk, **common) for each in papers])
