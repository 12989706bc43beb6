"""Whoever tries the counter: codes that others know, codes tried one after the other, days that no calendar has."""

from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from frontdesk.excel.write import write
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.incidents import an_incident
from tests.factories.parcels import a_parcel
from tests.factories.visitors import a_message
from tests.moments import MINUTE, MONDAY_9AM
from tests.sample_files import taken
from tests.staff import Staff, words
from visitors.actions import parcel_days, parcels
from visitors.actions.parcel_handing import hand_over
from visitors.models import CorrectiveAction, Message, Parcel, Ring
from visitors.views.parcel_handing import WRONG_CODES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


@pytest.fixture(autouse=True)
def forgotten_tries() -> None:
    """Tries outlive a test, which stands at the same moment as the one before."""
    cache.clear()


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def handed(staff: Staff, parcel: Parcel, code: str, **given: Any) -> HttpResponse:
    form = {"parcels": [parcel.pk], "taker": parcel.recipient_id, "code": code, **given}
    return staff.client.post(f"/parcels/hand-over/?for={parcel.recipient_id}", form)


def test_a_business_code_that_the_stand_in_knows_opens_no_private_parcel(ann: Person, tom: Person, rita: Person) -> None:
    business, private = a_parcel(ann), a_parcel(ann, kind="private")
    both, given = [business, private], {"by": rita, "now": MONDAY_9AM}
    assert (business.code_for(tom), private.code_for(tom)) == (business.code, "")

    with pytest.raises(Refused) as refused:
        hand_over(both, taker=tom, code=business.code, **given)
    assert (refused.value.code, Parcel.objects.waiting().count()) == ("private", 2)
    assert [parcel.how for parcel in hand_over([business], taker=tom, code=business.code, **given)] == ["code"]
    assert [parcel.how for parcel in hand_over([private], taker=tom, signature=taken(), **given)] == ["signature"]


def test_one_code_still_opens_all_for_the_recipient_and_a_private_one_for_whom_they_send(ann: Person, bo: Person, rita: Person) -> None:
    first, second = a_parcel(ann), a_parcel(ann, kind="private")
    third, fourth = a_parcel(ann), a_parcel(ann, kind="private")
    hand_over([first, second], taker=ann, code=first.code, by=rita, now=MONDAY_9AM)
    hand_over([third, fourth], taker=bo, code=fourth.code, by=rita, now=MONDAY_9AM)
    assert Parcel.objects.waiting().count() == 0


def test_the_desk_reads_why_that_code_is_not_enough(ann: Person, tom: Person, rita: Person) -> None:
    business, private = a_parcel(ann), a_parcel(ann, kind="private")
    answer = handed(Staff(rita), business, business.code, parcels=[business.pk, private.pk], taker=tom.pk)
    assert (answer.status_code, "Others know this code too." in words(answer)) == (422, True)


def test_a_parcel_that_is_private_after_all_has_a_code_that_nobody_else_has_read(ann: Person, rita: Person) -> None:
    parcel = a_parcel(ann)
    parcel_days.tell([parcel], now=MONDAY_9AM)
    held = parcels.amend(parcel, recipient=ann, kind="private", shelf="A3", by=rita, now=MONDAY_9AM + MINUTE)

    assert (held.code != parcel.code, held.told_at, held.code_for(ann)) == (True, None, held.code)
    assert Parcel.objects.untold().get() == parcel  # the rule tells her the new one
    again = parcels.amend(held, recipient=ann, kind="private", shelf="B1", by=rita, now=MONDAY_9AM + 2 * MINUTE)
    assert (again.code, again.shelf) == (held.code, "B1")


def test_codes_are_not_tried_one_after_the_other_at_the_form(ann: Person, rita: Person, olga: Person) -> None:
    parcel, staff = a_parcel(ann), Staff(rita)
    for _each in range(WRONG_CODES):
        assert "This is not the pick-up code" in words(handed(staff, parcel, other_than(parcel.code)))
    right = handed(staff, parcel, parcel.code)

    assert (right.status_code, "Many codes were wrong." in words(right), Parcel.objects.waiting().count()) == (422, True, 1)
    assert handed(Staff(olga), parcel, parcel.code).status_code == 302  # another desk is not kept from its work


@pytest.mark.parametrize("asked", ["?q={code}", "?q={code}&for={ann}"])
def test_codes_are_not_tried_one_after_the_other_in_the_search(asked: str, ann: Person, rita: Person) -> None:
    parcel, client = a_parcel(ann, number="SF777"), Staff(rita).client

    def page(code: str) -> str:
        return client.get("/parcels/hand-over/" + asked.format(code=code, ann=ann.pk)).content.decode()

    assert f'value="{parcel.code}"' in page(parcel.code).partition("fd-card")[2]
    for _each in range(WRONG_CODES):
        page(other_than(parcel.code))
    assert f'value="{parcel.code}"' not in page(parcel.code).partition("fd-card")[2]


def test_ends_of_numbers_are_no_tries_at_codes(ann: Person, rita: Person) -> None:
    parcel, staff = a_parcel(ann, number="SF1234567890"), Staff(rita)
    for _each in range(WRONG_CODES + 1):
        assert parcel.number in staff.open("visitors:parcel_hand_over", q="567890").content.decode()
    assert handed(staff, parcel, parcel.code).status_code == 302


@pytest.mark.parametrize("began", ["0001-01-01 00:00", "1901-01-01 00:00"])
def test_a_call_before_all_calendars_is_named_by_its_cell(began: str, rita: Person) -> None:
    out = BytesIO()
    write(out, title="通话", heads=["来电时间", "主叫号码", "是否接听"], rows=[[began, "02155558000", "是"]])
    page = Staff(rita).press("visitors:ring_import", file=SimpleUploadedFile("x.xlsx", out.getvalue()))
    assert (page.status_code, "通话, row 2, column A" in words(page), Ring.objects.count()) == (422, True, 0)


def test_a_corrective_action_has_a_day_of_our_calendar(rita: Person, olga: Person, bo: Person) -> None:
    incident = an_incident(rita, department=bo.department)
    far = Staff(olga).press("visitors:incident_act", incident.pk, what="修订流程", owner=bo.pk, due_on="9999-12-31")
    near = Staff(olga).press("visitors:incident_act", incident.pk, what="修订流程", owner=bo.pk, due_on="2026-12-31")
    assert (far.status_code, near.status_code, CorrectiveAction.objects.count()) == (422, 302, 1)


def test_words_that_are_too_long_end_no_message_without_them(ann: Person) -> None:
    message = a_message(ann)
    staff = Staff(ann)
    long = staff.told(staff.press("visitors:message_follow_up", message.pk, result="已回电" * 101))
    assert (Message.objects.open().count(), len(long), "followed up" in long[0]) == (1, 1, False)
    staff.press("visitors:message_follow_up", message.pk, result="已回电")
    assert Message.objects.get().result == "已回电"
