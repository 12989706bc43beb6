"""Purchasing in the browser: from quotes to a receipt, and who sees what it costs."""

import re
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.web.export import XLSX
from frontdesk.web.once import new_key
from supplies.models import Application, Balance, Budget, Movement, Order, QuoteException, Receipt
from tests.counts import PROVE
from tests.factories.people import PersonFactory
from tests.factories.supplies import a_store, an_item
from tests.factories.supplies_purchase import a_plan, a_quote, a_receipt, a_supplier, an_application, an_order, graded, quoted
from tests.matrix import records_of
from tests.matrix.supplies_purchase import PAGES, plant
from tests.pages import addresses
from tests.queries import queries
from tests.races import together
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
PRICE = "7.31"


@pytest.fixture
def lei(db: None) -> Person:
    """The logistics officer, who buys."""
    return PersonFactory(username="lei", name="雷鸣", name_en="Lei Ming", roles=[Role.LOGISTICS_OFFICER])


def test_from_the_paper_of_each_supplier_to_goods_in_stock(lei: Person, olga: Person, rita: Person) -> None:
    buyer, desk, item = Staff(lei), Staff(rita), an_item(name="签字笔")
    a_store()
    line = a_plan(lei, 2000, item)
    for price in ("1.13", "1.20", "1.30"):
        asked = {"price": price, "holds": 1, "tax_rate": 13, "is_with_tax": "yes", "delivery_days": 2}
        buyer.press("supplies:quote_sheet", line.plan_id, a_supplier().pk, **filled(line.pk, asked))
    cheapest = min(line.quotes.all(), key=lambda quote: quote.price)
    assert buyer.told(buyer.press("supplies:quote_choose", line.pk, quote=cheapest.pk))[-1] == f"{cheapest.supplier} is chosen"
    assert "Apply for 1 line" in words(buyer.open("supplies:quote_grid", line.plan_id))

    answer = buyer.press("supplies:application_apply", line.plan_id, purpose="12月办公用品")
    made = Application.objects.get()
    assert (answer["Location"], made.route, str(made.total)) == (made.get_absolute_url(), "usual", "2260.00")
    assert "not approved" in buyer.told(buyer.press("supplies:application_order", made.pk))[-1]

    Staff(olga).press("supplies:application_approve", made.pk, words="同意")
    order = Order.objects.get(pk=int(re.findall(r"\d+", buyer.press("supplies:application_order", made.pk)["Location"])[-1]))
    ordered = order.lines.get()
    answer = desk.press("supplies:receipt_new", order.pk, known=0, **{f"line{ordered.pk}-delivered": 2000, **ticks(ordered.pk)})
    assert (answer.status_code, Balance.objects.get(item=item).on_hand) == (302, 2000)
    desk.press("supplies:receipt_reimburse", Receipt.objects.get().pk)
    order.refresh_from_db()
    assert (order.reimbursed_by, order.done_at is not None) == (rita, True)


def filled(pk: int, values: dict[str, object]) -> dict[str, object]:
    """The fields of one line, as the page names them."""
    return {f"line{pk}-{name}": value for name, value in values.items()}


def ticks(pk: int) -> dict[str, str]:
    return {f"line{pk}-is_{what}_right": "on" for what in ("brand", "specification", "quality")}


def test_what_is_wrong_with_a_sheet_is_said_beside_it_and_kept(lei: Person) -> None:
    line, buyer = a_plan(lei), Staff(lei)
    page = buyer.press("supplies:quote_sheet", line.plan_id, a_supplier().pk, **filled(line.pk, {"price": "zwölf", "is_with_tax": "yes"}))
    assert (page.status_code, 'value="zwölf"' in page.content.decode(), "Enter a number." in words(page)) == (422, True, True)


def test_fewer_quotes_are_asked_for_signed_and_listed(lei: Person, olga: Person) -> None:
    line, buyer, manager = a_plan(lei, 2000), Staff(lei), Staff(olga)
    quoted(line, "1.13", "1.20", by=lei)
    assert "2 of 3 quotes" in words(buyer.open("supplies:quote_grid", line.plan_id))
    refused = buyer.press("supplies:application_apply", line.plan_id, purpose="x")
    assert (refused.status_code, "has 2 quotes of 3" in words(refused), Application.objects.count()) == (422, True, 0)

    buyer.press("supplies:exception_ask", line.pk, reason="仅两家代理")
    exception = QuoteException.objects.get()
    assert "仅两家代理" in words(manager.open("supplies:quote_grid", line.plan_id))
    assert buyer.press("supplies:exception_sign", exception.pk).status_code == 403
    manager.press("supplies:exception_sign", exception.pk, reason="可以")
    assert buyer.press("supplies:application_apply", line.plan_id, purpose="x").status_code == 302

    listed = words(buyer.open("supplies:exception_list", state="signed"))
    assert ("仅两家代理" in listed, "Olga Ou" in listed) == (True, True)
    assert "Fewer quotes, signed by Olga Ou" in words(buyer.open("supplies:application_detail", Application.objects.get().pk))


