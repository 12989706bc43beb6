"""Categories and stores: one open of a name, closed only when they are empty, always one store left."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from supplies.actions import stores
from supplies.models import Category, Store
from tests.factories.supplies import a_store, an_item, stocked, take_out
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db
GIVEN = {"name": "茶水间", "name_en": "Pantry", "position": 0}


@pytest.mark.parametrize("kind", [Category, Store])
def test_a_new_one_stands_last_and_no_two_open_ones_share_a_name(olga: Person, kind: type) -> None:
    first = stores.add(kind, values=GIVEN, by=olga, now=MONDAY_9AM)
    second = stores.add(kind, values=GIVEN | {"name": "库房"}, by=olga, now=MONDAY_9AM)
    assert second.position > first.position
    for verb in (
        lambda: stores.add(kind, values=GIVEN, by=olga, now=MONDAY_9AM),
        lambda: stores.change(second, values={"name": "茶水间"}, seen={"name": "库房"}, by=olga, now=MONDAY_9AM),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.code == "twice"
    stores.change(second, values={"name": "大库房"}, seen={"name": "库房"}, by=olga, now=MONDAY_9AM)
    assert Entry.objects.filter(verb=f"change_{kind._meta.model_name}").count() == 1


def test_a_category_closes_when_no_open_item_is_in_it(olga: Person) -> None:
    item = an_item()
    with pytest.raises(Refused) as refused:
        stores.close(item.category, by=olga, now=MONDAY_9AM)
    type(item).objects.update(closed_at=MONDAY_9AM, closed_by=olga)
    assert (refused.value.code, stores.close(item.category, by=olga, now=MONDAY_9AM)) == ("inside", True)
    assert stores.reopen(item.category, by=olga, now=MONDAY_9AM)


def test_a_store_closes_when_it_is_empty_and_not_the_last(olga: Person) -> None:
    pens = stocked(2)
    with pytest.raises(Refused) as full:
        stores.close(a_store(), by=olga, now=MONDAY_9AM)
    take_out(pens, 2)
    with pytest.raises(Refused) as last:
        stores.close(a_store(), by=olga, now=MONDAY_9AM)
    stores.add(Store, values=GIVEN, by=olga, now=MONDAY_9AM)
    assert (full.value.code, last.value.code, stores.close(a_store(), by=olga, now=MONDAY_9AM)) == ("inside", "last", True)
    assert Store.objects.usual().name == "茶水间"
