"""Parcels to send in the browser: asked for on the phone, sent at the desk, what they cost by department."""

import re
from datetime import datetime
from decimal import Decimal

import pytest
from django.http import HttpResponse

from frontdesk.people.models import Department, Person
from tests.factories.parcels import a_shipment
from tests.moments import HOUR, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, names_in, words
from visitors.actions import shipments
from visitors.models import Shipment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
GIVEN = {"to_name": "周倩", "to_phone": "138 0000 1234", "to_address": "上海市静安区", "what": "合同"}


def test_asked_for_with_the_own_department_proposed(ann: Person, product: Department) -> None:
    staff = Staff(ann)
    page = staff.open("visitors:shipment_new")
    answer = staff.press("visitors:shipment_new", **GIVEN, department=product.pk)

    shipment = Shipment.objects.get()
    assert f'value="{product.pk}" selected' in page.content.decode()
    assert "Asked for before 16:00 it goes today." in words(page)
    assert (shipment.asker, shipment.department, shipment.to_phone) == (ann, product, "13800001234")
    assert staff.told(answer) == ["Bring it to the desk; it goes on 11-23"]


def test_after_the_cut_off_the_page_says_the_next_day(ann: Person, at: object) -> None:
    at(datetime(2026, 11, 27, 16, 0, tzinfo=MONDAY_9AM.tzinfo))
    assert "It goes on November 30." in words(Staff(ann).open("visitors:shipment_new"))


def test_what_is_missing_is_said_beside_its_field(ann: Person) -> None:
    page = Staff(ann).press("visitors:shipment_new", to_name="周倩", to_phone="abc")
    said = [each in words(page) for each in ("Write the number in digits", "Enter the address.", "Choose the department that pays.")]
    assert (page.status_code, said) == (422, [True] * 3)


def test_sent_and_given_back_at_the_desk(ann: Person, rita: Person) -> None:
    sent, back, staff = a_shipment(ann), a_shipment(ann), Staff(rita)
    done = staff.told(staff.press("visitors:shipment_send", sent.pk, number="SF1423567890123", fee="18.5"))
    given = staff.told(staff.press("visitors:shipment_give_back", back.pk, reason="快递员没来"))

    assert [done[0], given[0]] == ["Sent; Ann An is told", "Given back; Ann An is told"]
    assert names_in(staff.open("visitors:shipment_list", state="open")) == []
    assert "18.50" in words(Staff(ann).open("visitors:shipment_detail", sent.pk))


def wrong_fields(page: HttpResponse) -> list[str]:
    return re.findall(r'<(?:input|select)[^>]*name="(\w+)"[^>]*is-invalid', page.content.decode())


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, ["number", "fee"]),
        ({"number": "SF1423567890123"}, ["fee"]),
        ({"number": "abc", "fee": "18.5"}, ["number"]),  # said by the action
        ({"number": "SF1423567890123", "fee": "-1"}, ["fee"]),
    ],
)
def test_what_is_missing_when_it_is_sent_stands_at_its_fields_and_what_was_typed_is_kept(
    ann: Person, rita: Person, given: dict[str, str], wrong: list[str]
) -> None:
    shipment, staff = a_shipment(ann), Staff(rita)
    page = staff.press("visitors:shipment_send", shipment.pk, **given, carrier="sf")
    html = page.content.decode()

    assert (page.status_code, wrong_fields(page)) == (422, wrong)
    assert [value in html for value in (*(f'value="{each}"' for each in given.values()), 'value="sf" selected')] == [True] * (
        len(given) + 1
    )
    assert html.index("The carrier took it") < html.index("fd-errors")
    assert Shipment.objects.get().sent_at is None


def test_a_reason_that_is_missing_stands_at_its_field(ann: Person, rita: Person) -> None:
    page = Staff(rita).press("visitors:shipment_give_back", a_shipment(ann).pk)
    assert (page.status_code, wrong_fields(page)) == (422, ["reason"])