def test_whoever_decides_reads_what_it_does_to_the_budget(lei: Person, olga: Person, product: Department) -> None:
    line, today = a_plan(lei, 1000), timezone.localdate()
    Budget.objects.create(department=product, year=today.year, month=today.month, amount=900, changed_at=timezone.now())
    quoted(line, "1.13", "1.20", "1.30", by=lei)
    Staff(lei).press("supplies:application_apply", line.plan_id, purpose="x", department=product.pk)
    said = words(Staff(olga).open("supplies:application_detail", Application.objects.get().pk))
    assert "this goes ¥100.00 beyond the budget of ¥900.00" in said


def test_who_applied_is_not_offered_to_approve_while_another_manager_could(olga: Person) -> None:
    own, words_of_it = an_application(olga), "Another admin manager approves what you applied for yourself."
    page = words(Staff(olga).open("supplies:application_detail", own.pk))
    assert ("Approve" in page.split(), words_of_it in page) == (True, False)
    other = PersonFactory(roles=[Role.ADMIN_MANAGER])
    page = words(Staff(olga).open("supplies:application_detail", own.pk))
    assert ("Approve" in page.split(), words_of_it in page) == (False, True)
    assert "Approve" in words(Staff(other).open("supplies:application_detail", own.pk)).split()


def test_grade_d_is_warned_of_beside_the_quotes(lei: Person) -> None:
    line, seller = a_plan(lei), a_supplier()
    a_quote(line, by=lei, supplier=seller)
    graded(seller, "D")
    buyer = Staff(lei)
    assert "grade D" in words(buyer.open("supplies:quote_grid", line.plan_id))
    assert "grade D" in words(buyer.open("supplies:quote_sheet", line.plan_id, seller.pk))


def test_a_small_purchase_goes_without_a_plan_and_a_large_one_does_not(lei: Person) -> None:
    buyer, seller = Staff(lei), a_supplier()

    def press(price: str):
        given = {"special": "插线板", "quantity": 2, "price": price, "supplier": seller.pk, "is_with_tax": "yes"}
        return buyer.press("supplies:application_new", purpose="应急", **{f"line0-{name}": value for name, value in given.items()})

    large = press("501")
    assert (large.status_code, "The fast path ends at ¥1,000" in words(large), "插线板" in large.content.decode()) == (422, True, True)
    assert (press("500").status_code, Application.objects.get().route) == (302, "fast")


def test_a_line_of_a_small_purchase_that_is_half_filled_in_says_what_is_missing(lei: Person) -> None:
    page = Staff(lei).press("supplies:application_new", purpose="应急", **{"line0-quantity": 2, "line0-is_with_tax": "yes"})
    said = words(page)
    assert (page.status_code, said.count("This is missing."), "Choose an item, or write what it is" in said) == (422, 2, True)


def test_a_delivery_that_is_too_large_is_said_in_words_and_kept(rita: Person, olga: Person) -> None:
    order, desk = an_order(olga, 100), Staff(rita)
    pk = order.lines.get().pk
    page = desk.press("supplies:receipt_new", order.pk, known=0, **{f"line{pk}-delivered": 110, f"line{pk}-accepted": 110, **ticks(pk)})
    assert (page.status_code, "at most 105 may be taken" in words(page), Receipt.objects.count()) == (422, True, 0)
    given = {f"line{pk}-delivered": 110, f"line{pk}-rejected": 8, f"line{pk}-reason": "破损", **ticks(pk)}
    assert desk.press("supplies:receipt_new", order.pk, known=0, **given).status_code == 302
    said = words(desk.open("supplies:receipt_detail", Receipt.objects.get().pk))
    assert ("13 to return" in said, "97" in said, "破损" in said) == (True, True, True)
    desk.press("supplies:receipt_return", Receipt.objects.get().pk)
    assert "13 returned" in words(desk.open("supplies:receipt_detail", Receipt.objects.get().pk))


def test_late_to_receive_and_papers_owed_are_chips(rita: Person, olga: Person) -> None:
    late, here = an_order(olga), an_order(olga)
    a_receipt(here, 100, by=rita)
    desk = Staff(rita)
    found = {
        state: [number for number in (late.number, here.number) if number in words(desk.open("supplies:order_list", state=state))]
        for state in ("open", "late", "papers")
    }
    assert found == {"open": [late.number], "late": [late.number], "papers": [here.number]}


