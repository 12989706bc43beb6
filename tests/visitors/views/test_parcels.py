"""Parcels in the browser: logged one after the other, found, collected, corrected; who sees what."""

import re

import pytest
from django.utils import timezone

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.search.finding import find
from tests.factories.parcels import a_parcel
from tests.queries import queries
from tests.sample_files import picture, upload
from tests.staff import Staff, names_in, words
from visitors.actions.parcel_handing import hand_over
from visitors.models import Parcel

pytestmark = pytest.mark.django_db
NUMBER = "SF1423567890123"


def test_logged_the_page_comes_back_for_the_next_with_shelf_and_kind_as_they_were(ann: Person, rita: Person) -> None:
    staff = Staff(rita)
    answer = staff.press("visitors:parcel_new", number="sf 1423567890123", recipient="anran", shelf="b2", kind="private")
    page = staff.client.get(answer["Location"]).content.decode()

    parcel = Parcel.objects.get()
    assert (parcel.number, parcel.recipient, parcel.kind, parcel.received_by) == (NUMBER, ann, "private", rita)
    assert re.search(r'name="number"[^>]*autofocus', page)
    assert (f'data-logged="{NUMBER}"' in page, 'value="B2"' in page, 'value="private" selected' in page) == (True, True, True)


@pytest.mark.parametrize("typed", ["安然", "anran", "ar", "Ann An"])
def test_the_recipient_is_found_by_hanzi_pinyin_initials_and_english_name(ann: Person, rita: Person, typed: str) -> None:
    Staff(rita).press("visitors:parcel_new", number=NUMBER, recipient=typed, kind="business")
    assert Parcel.objects.get().recipient == ann


def test_a_number_that_is_there_is_blocked_until_it_is_confirmed(ann: Person, rita: Person) -> None:
    staff, given = Staff(rita), {"number": NUMBER, "recipient": ann.pk, "kind": "business"}
    first = staff.press("visitors:parcel_new", **given)
    blocked = staff.press("visitors:parcel_new", **given)
    confirmed = staff.press("visitors:parcel_new", **given, is_again="on")

    assert [answer.status_code for answer in (first, blocked, confirmed)] == [302, 422, 302]
    assert "is logged already, for Ann An" in words(blocked)
    assert 'type="checkbox" name="is_again"' in blocked.content.decode()
    assert Parcel.objects.count() == 2


def test_without_a_name_the_number_stays(ann: Person, rita: Person) -> None:
    page = Staff(rita).press("visitors:parcel_new", number=NUMBER, kind="business")
    assert (page.status_code, "Choose whom it is for." in words(page), NUMBER in page.content.decode()) == (422, True, True)


def test_damaged_with_a_photo_that_the_recipient_sees(ann: Person, bo: Person, rita: Person) -> None:
    given = {"number": NUMBER, "recipient": ann.pk, "kind": "business", "damage": "边角压坏", "photos": upload(picture(), "box.jpg")}
    Staff(rita).press("visitors:parcel_new", **given)

    parcel = Parcel.objects.get()
    photo = Attachment.objects.about(parcel).get()
    assert (parcel.is_damaged, "边角压坏" in words(Staff(ann).open("visitors:parcel_detail", parcel.pk))) == (True, True)
    seen = [Staff(who).open("file_download", photo.pk).status_code for who in (ann, bo)]
    assert seen == [200, 404]


def test_the_code_stands_on_the_page_of_whom_it_is_for_and_on_no_other(ann: Person, tom: Person, bo: Person, rita: Person) -> None:
    business, private = a_parcel(ann), a_parcel(ann, kind="private")

    def shows(who: Person, parcel: Parcel) -> object:
        page = Staff(who).open("visitors:parcel_detail", parcel.pk)
        return parcel.code in words(page) if page.status_code == 200 else page.status_code

    assert [shows(who, business) for who in (ann, tom, bo, rita)] == [True, True, 404, False]  # Tom stands in for Ann
    assert [shows(who, private) for who in (ann, tom, bo, rita)] == [True, 404, 404, False]
    assert [each in words(Staff(ann).open("visitors:parcel_list")) for each in (business.code, private.code)] == [True, True]
    assert business.code not in words(Staff(rita).open("visitors:parcel_list"))


def test_found_by_number_its_end_shelf_sender_and_recipient(ann: Person, bo: Person, rita: Person) -> None:
    a_parcel(ann, number=NUMBER, sender="京东自营")
    a_parcel(bo, shelf="Z9")
    staff = Staff(rita)
    asked = (NUMBER, "890123", "a3", "京东", "安然", "anran", "ar", "nobody")
    assert {q: len(names_in(staff.open("visitors:parcel_list", q=q))) for q in asked} == {**dict.fromkeys(asked, 1), "nobody": 0}


def test_chips_keep_what_they_say(ann: Person, rita: Person) -> None:
    waits, gone = a_parcel(ann), a_parcel(ann, kind="private")
    hand_over([gone], taker=ann, code=gone.code, by=rita, now=timezone.now())
    staff = Staff(rita)

    assert names_in(staff.open("visitors:parcel_list", state="waiting")) == [waits.number]
    assert names_in(staff.open("visitors:parcel_list", state="collected")) == [gone.number]
    assert names_in(staff.open("visitors:parcel_list", kind="business")) == [waits.number]
    assert names_in(staff.open("visitors:parcel_list", whose="mine")) == []


def test_the_search_finds_a_number_and_its_end_for_whom_it_concerns(ann: Person, bo: Person, rita: Person) -> None:
    a_parcel(ann, number=NUMBER)
    found = {who.username: [hit.title for hit in find(NUMBER, who, limit=9).hits] for who in (ann, bo, rita)}
    assert found == {"ann": [NUMBER], "bo": [], "rita": [NUMBER]}


def test_a_wrong_recipient_is_corrected(ann: Person, bo: Person, rita: Person) -> None:
    parcel, staff = a_parcel(ann), Staff(rita)
    answer = staff.press("visitors:parcel_amend", parcel.pk, recipient=bo.pk, shelf="C1", kind="private", carrier="sf")
    told = staff.told(answer)
    wrong = staff.press("visitors:parcel_amend", parcel.pk, recipient="nobody", shelf="C1", kind="private", carrier="sf")

    parcel.refresh_from_db()
    assert (told[0], parcel.recipient, parcel.kind) == (f"{parcel.number} is corrected", bo, "private")
    assert "Nobody here is called" in staff.told(wrong)[0]


def test_the_pages_ask_as_often_for_thirty_as_for_one(ann: Person, rita: Person) -> None:
    staff = Staff(rita)
    first = a_parcel(ann, by=rita, now=timezone.now())

    def asked() -> list[int]:
        pages = [("visitors:parcel_list", {}), ("visitors:parcel_new", {}), ("visitors:parcel_hand_over", {"q": "anran"})]
        return [queries(lambda name=name, query=query: staff.open(name, **query)) for name, query in pages]

    staff.open("visitors:parcel_detail", first.pk)
    one = asked()
    for _number in range(29):
        a_parcel(ann, by=rita, now=timezone.now())
    assert asked() == one
