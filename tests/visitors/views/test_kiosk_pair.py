"""A browser becomes a kiosk once, by a code, and is a kiosk only."""

import pytest
from django.test import Client
from django.urls import reverse

from frontdesk.people.models import Person
from frontdesk.web.gate import KIOSK_COOKIE
from frontdesk.web.public import KIOSK_PREFIX, KIOSK_TOO
from tests.counts import PROVE
from tests.factories.visitors import paired_kiosk
from tests.kiosk import Kiosk
from tests.moments import HOUR, MONDAY_9AM
from tests.pages import addresses
from visitors.actions import kiosks

PAIR = "/kiosk/pair/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at"), pytest.mark.once]


@pytest.fixture
def code() -> str:
    _device, code = kiosks.open_pairing(name="大堂自助机", now=MONDAY_9AM)
    return code


def test_the_code_makes_a_browser_a_kiosk_for_a_year(code: str) -> None:
    client = Client()
    response = client.post(PAIR, {"code": f"{code[:4]} {code[4:]}"})
    cookie = response.cookies[KIOSK_COOKIE]

    assert (response.status_code, response["Location"]) == (302, "/kiosk/")
    assert {key: cookie[key] for key in ("httponly", "samesite", "path", "max-age", "secure")} == {
        "httponly": True,
        "samesite": "Strict",
        "path": "/",
        "max-age": 365 * 24 * 3600,
        "secure": "",
    }
    assert client.get("/kiosk/").status_code == 200


def test_whoever_was_logged_in_here_is_logged_out(code: str, rita: Person) -> None:
    client = Client()
    client.force_login(rita)
    client.post(PAIR, {"code": code})

    assert "_auth_user_id" not in client.session


def test_a_code_works_once(code: str) -> None:
    Client().post(PAIR, {"code": code})
    client = Client()
    response = client.post(PAIR, {"code": code, "language": "en"})

    assert (response.status_code, KIOSK_COOKIE in client.cookies) == (200, False)
    assert "This pairing code is not known, or has been used. Ask the desk for a new one." in response.content.decode()


def test_a_code_of_yesterday_is_refused(code: str, at: object) -> None:
    at(MONDAY_9AM + 25 * HOUR)

    assert KIOSK_COOKIE not in Client().post(PAIR, {"code": code}).cookies


@pytest.mark.parametrize("typed", ["", "1234", "x" * 500, "😀😀", "١٢٣٤٥٦٧٨"])
def test_whatever_is_typed_gets_words_and_stays(typed: str, code: str) -> None:
    response = Client().post(PAIR, {"code": typed, "language": "en"})

    assert (response.status_code, "This pairing code is not known" in response.content.decode()) == (200, True)
    assert f'value="{typed}"' in response.content.decode()


def test_the_eleventh_try_within_ten_minutes_is_refused_even_with_the_right_code(code: str) -> None:
    client = Client()
    statuses = [client.post(PAIR, {"code": "00000000"}).status_code for _try in range(10)]
    response = client.post(PAIR, {"code": code, "language": "en"})

    assert (statuses, response.status_code) == ([200] * 10, 429)
    assert "Too many tries. Wait ten minutes, then try again." in response.content.decode()


def test_a_kiosk_that_was_switched_off_forgets_its_token_and_asks_for_a_code(rita: Person) -> None:
    kiosk = Kiosk()
    kiosks.revoke(kiosk.device, by=rita, now=MONDAY_9AM)
    response = kiosk.client.get("/kiosk/")

    assert (response.status_code, response["Location"]) == (302, PAIR)
    assert (response.cookies[KIOSK_COOKIE].value, response.cookies[KIOSK_COOKIE]["max-age"]) == ("", 0)


def test_a_touch_on_a_kiosk_that_was_switched_off_leads_the_whole_page_to_pairing(rita: Person) -> None:
    kiosk = Kiosk()
    kiosks.revoke(kiosk.device, by=rita, now=MONDAY_9AM)
    response = kiosk.client.post("/kiosk/find/", {"screen": "find", "code": "123456"}, headers={"HX-Request": "true"})

    assert response["HX-Redirect"] == PAIR


def samples() -> dict[str, str]:
    """Every page of the product, with something in the places of its address."""
    return addresses(
        {
            "visitors:pass_": {"token": "1-x"},
            "visitors:kiosk_": {"seen": "x"},
            "rule_": {"name": "x"},
            "": {
                "pk": 1,
                "name": "x",
                "token": "x",
                "day": "2026-10-01",
                "kind": "x",
                "language": "en",
                "supplier": 1,
                "found": 1,
                "department": 1,
                "year": 2026,
                "number": "BX-20261001-001",
                "code": "22222222",
                "page": 1,
                "item": 1,
                "point": 1,
                "version": 1,
            },
        }
    )


@pytest.mark.parametrize("token", ["", "made up", "x" * 5000])
def test_without_a_working_token_every_screen_leads_to_pairing(token: str) -> None:
    client = Client()
    if token:
        client.cookies[KIOSK_COOKIE] = token
    screens = {name: path for name, path in samples().items() if name.startswith(KIOSK_PREFIX) and name != "visitors:kiosk_pair"}

    assert {name: client.post(path)["Location"] for name, path in screens.items()} == dict.fromkeys(screens, PAIR)


def test_a_kiosk_gets_403_on_every_page_of_the_staff_whoever_is_logged_in(olga: Person) -> None:
    client = Client()
    client.force_login(olga)
    client.cookies[KIOSK_COOKIE] = paired_kiosk()[1]
    staff = {name: path for name, path in samples().items() if not name.startswith(KIOSK_PREFIX) and name not in KIOSK_TOO}
    asks = (client.get, client.post)
    tried = [(name, ask) for turn, name in enumerate(staff) for ask in (asks if PROVE else (asks[turn % 2],))]

    assert [ask(staff[name]).status_code for name, ask in tried] == [403] * len(tried)


def test_pairing_speaks_both_languages() -> None:
    client = Client()
    english = client.post(PAIR, {"switch": "en", "code": "1234"}).content.decode()

    assert ("Pair this kiosk" in english, 'value="1234"' in english) == (True, True)
    assert reverse("visitors:kiosk_pair") == PAIR