def prices_on(staff: Staff, language: str) -> dict[str, str]:
    """Of every page of purchasing that lets this person in: what of it shows a price."""
    found = {}
    for name, path in addresses(records_with_prices(staff.person)).items():
        if name not in PAGES or "GET" not in PAGES[name].methods:
            continue
        answer = staff.client.get(path)
        text = read(answer) if answer.status_code == 200 else ""
        if shown := re.findall(r"¥|7\.31|6\.4690|731\.00|646\.90", text):
            found[name] = shown[0]
    return found


def read(answer: HttpResponse) -> str:
    """What a page or a workbook says."""
    body = b"".join(answer)
    if answer["Content-Type"] != XLSX:
        return body.decode()
    return " ".join(str(cell) for row in load_workbook(BytesIO(body)).active.iter_rows(values_only=True) for cell in row)


def records_with_prices(person: Person) -> dict[str, dict[str, object]]:
    made = records_of(person)
    order = an_order(person, 100, PRICE, "8", "9")
    other = an_order(person, 100, PRICE, "8", "9")
    return made | {
        "supplies:receipt_new": {"pk": order.pk},
        "supplies:order_": {"pk": order.pk},
        "supplies:receipt_": {"pk": a_receipt(other, 100, by=person).pk},
        "supplies:application_": {"pk": an_application(person, 100, PRICE, "8", "9").pk},
    }


@pytest.mark.once
@pytest.mark.parametrize("language", ["en", "zh-hans"] if PROVE else ["zh-hans"])
def test_neither_receptionist_nor_employee_finds_a_price_on_any_page(ann: Person, rita: Person, lei: Person, language: str) -> None:
    assert prices_on(Staff(rita, language), language) == {}
    assert prices_on(Staff(ann, language), language) == {}
    assert {"supplies:order_detail", "supplies:order_file", "supplies:application_detail"} <= set(
        prices_on(Staff(lei, language), language)
    )  # control


def test_no_file_that_a_receptionist_may_have_holds_a_price(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100, PRICE, "8", "9")
    desk = Staff(rita)
    assert desk.open("supplies:order_file", order.pk).status_code == 403
    answer = Staff(olga).open("supplies:order_file", order.pk)
    book = load_workbook(BytesIO(answer.getvalue()))
    lines, head = ([[cell.value for cell in row] for row in sheet] for sheet in book)
    assert (lines[-1][1], lines[-1][-1]) == ("Total", sum(row[-1] for row in lines[1:-1]))
    assert dict(head)["Supplier"] == str(order.supplier)


LISTS = ("supplies:exception_list", "supplies:application_list", "supplies:order_list", "supplies:receipt_list")


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_ask_as_often_for_thirty_as_for_one(olga: Person, name: str) -> None:
    staff = Staff(olga)
    plant(1, olga)
    staff.open(name)
    one = queries(lambda: staff.open(name))
    plant(29, olga)
    assert queries(lambda: staff.open(name)) == one


def test_the_search_finds_orders_by_number_for_who_may_see_them(rita: Person, olga: Person, ann: Person) -> None:
    order = an_order(olga)
    found = {who.username: order.number in words(Staff(who).open("search", q=order.number)) for who in (rita, ann)}
    assert found["rita"] is True


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_take_into_stock_makes_one_receipt(rita: Person, olga: Person) -> None:
    order = an_order(olga, 100)
    assert clicks(rita, order, new_key()) == {302}
    assert (Receipt.objects.count(), Movement.objects.count(), Balance.objects.get().on_hand) == (1, 1, 40)


def clicks(person: Person, order: Order, key: str) -> set[int]:
    """Ten clicks at once on one form; what they were answered."""
    pk = order.lines.get().pk
    given = {"known": 0, f"line{pk}-delivered": 40, **ticks(pk)} | ({"once": key} if key else {})
    clients = [Client() for _n in range(10)]
    for client in clients:
        client.force_login(person)
    path = reverse("supplies:receipt_new", args=[order.pk])
    return {answer.status_code for answer in together(10, lambda n: clients[n].post(path, given))}


@pytest.mark.django_db(transaction=True)
def test_control_without_the_key_the_second_click_is_told_of_the_first(rita: Person, olga: Person) -> None:
    assert clicks(rita, an_order(olga, 100), "") == {302, 422}
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize("given", [{"rejected": 1}, {"is_quality_right": ""}], ids=["rejected", "not as ordered"])
def test_what_is_wrong_with_a_delivery_is_asked_for_beside_its_field(rita: Person, olga: Person, given: dict[str, object]) -> None:
    order = an_order(olga, 10)
    line = order.lines.get()
    posted = ticks(line.pk) | {f"line{line.pk}-{name}": value for name, value in {"delivered": 10, **given}.items()}
    answer = Staff(rita).press("supplies:receipt_new", order.pk, known=0, **posted)
    assert (answer.status_code, Receipt.objects.count()) == (422, 0)
    assert "What is wrong: needed when something is rejected or not as ordered." in words(answer)
    assert f'name="line{line.pk}-reason" class="form-control is-invalid"' in answer.content.decode()
