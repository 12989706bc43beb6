"""At the counter: found by code, number or name, handed over, given to the carrier, undone; and a round on the phone."""

import base64

import pytest

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from tests.factories.parcels import a_parcel
from tests.moments import MONDAY_9AM
from tests.sample_files import picture
from tests.staff import Staff, names_in, words
from visitors.actions import parcel_handing, parcel_rounds
from visitors.models import Parcel, ParcelRound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
DRAWN = "data:image/png;base64," + base64.b64encode(picture("PNG")).decode()


def test_a_code_finds_all_that_waits_for_that_person_and_is_filled_in(ann: Person, bo: Person, rita: Person) -> None:
    first, second, other = a_parcel(ann), a_parcel(ann), a_parcel(bo)
    page = Staff(rita).open("visitors:parcel_hand_over", q=f"{first.code[:3]} {first.code[3:]}").content.decode()

    assert [parcel.number in page for parcel in (first, second, other)] == [True, True, False]
    assert f'value="{first.code}"' in page
    assert second.code not in page


def test_a_number_or_a_name_finds_them_without_their_codes(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    pages = [Staff(rita).open("visitors:parcel_hand_over", q=q).content.decode() for q in (parcel.number, "ar", "安然")]
    assert [(parcel.number in page, parcel.code in page) for page in pages] == [(True, False)] * 3


def test_a_word_that_fits_several_asks_who(ann: Person, bo: Person, rita: Person) -> None:
    a_parcel(ann, shelf="A3")
    a_parcel(bo, shelf="A3")
    staff = Staff(rita)
    page = staff.open("visitors:parcel_hand_over", q="A3")

    assert sorted(names_in(page)) == ["Ann An", "Bo Yan"]
    assert "Who takes it" in words(staff.open("visitors:parcel_hand_over", **{"q": "A3", "for": ann.pk}))
    assert "Nothing waits that fits" in words(staff.open("visitors:parcel_hand_over", q="nobody"))


def test_handed_over_by_code(ann: Person, rita: Person) -> None:
    parcel, staff = a_parcel(ann), Staff(rita)
    path = f"/parcels/hand-over/?for={ann.pk}"
    wrong = staff.client.post(path, {"parcels": [parcel.pk], "taker": ann.pk, "code": "000"})
    nothing = staff.client.post(path, {"taker": ann.pk, "code": parcel.code})
    right = staff.client.post(path, {"parcels": [parcel.pk], "taker": ann.pk, "code": parcel.code})

    assert (wrong.status_code, "This is not the pick-up code of these parcels." in words(wrong)) == (422, True)
    assert (nothing.status_code, "Choose at least one parcel." in words(nothing)) == (422, True)
    assert staff.told(right) == ["1 parcel handed to Ann An"]
    assert Parcel.objects.get().how == "code"


def test_handed_over_by_a_drawn_signature(ann: Person, bo: Person, rita: Person) -> None:
    parcel, staff = a_parcel(ann), Staff(rita)
    path = f"/parcels/hand-over/?for={ann.pk}"
    without = staff.client.post(path, {"parcels": [parcel.pk], "taker": bo.pk})
    signed = staff.client.post(path, {"parcels": [parcel.pk], "taker": bo.pk, "signature": DRAWN})

    parcel.refresh_from_db()
    assert (without.status_code, "Type the pick-up code, or let the taker sign." in words(without)) == (422, True)
    assert (signed.status_code, parcel.how, parcel.taker) == (302, "signature", bo)
    assert Attachment.objects.about(parcel).count() == 1


def test_another_persons_parcel_is_not_among_the_choices(ann: Person, bo: Person, rita: Person) -> None:
    mine, other = a_parcel(ann), a_parcel(bo)
    given = {"parcels": [mine.pk, other.pk], "taker": ann.pk, "code": mine.code}
    answer = Staff(rita).client.post(f"/parcels/hand-over/?for={ann.pk}", given)
    assert (answer.status_code, Parcel.objects.waiting().count()) == (422, 2)


def test_to_the_carrier_and_back_on_the_shelf(ann: Person, rita: Person) -> None:
    parcel, staff = a_parcel(ann), Staff(rita)
    returned = staff.told(staff.press("visitors:parcel_hand_back", parcel.pk, why="refused"))
    twice = staff.told(staff.press("visitors:parcel_hand_back", parcel.pk, why="refused"))
    undone = staff.told(staff.press("visitors:parcel_undo", parcel.pk))

    assert [told[0] for told in (returned, twice, undone)] == [
        f"{parcel.number} went back to the carrier",
        f"{parcel.number} went back to the carrier already.",
        f"{parcel.number} lies on the shelf again",
    ]


def test_what_left_the_shelf_before_its_round_says_how(ann: Person, bo: Person, rita: Person) -> None:
    returned, signed, there = a_parcel(ann), a_parcel(bo), a_parcel(ann)
    made = parcel_rounds.begin(MONDAY_9AM, now=MONDAY_9AM)
    assert made is not None
    parcel_handing.hand_back(returned, by=rita, now=MONDAY_9AM)
    parcel_handing.hand_over([signed], taker=bo, code=signed.code, by=rita, now=MONDAY_9AM)
    page = Staff(rita).open("visitors:parcel_round", made.pk).content.decode()
    boxes = {each: page.partition(f'id="brought-{each.pk}"')[2].partition("</label>")[0] for each in (returned, signed, there)}
    assert {each: (" checked" in box, " disabled" in box) for each, box in boxes.items()} == {
        returned: (False, True),
        signed: (False, True),
        there: (False, False),
    }
    said = {each: [state for state in ("gone back", "by pick-up code") if state in box] for each, box in boxes.items()}
    assert said == {returned: ["gone back"], signed: ["by pick-up code"], there: []}


def test_a_round_is_ticked_desk_by_desk_and_done(ann: Person, bo: Person, rita: Person) -> None:
    brought, left = a_parcel(ann), a_parcel(bo)
    made = parcel_rounds.begin(MONDAY_9AM, now=MONDAY_9AM)
    assert made is not None
    staff = Staff(rita)
    page = words(staff.open("visitors:parcel_round", made.pk))
    told = staff.told(staff.press("visitors:parcel_round", made.pk, brought=[brought.pk, "x"]))
    again = staff.told(staff.press("visitors:parcel_round", made.pk, brought=[left.pk]))

    assert (brought.number in page, left.number in page, "Product" in page) == (True, True, True)
    assert (told, again) == (["1 parcel brought"], ["This round is done already."])
    assert list(Parcel.objects.waiting()) == [left]
    assert ParcelRound.objects.get().done_by == rita
