"""Suppliers: one open name once, two editors, and none closed while something is on its way."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from supplies.actions import agreements, suppliers
from supplies.actions.forgetting import closed_before, forget_contacts
from supplies.models import Supplier
from tests.factories.people import PersonFactory
from tests.factories.supplies_suppliers import a_category, a_supplier, an_agreement
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def test_added_changed_closed_and_opened_again_each_stands_in_the_trail(olga: Person) -> None:
    one = a_supplier(olga, " 晨光文具 ", contact="周敏")
    suppliers.change(one, values={"terms": "月结"}, seen={"terms": ""}, by=olga, now=MONDAY_9AM)
    suppliers.change(one, values={"terms": "月结"}, seen={"terms": "月结"}, by=olga, now=MONDAY_9AM)
    assert (suppliers.close(one, by=olga, now=MONDAY_9AM), suppliers.close(one, by=olga, now=MONDAY_9AM)) == (True, False)
    assert (suppliers.reopen(one, by=olga, now=MONDAY_9AM), suppliers.reopen(one, by=olga, now=MONDAY_9AM)) == (True, False)
    one.refresh_from_db()
    assert (one.name, one.terms, one.closed_at, one.closed_by) == ("晨光文具", "月结", None, None)
    verbs = [f"{verb}_supplier" for verb in ("add", "change", "close", "reopen")]
    assert list(Entry.objects.filter(subject_type="supplies.supplier").order_by("pk").values_list("verb", flat=True)) == verbs


def test_an_open_name_stands_once_and_a_closed_one_may_come_again(olga: Person) -> None:
    one = a_supplier(olga, "晨光")
    with pytest.raises(Refused) as twice:
        a_supplier(olga, "晨光")
    suppliers.close(one, by=olga, now=MONDAY_9AM)
    a_supplier(olga, "晨光")
    with pytest.raises(Refused) as again:
        suppliers.reopen(one, by=olga, now=MONDAY_9AM)
    with pytest.raises(Refused) as nameless:
        a_supplier(olga, "  ")
    assert [error.value.code for error in (twice, again, nameless)] == ["twice", "twice", "name"]


def test_what_only_one_of_two_touched_is_written_and_what_both_touched_is_refused(olga: Person) -> None:
    one, paper = a_supplier(olga, contact="周敏"), a_category("纸张")
    stationery = one.categories.get()
    seen = {"contact": "周敏", "phone": "", "categories": [stationery.pk]}
    suppliers.change(one, values={"contact": "吴敏", "categories": [paper]}, seen=seen, by=olga, now=MONDAY_9AM)
    suppliers.change(one, values={"contact": "周敏", "phone": "021 5555 0100"}, seen=seen, by=olga, now=MONDAY_9AM)
    for values in ({"contact": "郑敏"}, {"categories": [stationery, paper]}):
        with pytest.raises(Changed):
            suppliers.change(one, values=values, seen=seen, by=olga, now=MONDAY_9AM)
    one.refresh_from_db()
    assert (one.contact, one.phone, list(one.categories.all())) == ("吴敏", "021 5555 0100", [paper])


def test_a_supplier_with_an_agreement_in_force_is_not_closed(olga: Person) -> None:
    agreement = an_agreement(olga)
    with pytest.raises(Refused) as refused:
        suppliers.close(agreement.supplier, by=olga, now=MONDAY_9AM)
    agreements.end(agreement, by=olga, now=MONDAY_9AM)
    assert (refused.value.code, suppliers.close(agreement.supplier, by=olga, now=MONDAY_9AM)) == ("agreed", True)


def test_a_category_with_fewer_than_three_open_suppliers_is_thin(olga: Person) -> None:
    stationery, paper = a_category(), a_category("纸张")
    three = [a_supplier(olga, categories=[stationery]) for _number in range(3)]
    assert [(each.name, each.many_suppliers) for each in suppliers.thin_categories()] == [("纸张", 0)]
    suppliers.close(three[0], by=olga, now=MONDAY_9AM)
    assert {each.name: each.many_suppliers for each in suppliers.thin_categories()} == {"文具": 2, "纸张": 0}
    assert paper in suppliers.thin_categories()


def test_only_who_buys_sees_suppliers(olga: Person, rita: Person, ann: Person, bo: Person) -> None:
    one = a_supplier(olga)
    leo = PersonFactory(username="leo", name="罗力", roles=[Role.LOGISTICS_OFFICER])
    seen = {who.username: list(Supplier.objects.visible_to(who)) for who in (olga, leo, rita, ann, bo)}
    assert seen == {"olga": [one], "leo": [one], "rita": [], "ann": [], "bo": []}


def test_half_a_year_after_it_was_closed_nobody_knows_its_contact_and_the_search_neither(olga: Person) -> None:
    one, other = (
        a_supplier(olga, "晨光文具", contact="周敏敏", phone="13800001111", email="z@example.com"),
        a_supplier(olga, contact="吴敏敏"),
    )
    suppliers.close(one, by=olga, now=MONDAY_9AM)
    assert list(closed_before(MONDAY_9AM)) == []
    assert forget_contacts(closed_before(MONDAY_9AM + DAY), now=MONDAY_9AM + 184 * DAY) == 1
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.name, one.contact, one.phone, one.email, other.contact) == ("晨光文具", "", "", "", "吴敏敏")
    assert find("周敏敏", olga, limit=8).hits == []
    assert closed_before(MONDAY_9AM + DAY).count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_many_who_add_one_name_at_once_one_does(olga: Person) -> None:
    a_category()
    answers = together(8, lambda _number: a_supplier(olga, "晨光"))
    refused = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert (len(refused), Supplier.objects.count()) == (7, 1)
