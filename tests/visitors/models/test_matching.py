"""The search of the lists of calls and parcels: what is found by which words, through the index of the search."""

import pytest

from frontdesk.people.models import Department, Person
from tests.factories.calls import a_call
from tests.factories.parcels import a_parcel
from tests.moments import MINUTE, MONDAY_9AM
from visitors.actions.forgetting.alone import forget_alone
from visitors.models import Call, Parcel

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("报价", ["唐宁"]),
        ("问报价", ["唐宁"]),
        ("唐", ["唐宁"]),
        ("tangning", ["唐宁"]),
        ("tn", ["唐宁"]),
        ("启明", ["唐宁"]),
        ("02155558000", ["唐宁"]),
        ("021 5555 8000", ["唐宁"]),
        ("8000", ["唐宁"]),
        ("558000", ["唐宁"]),
        ("518000", []),
        ("021", ["唐宁", "何佳"]),
        ("安然", ["何佳"]),
        ("anran", ["何佳"]),
        ("ar", ["何佳"]),
        ("停车", ["何佳"]),
        ("合同", []),
        ("〔〕", []),
    ],
)
def test_calls(typed: str, found: list[str], ann: Person, rita: Person) -> None:
    a_call(rita)
    a_call(rita, name="何佳", company="", phone="02166669111", words="问停车", person=ann, outcome="transferred", now=MONDAY_9AM + MINUTE)
    assert list(Call.objects.matching(typed).order_by("pk").values_list("name", flat=True)) == found


def test_a_call_that_was_forgotten_is_found_by_whom_it_was_for_alone(ann: Person, rita: Person) -> None:
    call = a_call(rita, person=ann, outcome="transferred")
    forget_alone(Call.objects.all(), now=MONDAY_9AM + MINUTE)
    assert [list(Call.objects.matching(typed)) for typed in ("报价", "唐宁", "8000", "安然")] == [[], [], [], [call]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("SF1423567890123", ["SF1423567890123"]),
        ("sf14 2356 7890 123", ["SF1423567890123"]),
        ("sf1423", ["SF1423567890123"]),
        ("0123", ["SF1423567890123"]),
        ("890123", ["SF1423567890123"]),
        ("7890123", ["SF1423567890123"]),
        ("9990123", []),
        ("b7", ["JD0012345678"]),
        ("启明", ["JD0012345678"]),
        ("安然", ["SF1423567890123"]),
        ("ar", ["SF1423567890123"]),
        ("boyan", ["JD0012345678"]),
        ("C1", []),
    ],
)
def test_parcels(typed: str, found: list[str], ann: Person, bo: Person) -> None:
    a_parcel(ann, number="SF1423567890123")
    a_parcel(bo, number="JD0012345678", shelf="b7", sender="启明印务")
    assert list(Parcel.objects.matching(typed).order_by("pk").values_list("number", flat=True)) == found


def test_what_one_sees_stays_what_one_finds_within(ann: Person, bo: Person, tom: Person, rita: Person, product: Department) -> None:
    """Bo is Ann's head and sees her calls, Tom stands in for her and sees them too; neither sees her private parcels."""
    a_call(rita, person=ann, outcome="transferred")
    a_call(rita, department=product)
    a_call(rita)
    a_parcel(ann, kind="private")
    people = (ann, bo, tom, rita)
    assert [Call.objects.visible_to(person).matching("报价").count() for person in people] == [1, 2, 1, 3]
    assert [Parcel.objects.visible_to(person).matching("A3").count() for person in people] == [1, 0, 0, 1]
