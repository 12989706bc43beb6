"""The catalogue: added, numbered, changed by two, closed only when nothing is left."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.numbers.invariants import no_holes
from frontdesk.people.editing import Changed, values_of
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from supplies.actions import catalogue
from supplies.models import Category, Item
from tests.factories.supplies import stocked, take_out
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db
BOX, CARTON = ("盒", "box", 12), ("箱", "", 240)


def made(olga: Person, packs: tuple[tuple[str, str, int], ...] = (BOX, CARTON), **given: object) -> Item:
    category = given.pop("category", None) or Category.objects.get_or_create(name="文具")[0]
    values = {"category": category, "name": "中性笔", "unit": "支", "number": "", **given}
    return catalogue.add(values=values, packs=packs, by=olga, now=MONDAY_9AM)


def changed(item: Item, by: Person, seen: dict[str, object] | None = None, packs: object = None, **values: object) -> Item:
    return catalogue.change(item, values=values, packs=packs, seen=seen or values_of(item, values), by=by, now=MONDAY_9AM)


def test_an_item_without_a_number_gets_the_next_one_and_is_found_at_once(olga: Person) -> None:
    pens, typed = made(olga, name="中性笔"), made(olga, name="订书机", number="BG-7")
    assert (pens.number, typed.number, made(olga).number, list(no_holes())) == ("WP-0001", "BG-7", "WP-0002", [])
    assert [(pack.name, pack.name_en, pack.holds) for pack in pens.packs.all()] == [BOX, CARTON]
    assert [[hit.title for hit in find(words, olga, limit=5).hits] for words in ("dsj", "dingshuji", "BG-7")] == [["订书机"]] * 3
    assert Entry.objects.filter(verb="add_item", actor_id=olga.pk).count() == 3


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"number": "BG-1"}, "number"),
        ({"minimum": 10, "maximum": 5}, "maximum"),
        ({"maximum": 5}, "minimum"),
        ({"packs": (BOX, ("包", "", 12))}, "packs"),
        ({"packs": (BOX, ("盒", "", 24))}, "packs"),
        ({"category": "closed"}, "category"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_left(olga: Person, given: dict[str, object], code: str) -> None:
    made(olga, number="BG-1")
    if given.get("category"):
        given = {"category": Category.objects.create(name="旧", closed_at=MONDAY_9AM, closed_by=olga)}
    with pytest.raises(Refused) as refused:
        made(olga, **given)
    assert (refused.value.code, Item.objects.count()) == (code, 1)


def test_two_who_edit_one_item_lose_nothing(olga: Person, rita: Person) -> None:
    pens = made(olga)
    seen = values_of(pens, ("name", "brand", "minimum")) | {"packs": catalogue.packs_in_words([BOX, CARTON])}
    changed(pens, olga, seen, brand="晨光", name="中性笔", minimum=None)
    changed(pens, rita, seen, packs=[BOX], brand="", name="签字笔", minimum=5)
    pens.refresh_from_db()
    assert (pens.brand, pens.name, pens.minimum, catalogue.packs_of(pens)) == ("晨光", "签字笔", 5, [BOX])

    with pytest.raises(Changed) as lost:
        changed(pens, olga, seen, packs=[CARTON], name="水笔")
    assert set(lost.value.fields) == {"name"}
    with pytest.raises(Changed) as lost:
        changed(pens, olga, {"packs": seen["packs"]}, packs=[CARTON])
    assert lost.value.fields == {"packs": ("盒 box 12", "箱 240")}


def test_saving_what_stands_there_leaves_no_entry(olga: Person) -> None:
    pens = made(olga)
    changed(pens, olga, packs=[CARTON, BOX], name="中性笔", number="")
    assert not Entry.objects.filter(verb="change_item").exists()


def test_the_unit_of_what_has_moved_stays(olga: Person) -> None:
    pens = stocked(3)
    with pytest.raises(Refused) as refused:
        changed(pens, olga, unit="盒")
    assert refused.value.code == "unit"
    assert changed(made(olga), olga, unit="盒").unit == "盒"


def test_what_is_in_stock_is_not_closed_and_a_closed_one_opens_again(olga: Person) -> None:
    pens = stocked(3)
    with pytest.raises(Refused, match="3 支") as refused:
        catalogue.close(pens, by=olga, now=MONDAY_9AM)
    assert refused.value.code == "stock"
    take_out(pens, 3)
    assert [catalogue.close(pens, by=olga, now=MONDAY_9AM) for _time in range(2)] == [True, False]
    assert not Item.objects.open().filter(pk=pens.pk).exists()
    assert [catalogue.reopen(pens, by=olga, now=MONDAY_9AM) for _time in range(2)] == [True, False]
    assert Item.objects.open().filter(pk=pens.pk).exists()
