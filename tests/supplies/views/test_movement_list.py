"""The ledger on the screen: what was there after each movement, prices for buyers, a closed month refused beside the field."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from frontdesk.excel.read import read
from frontdesk.people.models import Person
from supplies.actions import by_hand, closing
from supplies.finding.papers import booked
from supplies.models import Balance, Kind, Movement
from supplies.views import movements
from tests.factories.supplies import a_store, an_item, put_in, stocked, take_out
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST = "supplies:movement_list"
LEFT = "rows"


def left(page: object) -> list[tuple[str, int | None]]:
    return [(row.movement.signed, row.left) for row in page.context[LEFT]]


def test_the_ledger_of_an_item_says_what_was_left_after_each_movement(rita: Person) -> None:
    pens = stocked(10)
    take_out(pens, 3)
    put_in(pens, 20, kind=Kind.RECEIPT)
    take_out(pens, 7)
    staff = Staff(rita)
    assert left(staff.open(LIST, item=pens.pk)) == [("−7", 20), ("+20", 27), ("−3", 7), ("+10", 10)]
    assert left(staff.open(LIST, item=pens.pk, kind="issue")) == [("−7", None), ("−3", None)]
    assert left(staff.open(LIST))[0] == ("−7", None)


def test_filters(rita: Person) -> None:
    pens, other = stocked(10, name="中性笔"), stocked(5, name="订书机")
    take_out(pens, 3)
    staff = Staff(rita)

    def found(**asked: object) -> list[str]:
        return [f"{row.movement.item.name}{row.movement.signed}" for row in staff.open(LIST, **asked).context["rows"]]

    assert found(q="dsj") == ["订书机+5"]
    assert found(kind="issue") == ["中性笔−3"]
    assert found(item=other.pk) == ["订书机+5"]
    assert (len(found(month="2026-11")), found(month="2026-10"), len(found(month="nonsense"))) == (3, [], 3)
    assert (len(found(category=pens.category_id)), len(found(item="x")), found(department=99)) == (3, 3, [])


def test_prices_are_for_buyers(rita: Person, olga: Person) -> None:
    stocked(4, cost="2.5")
    assert ["¥10.00" in words(Staff(person).open(LIST)) for person in (rita, olga)] == [False, True]
    files = [Staff(person).open("supplies:movement_export") for person in (rita, olga)]
    heads = [read(BytesIO(b"".join(file.streaming_content)), columns=30).rows[0].values for file in files]
    assert ["Unit cost" in head for head in heads] == [False, True]


def test_by_hand_from_the_page_and_a_closed_month_is_refused_beside_the_field(olga: Person) -> None:
    pens, staff = an_item(name="中性笔"), Staff(olga)
    closing.close(date(2026, 10, 1), by=olga, now=MONDAY_9AM)
    given = {"item": pens.pk, "store": a_store().pk, "quantity": 10, "unit_cost": "2.5"}
    for on, said in (("2026-10-31", "2026-10 is closed since 2026-11-23"), ("2026-11-24", "A day that has not come yet")):
        answer = staff.press("supplies:stock_open", **given, on=on)
        assert (answer.status_code, said in words(answer), Movement.objects.count()) == (422, True, 0)
    assert staff.told(staff.press("supplies:stock_open", **given, on="2026-11-23")) == ["Booked: 中性笔 +10 支"]
    again = staff.press("supplies:stock_open", **given, on="2026-11-23")
    assert (again.status_code, "has its opening stock already" in words(again)) == (422, True)
    staff.press("supplies:stock_scrap", item=pens.pk, store=a_store().pk, quantity=2, reason="漏墨", on="2026-11-23")
    assert [(row.words, row.movement.signed) for row in booked(list(Movement.objects.all()))] == [("漏墨", "−2"), ("", "+10")]
    assert Balance.objects.get().average == Decimal("2.5")


def test_a_movement_is_reversed_from_its_page(olga: Person, rita: Person) -> None:
    moved, staff = put_in(an_item(), 5), Staff(olga)
    page = "supplies:movement_reverse"
    assert staff.press(page, moved.pk, on="2026-11-23").status_code == 422
    assert staff.told(staff.press(page, moved.pk, on="2026-11-23", reason="记错了")) == ["The movement is reversed."]
    again = staff.press(page, moved.pk, on="2026-11-23", reason="记错了")
    assert (again.status_code, "This movement is reversed already." in words(again)) == (422, True)
    assert "reversed" in words(Staff(rita).open(LIST))


def test_a_page_asks_ten_questions_at_most_and_never_more(olga: Person) -> None:
    pens, staff = stocked(50), Staff(olga)
    one = queries(lambda: staff.open(LIST, item=pens.pk))
    for number in range(29):
        by_hand.scrap(pens, store=a_store(), quantity=1, reason=f"坏{number}", on=MONDAY_9AM.date(), by=olga, now=MONDAY_9AM)
    seen = queries(lambda: staff.open(LIST, item=pens.pk)), queries(lambda: staff.open(LIST))
    assert (seen[0] - one <= 1, max(seen) <= 10) == (True, True), (one, seen)


def test_a_ledger_of_millions_is_counted_and_turned_over_so_far_only(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(movements, "MANY", 35)
    for number in range(20):
        put_in(stocked(1, name=f"物品{number}"), 2, kind=Kind.RECEIPT)
    page = Staff(rita).open(LIST, page=2)
    assert (page.context["list"].total, page.context["list"].has_more, len(page.context["rows"])) == (35, True, 5)
    assert "35+" in words(page)
