"""Staff leave a kiosk by its PIN; whoever guesses is locked out for ten minutes, and only at this kiosk."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.web.gate import KIOSK_COOKIE
from tests.kiosk import WALK_IN, Kiosk
from tests.moments import MINUTE, MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions import kiosks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
PIN = "270419"


@pytest.fixture
def kiosk(rita: Person) -> Kiosk:
    kiosk = Kiosk("en")
    kiosks.set_exit_pin(kiosk.device, pin=PIN, by=rita, now=MONDAY_9AM)
    return kiosk


@pytest.mark.parametrize("htmx", [True, False])
def test_the_right_pin_ends_the_kiosk_and_leads_to_the_log_in(kiosk: Kiosk, rita: Person, htmx: bool) -> None:
    token = kiosk.client.cookies[KIOSK_COOKIE].value
    headers = {"HX-Request": "true", "HX-Target": "kiosk"} if htmx else {}
    response = kiosk.client.post("/kiosk/exit/", {"screen": "exit", "language": "en", "pin": PIN}, headers=headers)

    assert response.headers["HX-Redirect" if htmx else "Location"] == "/accounts/login/"
    assert (response.cookies[KIOSK_COOKIE].value, kiosks.device_of(token)) == ("", None)
    assert list(Entry.objects.filter(verb="leave_kiosk").values_list("subject_id", "device")) == [
        (str(kiosk.device.pk), str(kiosk.device.pk))
    ]
    assert "大堂自助机 Left by PIN, 09:00" in words(Staff(rita).open("visitors:device_list"))
    del kiosk.client.cookies[KIOSK_COOKIE]  # as a browser does
    assert kiosk.client.get("/accounts/login/").status_code == 200


def test_five_wrong_tries_lock_this_kiosk_for_ten_minutes(kiosk: Kiosk, rita: Person, at) -> None:
    other = Kiosk("en", name="另一台")
    kiosks.set_exit_pin(other.device, pin=PIN, by=rita, now=MONDAY_9AM)
    at(MONDAY_9AM + 9 * MINUTE)  # near the end of a period in which tries are counted
    wrong = [kiosk.post("exit", pin=f"00012{digit}") for digit in range(5)]
    locked = kiosk.post("exit", pin=PIN)
    at(MONDAY_9AM + 18 * MINUTE)
    still = kiosk.post("exit", pin=PIN)

    assert [(screen.status, screen.name, "This PIN is not right" in screen.words) for screen in wrong] == [(200, "exit", True)] * 5
    assert [(screen.status, "Wait ten minutes, then try again." in screen.words) for screen in (locked, still)] == [(429, True)] * 2
    assert [PIN in screen.html for screen in (*wrong, locked, still)] == [False] * 7
    assert kiosks.device_of(kiosk.client.cookies[KIOSK_COOKIE].value) == kiosk.device
    left = other.client.post("/kiosk/exit/", {"screen": "exit", "language": "en", "pin": PIN})
    assert left.status_code == 302
    at(MONDAY_9AM + 20 * MINUTE)
    assert kiosk.client.post("/kiosk/exit/", {"screen": "exit", "language": "en", "pin": PIN}).status_code == 302


def test_without_a_pin_the_desk_is_named() -> None:
    screen = Kiosk("en").post("exit", pin=PIN)
    assert (screen.name, "No PIN is set for this kiosk" in screen.words) == ("exit", True)


def test_the_way_out_is_on_every_screen_and_drops_what_was_typed(kiosk: Kiosk) -> None:
    details = kiosk.walk_to("details", **WALK_IN)
    out = kiosk.walk_to("exit", **WALK_IN)
    assert ("data-exit>" in details.html, "data-exit>" in out.html) == (True, False)
    assert (out.name, WALK_IN["name"] in out.html, WALK_IN["phone"] in out.html) == ("exit", False, False)


@pytest.mark.parametrize(
    ("pin", "fits"), [("270419", True), ("27041", False), ("2704199", False), ("27o419", False), ("111112", False), ("１２３４５６", False)]
)
def test_a_pin_has_six_digits_and_is_kept_like_a_password(kiosk: Kiosk, rita: Person, pin: str, fits: bool) -> None:
    staff = Staff(rita)
    response = staff.press("visitors:device_pin", kiosk.device.pk, pin=pin)
    kiosk.device.refresh_from_db()
    assert (response.status_code, pin in kiosk.device.exit_hash, "$" in kiosk.device.exit_hash) == (302 if fits else 422, False, True)
    if fits:
        with pytest.raises(Refused):
            kiosks.leave(kiosk.device, pin=pin[::-1], now=MONDAY_9AM)
