"""The stock sheet: now, minimum, to buy; and as many questions for thirty items as for one."""

from io import BytesIO

import pytest

from frontdesk.excel.read import read
from frontdesk.people.models import Person
from supplies.models import Pack
from tests.factories.supplies import an_item, stocked
from tests.queries import queries
from tests.staff import Staff, names_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
PAGE = "supplies:stock_sheet"


def test_what_is_to_be_bought_is_filled_up_in_whole_packs(rita: Person) -> None:
    pens = stocked(7, name="中性笔", minimum=10, maximum=50)
    Pack.objects.create(item=pens, name="盒", holds=12)
    stocked(10, name="够", minimum=10)
    an_item(name="空", minimum=0)
    staff = Staff(rita, "zh-hans")
    low = staff.open(PAGE, state="low")
    assert (names_in(low), "48" in words(low), "4 盒 (12 支)" in words(low)) == (["中性笔", "空"], True, True)
    assert names_in(staff.open(PAGE, state="coming")) == []
    file = read(BytesIO(b"".join(staff.open("supplies:stock_export", state="low").streaming_content)), columns=30)
    heads = file.rows[0].values
    row = dict(zip(heads, file.rows[1].values, strict=True))
    assert (row["物品"], row["结存"], row["下限"], row["应采购"], row["折合包装"]) == ("中性笔", 7, 10, 48, "4 盒 (12 支)")


def test_constant_questions(rita: Person) -> None:
    stocked(1)
    staff = Staff(rita)
    one = queries(lambda: staff.open(PAGE))
    for number in range(15):
        Pack.objects.create(item=stocked(1, name=f"物品{number}", minimum=9), name="盒", holds=12)
    assert (queries(lambda: staff.open(PAGE)), one <= 10) == (one, True)
