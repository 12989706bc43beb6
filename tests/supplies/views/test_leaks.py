"""What an attacker looked for in supplies, or tried with days and files: prices, figures of a blind count, what is not said twice."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from frontdesk.excel.write import write
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from supplies.actions import closing, demand_rounds, orders
from supplies.models import HandEntry, Item, Movement, RequisitionLine
from tests.factories.people import PersonFactory
from tests.factories.supplies import a_store, an_item, stocked
from tests.factories.supplies_purchase import a_receipt, an_order
from tests.factories.supplies_requisition import agreed, handed
from tests.factories.supplies_stocktakes import a_stocktake, counted, line_of
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at"), pytest.mark.once]
PRICE = "7.31"
COST = "Cost of one, without tax"
HEADS = ["Number", "Category", "Name in Chinese", "Unit in Chinese"]
OPENING = ["Number", "Opening stock", COST]


@pytest.fixture
def lei(db: None) -> Person:
    """The logistics officer, who buys."""
    return PersonFactory(username="lei", roles=[Role.LOGISTICS_OFFICER])


def status(response: HttpResponse) -> int:
    return int(response.status_code)


# What nobody but a buyer may know


def test_prices_stand_in_no_notice_and_no_to_do_of_who_may_not_know_them(lei: Person, rita: Person, ann: Person, bo: Person) -> None:
    item = an_item(name="键盘", is_everyday=False)
    order = an_order(lei, 10, PRICE, "8", "9", item=item)
    agreed(ann, {item: 5}, by=bo)
    a_receipt(order, 10, 2, by=rita)
    handed(RequisitionLine.objects.get().requisition, by=rita, signed="phone", signature=None)
    told = [written(notice) for notice in Notice.objects.filter(reader__in=[rita, ann, bo])]

    assert told
    assert [text for text in told if PRICE in f"{text}" or "¥" in f"{text}"] == []
    for person in (rita, ann, bo):
        pages = [
            Staff(person).client.get(path) for path in ("/", "/inbox/", "/todos/", item.get_absolute_url(), f"/search/?q={order.number}")
        ]
        assert [page.request["PATH_INFO"] for page in pages if PRICE in page.content.decode()] == []


@pytest.mark.parametrize("name", ["item_export", "stock_export", "order_export", "receipt_export", "stocktake_export", "movement_export"])
def test_no_file_of_a_receptionist_holds_a_price(lei: Person, rita: Person, name: str) -> None:
    item = an_item(name="键盘")
    a_receipt(an_order(lei, 10, PRICE, "8", "9", item=item, is_with_tax=False), 10, by=rita)
    a_stocktake(by=rita)
    assert item.balances.get().average == Decimal(PRICE)

    assert [cell for cell in cells(Staff(rita).open(f"supplies:{name}")) if PRICE in str(cell)] == []


def cells(file: HttpResponse) -> list[Any]:
    book = load_workbook(BytesIO(b"".join(file.streaming_content)))
    return [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]


def test_no_paper_of_a_blind_count_says_what_should_lie_there(rita: Person, olga: Person) -> None:
    item = stocked(73_519, name="订书机")
    stocked(5, name="胶带")
    blind, staff = a_stocktake(by=rita), Staff(rita)
    counted(blind, item, 73_500, by=rita)
    staff.press("supplies:stocktake_explain", blind.pk, **{f"line-{line_of(blind, item).pk}-cause": "loss"})
    pages = [
        staff.open("supplies:stocktake_detail", blind.pk),
        staff.open("supplies:stocktake_sheet", blind.pk),
        staff.open("supplies:stocktake_count_item", blind.pk, item.token),
        staff.open("supplies:stocktake_import", blind.pk),
        staff.open("supplies:item_page", item.token),
        staff.open("supplies:stocktake_list"),
    ]
    assert [page.request["PATH_INFO"] for page in pages if "73519" in (said := words(page).replace(",", "")) or "-19" in said] == []
    files = [
        Staff(who).open(f"supplies:stocktake_{name}", *ask)
        for who in (rita, olga)
        for name, ask in (("counts", [blind.pk]), ("export", []))
    ]
    assert [file for file in files if {73_519, 73_500, -19} & set(cells(file))] == []


# Days that are closed or to come


def test_nothing_is_booked_into_a_closed_month_by_any_form(lei: Person, rita: Person, olga: Person) -> None:
    item, full = an_item(name="笔"), stocked(9, name="键盘")
    closing.close(date(2026, 10, 1), by=olga, now=MONDAY_9AM)
    moved, buyer = Movement.objects.get(), Staff(lei)
    for day in ("2026-10-31", "2026-11-24"):  # closed, to come
        here = {"store": a_store().pk, "quantity": 1, "on": day}
        answers = [
            buyer.press("supplies:stock_open", item=item.pk, unit_cost=1, **here),
            Staff(rita).press("supplies:stock_scrap", item=full.pk, reason="x", **here),
            buyer.press("supplies:movement_reverse", moved.pk, reason="x", on=day),
            buyer.press("supplies:opening_import", file=file_of([OPENING, [item.number, 1, 1]]), on=day),
        ]
        assert [status(answer) for answer in answers] == [422] * 4
    assert Movement.objects.count() == 1


def test_a_month_that_was_closed_after_the_preview_takes_no_opening_stock(lei: Person, olga: Person) -> None:
    item, buyer = an_item(name="笔"), Staff(lei)
    a_store()
    preview = buyer.press("supplies:opening_import", file=file_of([OPENING, [item.number, 1, 1]]), on="2026-10-31")
    closing.close(date(2026, 10, 1), by=olga, now=MONDAY_9AM)

    answer = buyer.press("supplies:opening_import_confirm", payload=preview.context["payload"])
    assert (status(answer), "is closed since" in words(answer), HandEntry.objects.count()) == (422, True, 0)


# Files


def file_of(rows: list[list[Any]]) -> SimpleUploadedFile:
    out = BytesIO()
    write(out, title="x", heads=rows[0], rows=rows[1:])
    return SimpleUploadedFile("x.xlsx", out.getvalue())


def test_two_who_confirm_the_same_file_add_its_items_once(lei: Person, olga: Person) -> None:
    an_item(name="别的")
    rows = [HEADS, ["", "文具", "荧光笔", "支"], ["", "文具", "橡皮", "块"]]
    previews = [Staff(person).press("supplies:item_import", file=file_of(rows)) for person in (lei, olga)]
    payloads = [preview.context["payload"] for preview in previews]
    answers = [
        Staff(lei).press("supplies:item_import_confirm", payload=payloads[0]),
        Staff(lei).press("supplies:item_import_confirm", payload=payloads[0]),  # from another tab
        Staff(lei).press("supplies:item_import_confirm", payload=payloads[1]),  # signed for somebody else
        Staff(olga).press("supplies:item_import_confirm", payload=payloads[1]),
    ]
    assert [status(answer) for answer in answers] == [302, 422, 422, 422]
    assert Item.objects.filter(name__in=["荧光笔", "橡皮"]).count() == 2


@pytest.mark.parametrize("cell", ["=1+1", "1e999999", "9" * 400, "NaN", "-1", "1.5", "１２3x", "1e-999999", True])
def test_a_cell_that_is_no_count_is_a_problem_of_its_row(lei: Person, cell: Any) -> None:
    item, buyer = an_item(name="笔"), Staff(lei)
    a_store()
    opening = buyer.press("supplies:opening_import", file=file_of([OPENING, [item.number, cell, 1]]), on="2026-11-23")
    items = buyer.press("supplies:item_import", file=file_of([[*HEADS, "Minimum"], [item.number, "文具", "笔", "支", cell]]))

    assert [status(opening), status(items)] == [422, 422]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 1000, b"<html>"])
def test_what_is_no_spreadsheet_is_refused_in_words(lei: Person, rita: Person, data: bytes) -> None:
    stocked(3)
    blind = a_stocktake(by=rita)
    files = [SimpleUploadedFile("x.xlsx", data) for _n in range(4)]
    answers = [
        Staff(lei).press("supplies:item_import", file=files[0]),
        Staff(lei).press("supplies:opening_import", file=files[1], on="2026-11-23"),
        Staff(lei).press("supplies:supplier_import", file=files[2]),
        Staff(rita).press("supplies:stocktake_import", blind.pk, file=files[3]),
    ]
    assert [status(answer) for answer in answers] == [422] * 4


# Reading


def test_no_page_writes_anything_when_it_is_read(lei: Person, olga: Person, rita: Person, ann: Person, bo: Person) -> None:
    order = an_order(lei, 10, item=an_item(name="键盘"))
    a_receipt(order, 5, 1, by=rita)
    paper = agreed(ann, {order.lines.get().item: 2}, by=bo)
    handed(paper, by=rita, many=1)
    blind = a_stocktake(by=rita)
    demand_rounds.open_round(date(2026, 12, 1), now=MONDAY_9AM)
    boss, written_by = Staff(olga), list[str]()
    boss.open("supplies:catalogue")  # the session is there
    made = {"order": order.pk, "paper": paper.pk, "blind": blind.pk, "plan": order.application.plan_id}
    for name, args in PAGES:
        with CaptureQueriesContext(connection) as asked_for:
            boss.open(f"supplies:{name}", *[made[each] for each in args])
        written_by += [name for query in asked_for if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written_by == []


PAGES = (
    *((name, ()) for name in ("item_list", "stock_sheet", "movement_list", "order_list", "receipt_list", "requisition_list", "plan_list")),
    *((name, ()) for name in ("handout_new", "handout_counter", "stocktake_list", "demand_list", "cost_list", "month_list", "review_list")),
    *((name, ()) for name in ("stock_report_list", "exception_list", "loan_list", "old_list", "setting_list", "supplier_list")),
    *((name, ("order",)) for name in ("order_detail", "receipt_new")),
    ("requisition_detail", ("paper",)),
    *((f"stocktake_{name}", ("blind",)) for name in ("detail", "sheet", "count", "counts", "import")),
    *((name, ("plan",)) for name in ("plan_detail", "quote_grid", "application_apply")),
)


def test_an_order_whose_buyer_has_left_is_looked_after_by_who_moved_its_day(lei: Person, olga: Person) -> None:
    order = an_order(lei)
    lei.retired_at = MONDAY_9AM
    lei.save()
    orders.postpone(order, expected_on=date(2026, 12, 1), by=olga, now=MONDAY_9AM)

    assert [todo.holder for todo in Todo.objects.open().filter(promise="supplies.order_arrived")] == [olga]
