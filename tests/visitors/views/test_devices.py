"""Kiosks from the desk: a code that is shown once, a switch that works at once."""

import re

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import paired_kiosk
from tests.moments import DAY, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import kiosks
from visitors.models import KioskDevice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST = "visitors:device_list"


def test_the_code_stands_on_the_next_page_and_never_again(rita: Person) -> None:
    staff = Staff(rita)
    staff.press("visitors:device_open", name="大堂左侧")
    first, second = words(staff.open(LIST)), words(staff.open(LIST))
    (code,) = re.findall(r"Pairing code of 大堂左侧: (\d{4} \d{4}) \. It is shown this once", first)
    assert ("Pairing code of" in second, "大堂左侧 Waits for its code" in second) == (False, True)
    device, _token = kiosks.pair(code=code, now=MONDAY_9AM)
    assert (device.name, "大堂左侧 Paired" in words(staff.open(LIST))) == ("大堂左侧", True)


def test_a_code_that_ran_out_says_so(rita: Person, at) -> None:
    staff = Staff(rita)
    staff.press("visitors:device_open", name="大堂左侧")
    at(MONDAY_9AM + DAY)
    staff.client.force_login(rita)
    assert "大堂左侧 Code ran out" in words(staff.open(LIST))


def test_a_kiosk_that_is_switched_off_opens_nothing(rita: Person) -> None:
    device, token = paired_kiosk()
    staff = Staff(rita)
    assert staff.told(staff.press("visitors:device_revoke", device.pk)) == ["大堂自助机 is switched off"]
    assert (kiosks.device_of(token), "大堂自助机 Switched off" in words(staff.open(LIST))) == (None, True)


def test_a_kiosk_needs_a_name(rita: Person) -> None:
    response = Staff(rita).press("visitors:device_open", name=" ")
    assert (response.status_code, KioskDevice.objects.count()) == (422, 0)


def test_kiosks_are_not_for_employees(ann: Person) -> None:
    device, _token = paired_kiosk()
    staff = Staff(ann)
    pressed = [staff.press("visitors:device_open", name="x"), staff.press("visitors:device_revoke", device.pk)]
    assert [staff.open(LIST).status_code, *(response.status_code for response in pressed)] == [403, 403, 403]


def test_the_list_asks_as_much_for_thirty_kiosks_as_for_one(rita: Person) -> None:
    staff = Staff(rita)
    kiosks.open_pairing(name="1", by=rita, now=MONDAY_9AM)
    one = queries(lambda: staff.open(LIST))
    for number in range(29):
        kiosks.open_pairing(name=str(number), by=rita, now=MONDAY_9AM)
    assert (queries(lambda: staff.open(LIST)), one <= 8) == (one, True)