def test_what_was_sent_meanwhile_is_said_whatever_the_form_holds(ann: Person, rita: Person) -> None:
    shipment, staff = a_shipment(ann), Staff(rita)
    sent = staff.told(staff.press("visitors:shipment_send", shipment.pk, number="SF1423567890123", fee="18.5"))
    told = [
        staff.told(staff.press("visitors:shipment_send", shipment.pk)),
        staff.told(staff.press("visitors:shipment_give_back", shipment.pk, reason="快递员没来")),
    ]
    assert [sent, *told] == [["Sent; Ann An is told"], *[["This parcel was sent already."]] * 2]


def test_given_back_it_says_by_whom_and_no_day_on_which_it_goes(ann: Person, rita: Person) -> None:
    shipment, staff = a_shipment(ann), Staff(rita)
    before = staff.open("visitors:shipment_detail", shipment.pk)
    staff.press("visitors:shipment_give_back", shipment.pk, reason="快递员没来")
    page = staff.open("visitors:shipment_detail", shipment.pk)

    assert ("Goes on" in words(before), "Goes on" in words(page)) == (True, False)
    assert re.search(r"Given back [\d:]+ Rita Lin 快递员没来", words(page))
    assert 'class="fd-light is-yellow"' in page.content.decode()


def test_on_the_phone_every_value_of_a_row_has_its_label(ann: Person, rita: Person) -> None:
    sent(ann, "1234.5", rita)
    html = Staff(rita).open("visitors:shipment_list").content.decode()
    labels = [each.strip() for each in re.findall(r'<td class="is-rest[^"]*"><span class="fd-phone-only">(.*?)</span>', html)]

    assert labels == ["Asked for", "What is in it", "Sender", "Paid by", "Parcel number", "Fee"]
    assert "¥1,234.50" in html


def test_whoever_asked_takes_it_back(ann: Person) -> None:
    staff, shipment = Staff(ann), a_shipment(ann)
    assert staff.told(staff.press("visitors:shipment_cancel", shipment.pk)) == ["Taken back: nothing is sent"]


def test_colleagues_see_their_own_and_a_head_what_the_department_pays(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    a_shipment(ann)
    assert [len(names_in(Staff(who).open("visitors:shipment_list"))) for who in (ann, bo, tom, rita)] == [1, 1, 0, 1]


def sent(asker: Person, fee: str, rita: Person, **fields: object) -> None:
    shipments.send(a_shipment(asker, **fields), number="SF1423567890123", fee=Decimal(fee), by=rita, now=MONDAY_9AM + HOUR)


def test_fees_of_a_month_by_department_the_dearest_first_and_as_a_file(ann: Person, tom: Person, rita: Person) -> None:
    for asker, fee in ((ann, "12.50"), (ann, "20"), (tom, "8")):
        sent(asker, fee, rita)
    staff = Staff(rita)
    page = staff.open("visitors:shipment_costs", month="2026-11")
    before = staff.open("visitors:shipment_costs", month="2026-10")
    mine = staff.open("visitors:shipment_list", month="2026-11", department=ann.department_id)

    assert names_in(page) == ["Product", "Administration"]
    assert ("32.50" in words(page), "40.50" in words(page)) == (True, True)
    assert "Nothing was sent in this month" in words(before)
    assert len(names_in(mine)) == 2
    assert ("Total Parcels 3 ¥40.50" in words(page), page.content.decode().count('pa-money">¥')) == (True, 3)


def test_the_pages_ask_as_often_for_thirty_as_for_one(ann: Person, rita: Person) -> None:
    staff = Staff(rita)
    sent(ann, "1", rita)

    def asked() -> list[int]:
        return [queries(lambda name=name: staff.open(name)) for name in ("visitors:shipment_list", "visitors:shipment_costs")]

    one = asked()
    for _number in range(29):
        sent(ann, "1", rita)
    assert asked() == one
