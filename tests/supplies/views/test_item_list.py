"""The catalogue from the desk: found in every spelling, counted in every store, prices for buyers only."""

import pytest

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from supplies.actions.ledger import Kind
from supplies.models import Category, Item
from tests.factories.supplies import an_item, put_in, stocked
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, names_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST = "supplies:item_list"


@pytest.mark.parametrize("asked", ["复印", "fyz", "fuyin", "A4", "a4f", "copy", "ZH-9", "80 g", "得力"])
def test_an_item_is_found_in_every_spelling(rita: Person, asked: str) -> None:
    an_item(name="A4复印纸", name_en="Copy paper", number="ZH-9", specification="80 g", brand="得力")
    an_item(name="订书机", number="Q1")
    assert names_in(Staff(rita, "zh-hans").open(LIST, q=asked)) == ["A4复印纸"]


def test_the_chips(rita: Person, olga: Person) -> None:
    other = Category.objects.create(name="保洁")
    stocked(3, name="少", minimum=5)
    stocked(5, name="够", minimum=5, is_everyday=True)
    an_item(name="空", minimum=0, is_high_value=True, category=other)
    an_item(name="无", is_old_for_new=True)
    an_item(name="停", closed_at=MONDAY_9AM, closed_by=olga)
    staff = Staff(rita, "zh-hans")
    shown = {state: set(names_in(staff.open(LIST, state=state))) for state in ("", "low", "everyday", "high", "old", "closed")}
    assert shown == {
        "": {"少", "够", "空", "无", "单据"},
        "low": {"少", "空"},
        "everyday": {"够"},
        "high": {"空"},
        "old": {"无"},
        "closed": {"停"},
    }
    assert names_in(staff.open(LIST, category=other.pk)) == ["空"]


def test_who_sees_what_of_an_item(ann: Person, rita: Person, olga: Person) -> None:
    pens = stocked(731, cost="2.5", name="中性笔", minimum=20, specification="0.5 mm")
    pages = {person.username: words(Staff(person).open("supplies:item_detail", pens.pk)) for person in (ann, rita, olga)}
    assert {name: ("0.5 mm" in page, "Minimum" in page, "731" in page, "2.5" in page) for name, page in pages.items()} == {
        "ann": (True, False, False, False),
        "rita": (True, True, True, False),
        "olga": (True, True, True, True),
    }


def test_a_new_item_by_form_and_what_is_wrong_is_said_beside_the_field(olga: Person) -> None:
    category = Category.objects.create(name="纸品")
    staff = Staff(olga)
    given = {"category": category.pk, "name": "A4复印纸", "unit": "包", "tolerance": "1", "packs": "箱 carton 8", "icon": "file"}
    bad = staff.press("supplies:item_new", **given | {"packs": "箱", "minimum": "9", "maximum": "3"})
    assert (bad.status_code, "Write each pack with what it holds" in words(bad), Item.objects.count()) == (422, True, 0)
    assert "The maximum is below the minimum" in words(staff.press("supplies:item_new", **given, minimum="9", maximum="3"))
    answer = staff.press("supplies:item_new", **given, minimum="9")
    item = Item.objects.get()
    assert (answer["Location"], str(item.packs.get()), item.picture) == (item.get_absolute_url(), "箱 (8 包)", "file")


def test_two_edit_and_the_second_sees_both_values(olga: Person) -> None:
    pens, staff = an_item(name="中性笔"), Staff(olga)
    page = staff.open("supplies:item_edit", pens.pk)
    form = page.context["form"]
    given = {name: "" if (value := form[name].value()) in (None, False) else value for name in form.fields}
    seen = form["seen"].value()
    staff.press("supplies:item_edit", pens.pk, **given | {"name": "签字笔", "seen": seen})
    answer = staff.press("supplies:item_edit", pens.pk, **given | {"name": "水笔", "seen": seen})
    assert (answer.status_code, "Somebody else has put “签字笔” here meanwhile" in words(answer)) == (422, True)


def test_the_list_asks_as_much_for_thirty_items_as_for_one(rita: Person) -> None:
    stocked(1)
    staff = Staff(rita)
    one = queries(lambda: staff.open(LIST))
    for number in range(29):
        put_in(stocked(1, name=f"物品{number}"), 2, kind=Kind.RECEIPT)
    assert (queries(lambda: staff.open(LIST)), one <= 11) == (one, True)


def test_a_clerk_buys_and_a_receptionist_does_not(rita: Person, olga: Person) -> None:
    assert (Role.ADMIN_MANAGER in olga.roles, Staff(rita).open("supplies:item_new").status_code) == (True, 403)
