"""Suppliers on their pages: found, filtered, changed by two, closed; with their agreements and reviews."""

import pytest

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from supplies.actions import suppliers
from supplies.models import Agreement, Supplier, SupplierReview
from tests.factories.people import PersonFactory
from tests.factories.supplies import an_item
from tests.factories.supplies_quarter import an_order
from tests.factories.supplies_suppliers import a_category, a_review, a_supplier, an_agreement
from tests.moments import MONDAY_9AM
from tests.staff import Staff, names_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST = "supplies:supplier_list"


def test_chips_search_and_the_warning_of_thin_categories(olga: Person) -> None:
    paper, stationery = a_category("纸张"), a_category()
    one = a_supplier(olga, "晨光文具", contact="周敏", categories=[stationery])
    two = a_supplier(olga, "得力文具", categories=[stationery, paper])
    three = a_supplier(olga, "齐心文具", categories=[stationery])
    an_agreement(olga, two)
    suppliers.close(a_supplier(olga, "旧店"), by=olga, now=MONDAY_9AM)
    SupplierReview.objects.filter(pk=a_review(one).pk).update(grade="D", decided_at=MONDAY_9AM, decided_by=olga)
    staff = Staff(olga, "zh-hans")

    def named(**asked: object) -> set[str]:
        return set(names_in(staff.open(LIST, **asked)))

    assert named() == {"晨光文具", "得力文具", "齐心文具"}
    assert (named(grade="D"), named(grade="none")) == ({"晨光文具"}, {"得力文具", "齐心文具"})
    assert (named(category=paper.pk), named(state="few"), named(state="agreed")) == ({"得力文具"}, {"得力文具"}, {"得力文具"})
    assert (named(state="closed"), named(q="周敏"), named(q="齐心")) == ({"旧店"}, {"晨光文具"}, {str(three)})
    page = words(staff.open(LIST))
    assert "供应商不足，无法三家比价 ： 纸张 1" in page.replace("：", " ： ").replace("  ", " ")


def test_who_buys_and_nobody_else(olga: Person, rita: Person, ann: Person, bo: Person) -> None:
    agreement = an_agreement(olga)
    review = a_review(agreement.supplier)
    leo = PersonFactory(username="leo", roles=[Role.LOGISTICS_OFFICER])
    pages = [(LIST, ()), ("supplies:supplier_detail", (agreement.supplier_id,)), ("supplies:agreement_detail", (agreement.pk,))]
    pages.append(("supplies:review_detail", (review.pk,)))
    seen = {who.username: {Staff(who).open(page, *args).status_code for page, args in pages} for who in (olga, leo, rita, ann, bo)}
    assert seen == {"olga": {200}, "leo": {200}, "rita": {403}, "ann": {403}, "bo": {403}}


def test_added_changed_closed_and_opened_again(olga: Person) -> None:
    staff, category = Staff(olga), a_category()
    assert staff.press("supplies:supplier_new", name="", categories=[category.pk]).status_code == 422
    made = staff.press("supplies:supplier_new", name="晨光文具", categories=[category.pk], contact="周敏", terms="月结")
    one = Supplier.objects.get()
    assert (made.status_code, made["Location"], list(one.categories.all())) == (302, one.get_absolute_url(), [category])
    assert staff.press("supplies:supplier_new", name="晨光文具").status_code == 422
    page = words(staff.open("supplies:supplier_detail", one.pk))
    assert all(said in page for said in ("周敏", "月结", "文具", "No agreement yet"))
    assert "closed" in staff.told(staff.press("supplies:supplier_close", one.pk))[0]
    assert staff.press("supplies:supplier_reopen", one.pk).status_code == 302
    one.refresh_from_db()
    assert one.closed_at is None


def test_two_who_change_one_supplier_see_both_values(olga: Person) -> None:
    one, paper, tea = a_supplier(olga, "晨光", contact="周敏"), a_category("纸张"), a_category("茶水")
    page = Staff(olga).open("supplies:supplier_edit", one.pk).context["form"]
    seen = page["seen"].value()
    suppliers.change(one, values={"contact": "吴敏", "categories": [paper]}, seen={}, by=olga, now=MONDAY_9AM)
    given = {"name": "晨光", "contact": "郑敏", "categories": [tea.pk], "seen": seen}
    answer = Staff(olga).press("supplies:supplier_edit", one.pk, **given)
    text = words(answer)
    assert (answer.status_code, "吴敏" in text, answer.context["form"]["categories"].value()) == (422, True, [str(tea.pk)])
    again = Staff(olga).press("supplies:supplier_edit", one.pk, **{**given, "seen": answer.context["form"]["seen"].value()})
    one.refresh_from_db()
    assert (again.status_code, one.contact, list(one.categories.all())) == (302, "郑敏", [tea])


