"""The desk's panel of parcels: what lies there, what goes back, what is to be sent; nothing of it for who has no business with them."""

import pytest

from frontdesk.people.models import Person
from tests.factories.parcels import a_parcel, a_shipment
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import parcel_days
from visitors.invariants import parcels_go_back
from visitors.models import Parcel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_it_counts_and_leads_to_the_lists(ann: Person, rita: Person) -> None:
    for kind in ("private", "business", "business"):
        a_parcel(ann, kind=kind)
    parcel_days.give_up([a_parcel(ann)], now=MONDAY_9AM)
    a_shipment(ann)
    page = Staff(rita).open("reports:desk")

    said = [each in words(page) for each in ("4 parcels on the shelf", "2 for the next round", "1 unclaimed", "1 to send today")]
    assert said == [True] * 4
    assert 'href="/parcels/?state=back"' in page.content.decode()


def test_an_empty_shelf_says_so(rita: Person) -> None:
    assert "Nothing lies on the shelf." in words(Staff(rita).open("reports:desk"))


def test_it_asks_as_often_for_thirty_as_for_one(ann: Person, rita: Person) -> None:
    staff = Staff(rita)
    a_parcel(ann)
    staff.open("reports:desk")
    one = queries(lambda: staff.open("reports:desk"))
    for _number in range(29):
        a_parcel(ann)
    assert queries(lambda: staff.open("reports:desk")) == one


def test_an_unclaimed_parcel_without_a_to_do_is_named(ann: Person) -> None:
    parcel = a_parcel(ann)
    parcel_days.give_up([parcel], now=MONDAY_9AM)
    holds = list(parcels_go_back())
    Parcel.objects.filter(pk=a_parcel(ann).pk).update(unclaimed_at=MONDAY_9AM)

    assert (holds, len(list(parcels_go_back()))) == ([], 1)
