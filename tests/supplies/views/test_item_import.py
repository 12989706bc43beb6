"""The catalogue and the opening stock as files: what is written comes back unchanged, all or nothing, every mistake by its cell."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from frontdesk.excel.read import Sheet, read
from frontdesk.excel.write import write
from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from supplies.actions import by_hand
from supplies.models import Balance, Category, Item, Movement, Pack, Store, Supplier
from tests.factories.places import a_place
from tests.factories.supplies import a_store, an_item, stocked, take_out
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at")]
ITEMS, OPENINGS = "supplies:item_import", "supplies:opening_import"


def file_of(rows: Sequence[Sequence[Any]], title: str = "物品") -> SimpleUploadedFile:
    out = BytesIO()
    write(out, title=title, heads=[str(head) for head in rows[0]], rows=rows[1:])
    return SimpleUploadedFile("x.xlsx", out.getvalue())


def written(staff: Staff, page: str) -> Sheet:
    return read(BytesIO(b"".join(staff.open(page).streaming_content)), rows=3000, columns=30)


def sent_back(staff: Staff, sheet: Sheet, page: str, **changes: Any) -> HttpResponse:
    """The same file again, with the cells `row:column` of `changes` changed."""
    rows = [list(row.values) for row in sheet.rows]
    for at, value in changes.items():
        row, column = map(int, at.removeprefix("at_").split("_"))
        rows[row - 1][column - 1] = value
    return staff.press(page, file=file_of(rows, sheet.title), on="2026-11-23")


def confirmed(staff: Staff, preview: HttpResponse, page: str) -> HttpResponse:
    return staff.press(f"{page}_confirm", payload=preview.context["payload"])


@pytest.fixture
def shelf(olga: Person) -> list[Item]:
    """Forty items of all kinds."""
    paper = Category.objects.create(name="纸品", name_en="Paper")
    supplier = Supplier.objects.create(name="晨光文具", created_at=MONDAY_9AM)
    made = [an_item(name=f"物品{number}", number=f"N{number:03d}") for number in range(38)]
    full = an_item(
        name="=A4纸",
        name_en="A4 paper",
        number="N900",
        category=paper,
        specification="80 g",
        brand="得力",
        unit="包",
        unit_en="ream",
        minimum=5,
        maximum=50,
        tolerance=0,
        is_everyday=True,
        is_high_value=True,
        is_old_for_new=True,
        supplier=supplier,
        place=a_place(olga),
    )
    Pack.objects.create(item=full, name="箱", name_en="carton", holds=8)
    Pack.objects.create(item=full, name="托", holds=320)
    return [*made, full, stocked(3, name="在库", number="N901")]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_what_is_written_comes_back_unchanged(olga: Person, shelf: list[Item], language: str) -> None:
    staff = Staff(olga, language)
    preview = sent_back(staff, written(staff, "supplies:item_sheet"), ITEMS)
    found = preview.context["found"]
    assert (preview.status_code, found.wanted, found.unchanged) == (200, (), Item.objects.count())

    again = Staff(olga, "en" if language == "zh-hans" else "zh-hans")  # the other language reads it too
    assert sent_back(again, written(staff, "supplies:item_sheet"), ITEMS).context["found"].wanted == ()


def test_a_wrong_unit_in_row_37_is_named_by_sheet_row_column_and_value(olga: Person, shelf: list[Item]) -> None:
    staff = Staff(olga)
    for item in Item.objects.filter(number="N035"):
        by_hand.open_stock(item, store=a_store(), quantity=3, unit_cost=Decimal(1), on=MONDAY_9AM.date(), by=olga, now=MONDAY_9AM)
    sheet = written(staff, "supplies:item_sheet")
    assert sheet.rows[36].values[0] == "N035"
    answer = sent_back(staff, sheet, ITEMS, at_37_7="盒", at_2_3="")
    [name, unit] = answer.context["problems"]
    assert (unit.sheet, unit.row, unit.column, unit.value, "支" in unit.words) == ("Catalogue", 37, "G", "盒", True)
    assert (name.row, name.column, answer.status_code) == (2, "C", 422)
    assert "Catalogue, row 37, column G 盒 It has moved in its unit already; expected: 支" in words(answer)


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("at_5_2", "没有", "No open category is called so"),
        ("at_5_9", "盒", "Write each pack on a line of its own"),
        ("at_5_9", "盒 12\n包 12", "Two packs have one name or one size"),
        ("at_5_10", "-1", "Write a whole number from 0 on"),
        ("at_5_10", "1.5", "Write a whole number from 0 on"),
        ("at_5_11", 4, "A maximum goes with a minimum"),
        ("at_5_13", "maybe", "Write “yes”"),
        ("at_5_16", "没有", "No open supplier is called so"),
        ("at_5_17", "没有", "No open place is called so"),
        ("at_5_1", "N000", "Row 2 is about the same one"),
        ("at_5_3", "长" * 61, "Write at most 60 characters"),
        ("at_5_7", "", None),
    ],
)
def test_what_is_wrong_is_said(olga: Person, shelf: list[Item], cell: str, value: object, said: str | None) -> None:
    staff = Staff(olga)
    answer = sent_back(staff, written(staff, "supplies:item_sheet"), ITEMS, **{cell: value})
    if said:
        [problem] = answer.context["problems"]
        assert (problem.row, said in problem.words) == (5, True)


def test_new_and_changed_ones_are_taken_whole(olga: Person, shelf: list[Item]) -> None:
    staff = Staff(olga)
    rows = [
        ["编号", "类别", "名称（中文）", "规格", "单位（中文）", "包装规格", "下限", "日常物品"],
        ["N001", "文具", "改了名", None, "支", "盒 12", 7, None],
        [None, "Paper", "便利贴", "76 × 76", "本", "盒 box 12；箱 240", None, "是"],
    ]
    heads = {
        "编号": "Number",
        "类别": "Category",
        "名称（中文）": "Name in Chinese",
        "规格": "Specification",
        "单位（中文）": "Unit in Chinese",
    }
    heads |= {"包装规格": "Packs it is bought in", "下限": "Minimum", "日常物品": "Everyday item"}
    rows[0] = [heads[head] for head in rows[0]]
    preview = staff.press(ITEMS, file=file_of(rows))
    assert ([each.pk is None for each in preview.context["found"].wanted], "便利贴" in words(preview)) == ([False, True], True)
    assert staff.told(confirmed(staff, preview, ITEMS)) == ["1 items added, 1 changed."]
    new, old = Item.objects.get(name="便利贴"), Item.objects.get(number="N001")
    assert (new.number, new.category.name, new.is_everyday, [pack.holds for pack in new.packs.all()]) == (
        "WP-0001",
        "纸品",
        True,
        [12, 240],
    )
    assert (old.name, old.minimum, old.packs.get().holds) == ("改了名", 7, 12)
    assert staff.press(ITEMS, file=file_of(rows)).context["found"].wanted == ()  # found by name and specification


def test_all_rows_or_none_and_what_changed_meanwhile_refuses_it(olga: Person, shelf: list[Item]) -> None:
    staff = Staff(olga)
    sheet = written(staff, "supplies:item_sheet")
    preview = sent_back(staff, sheet, ITEMS, at_2_6="晨光", at_3_6="晨光")
    Item.objects.filter(number="N001").update(brand="真彩")
    answer = confirmed(staff, preview, ITEMS)
    assert (answer.status_code, "Row 3, 物品1: somebody else has changed it" in words(answer)) == (422, True)
    assert (Item.objects.filter(brand="晨光").count(), Entry.objects.filter(verb="change_item").count()) == (0, 0)


def test_the_preview_of_another_or_of_yesterday_takes_nothing(olga: Person, shelf: list[Item], rita: Person) -> None:
    staff = Staff(olga)
    answer = staff.press(f"{ITEMS}_confirm", payload="nonsense")
    assert (answer.status_code, "older than an hour" in words(answer)) == (422, True)
    assert Staff(rita).open(ITEMS).status_code == 403
    assert staff.open(ITEMS).status_code == staff.open(OPENINGS).status_code == 200


def test_opening_stock_goes_out_and_comes_back(olga: Person) -> None:
    pens, paper = an_item(name="中性笔", number="N1"), an_item(name="A4纸", number="N2", unit="包")
    a_store()
    staff = Staff(olga)
    sheet = written(staff, "supplies:opening_sheet")
    preview = sent_back(staff, sheet, OPENINGS, at_2_5=120, at_2_7="1.75", at_3_5=30, at_3_7=18.5)
    assert [(each.name, each.values["quantity"]) for each in preview.context["found"].wanted] == [("中性笔", 120), ("A4纸", 30)]
    assert staff.told(confirmed(staff, preview, OPENINGS)) == ["2 items have their opening stock."]
    assert {b.item_id: (b.on_hand, b.average) for b in Balance.objects.all()} == {
        pens.pk: (120, Decimal("1.75")),
        paper.pk: (30, Decimal("18.5")),
    }

    take_out(pens, 20)
    back = written(staff, "supplies:opening_sheet")
    found = sent_back(staff, back, OPENINGS).context["found"]
    assert (found.wanted, found.unchanged, Movement.objects.count()) == ((), 2 + 1, 3)  # the document of the issue is an item here

    wrong = sent_back(staff, back, OPENINGS, at_2_5=121, at_3_6="箱")
    assert [(each.row, each.column, each.value) for each in wrong.context["problems"]] == [(2, "E", "121"), (3, "F", "箱")]
    assert "expected: 包" in words(wrong)


def test_opening_stock_of_a_store_that_is_named(olga: Person) -> None:
    an_item(number="N1")
    a_store()
    Store.objects.create(name="库房", position=5)
    rows = [["Number", "Opening stock", "Cost of one, without tax", "Store"], ["N1", 5, 2, "库房"], ["N1", 7, 2, ""], ["N1", 1, 2, "没有"]]
    staff = Staff(olga)
    answer = staff.press(OPENINGS, file=file_of(rows), on="2026-11-23")
    assert [(each.row, each.column) for each in answer.context["problems"]] == [(4, "D")]
    confirmed(staff, staff.press(OPENINGS, file=file_of(rows[:3]), on="2026-11-23"), OPENINGS)
    assert {b.store.name: b.on_hand for b in Balance.objects.select_related("store")} == {"库房": 5, "文具柜": 7}


def test_no_file_and_no_xlsx_are_said(olga: Person) -> None:
    staff = Staff(olga)
    assert "Choose a file." in words(staff.press(ITEMS))
    assert "This is not an .xlsx file." in words(staff.press(ITEMS, file=SimpleUploadedFile("x.xlsx", b"nonsense")))
    assert reverse(ITEMS) == "/supplies/items/import/"