def test_a_page_of_a_supplier_costs_the_same_queries_however_much_was_bought(olga: Person, django_assert_max_num_queries) -> None:
    one = a_supplier(olga)
    for _number in range(9):
        an_order(one, olga)
        an_agreement(olga, one)
    staff = Staff(olga)
    with django_assert_max_num_queries(24):
        staff.open("supplies:supplier_detail", one.pk)


def test_an_agreement_is_made_with_its_prices_and_what_is_wrong_stands_beside_its_item(olga: Person) -> None:
    one, pen, pad = a_supplier(olga), an_item(), an_item(name="便签")
    pen.packs.create(name="盒", holds=12)
    an_item(name="复印纸", category=a_category("纸张"))
    staff = Staff(olga, "zh-hans")
    page = words(staff.open("supplies:agreement_new", one.pk))
    assert ("便签" in page, "复印纸" in page) == (True, False)
    days = {"from_on": "2026-11-23", "until_on": "2027-11-22", "is_with_tax": "on"}
    rows = {
        f"price-{pen.pk}": "28.80",
        f"holds-{pen.pk}": "12",
        f"tax-{pen.pk}": "13",
        f"price-{pad.pk}": "x",
        f"holds-{pad.pk}": "1",
        f"tax-{pad.pk}": "9",
    }
    wrong = staff.press("supplies:agreement_new", one.pk, **days, **rows)
    assert (wrong.status_code, "请以元填写价格" in words(wrong), 'value="28.80"' in wrong.content.decode()) == (422, True, True)
    none = staff.press("supplies:agreement_new", one.pk, **days)
    assert (none.status_code, Agreement.objects.count()) == (422, 0)
    made = staff.press("supplies:agreement_new", one.pk, **days, **{**rows, f"price-{pad.pk}": "¥1,090.00"})
    agreement = Agreement.objects.get()
    assert made["Location"] == agreement.get_absolute_url()
    assert [(price.item, price.holds, str(price.price), str(price.tax_rate)) for price in agreement.prices.all()] == [
        (pen, 12, "28.80", "13.00"),
        (pad, 1, "1090.00", "9.00"),
    ]
    page = words(staff.open("supplies:agreement_detail", agreement.pk))
    assert all(said in page for said in ("¥28.80", "¥1,090.00", "有效"))


def test_an_agreement_is_made_longer_and_ended(olga: Person) -> None:
    agreement, staff = an_agreement(olga), Staff(olga)
    assert staff.press("supplies:agreement_lengthen", agreement.pk, until_on="2026-11-01").status_code == 422
    assert staff.press("supplies:agreement_lengthen", agreement.pk, until_on="2027-06-30").status_code == 302
    assert staff.press("supplies:agreement_end", agreement.pk).status_code == 302
    assert staff.told(staff.press("supplies:agreement_end", agreement.pk))[-1] == "This agreement has ended."
    assert "ended" in words(staff.open("supplies:agreement_detail", agreement.pk))


def test_a_review_shows_its_sum_and_is_decided_with_a_reason_where_it_differs(olga: Person) -> None:
    review, staff = a_review(a_supplier(olga, "晨光")), Staff(olga)
    page = words(staff.open("supplies:review_detail", review.pk))
    assert all(said in page for said in ("nothing was due", "no quotes to compare with", "not marked yet"))
    given = {"quality": "5", "service": "4", "cooperation": "3", "decision": "negotiate"}
    assert staff.press("supplies:review_detail", review.pk, **{**given, "quality": "6"}).status_code == 422
    assert "say why" in words(staff.press("supplies:review_detail", review.pk, **given))
    assert staff.press("supplies:review_detail", review.pk, **given, words="涨价").status_code == 302
    page = words(staff.open("supplies:review_detail", review.pk))
    assert ("75.0" in page, "涨价" in page, "Decide " in page) == (True, True, False)
    assert names_in(staff.open("supplies:review_list", state="negotiate")) == ["晨光"]
    assert names_in(staff.open("supplies:review_list", state="open")) == []
