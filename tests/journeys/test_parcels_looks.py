"""Every page of the parcels with records behind it: nothing axe objects to, nothing wider than the window, one heading."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.parcels import a_parcel, a_shipment
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from visitors.actions import parcel_days, parcel_rounds, shipments
from visitors.actions.parcel_handing import hand_over

PAGES = [
    ("rita", "desktop", "/parcels/"),
    ("rita", "desktop", "/parcels/new/"),
    ("rita", "touch", "/parcels/hand-over/?q=anran"),
    ("rita", "desktop", "/parcels/{waits}/"),
    ("rita", "phone", "/parcels/rounds/{round}/"),
    ("ann", "phone", "/parcels/"),
    ("ann", "phone", "/parcels/{waits}/"),
    ("ann", "phone", "/parcels/{gone}/"),
    ("rita", "desktop", "/parcels/out/"),
    ("rita", "desktop", "/parcels/out/costs/"),
    ("ann", "phone", "/parcels/out/new/"),
    ("rita", "desktop", "/parcels/out/{open}/"),
    ("ann", "phone", "/parcels/out/{sent}/"),
    ("rita", "desktop", "/parcels/out/{back}/"),
    ("rita", "phone", "/parcels/out/"),
    ("rita", "phone", "/parcels/out/costs/"),
    ("rita", "desktop", "/desk/"),
]


@pytest.fixture
def shelf(transactional_db: None, ann: Person, rita: Person) -> dict[str, int]:
    """Parcels in every state."""
    now = timezone.now()
    waits = a_parcel(ann, by=rita, now=now, number="JD0123456789012-1-2-", damage="边角压坏")
    late, gone = a_parcel(ann, by=rita, now=now), a_parcel(ann, by=rita, now=now)
    parcel_days.give_up([late], now=now)
    hand_over([gone], taker=rita, code=gone.code, by=rita, now=now)
    made = parcel_rounds.begin(now, now=now)
    assert made is not None
    sent = a_shipment(ann, now=now)
    shipments.send(sent, number="SF1423567890123", fee=Decimal("18.5"), by=rita, now=now)
    back = shipments.give_back(a_shipment(ann, now=now, note="请走顺丰"), reason="快递员没来", by=rita, now=now)
    return {"back": back.pk, "waits": waits.pk, "gone": gone.pk, "round": made.pk, "open": a_shipment(ann, now=now).pk, "sent": sent.pk}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, shelf: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        with office(browser, live_server.url, request.getfixturevalue(who), size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**shelf)).page))}
    assert found == {}


def test_the_hint_of_the_search_box_is_not_cut_and_amounts_stand_under_their_heading(
    browser: Browser, live_server: LiveServer, shelf: dict[str, int], rita: Person
) -> None:
    room = """box => { const pen = document.createElement("canvas").getContext("2d"), style = getComputedStyle(box);
        pen.font = style.font;
        const inside = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        return inside - pen.measureText(box.placeholder).width; }"""
    right = "cells => cells.map((cell) => getComputedStyle(cell).textAlign)"
    with office(browser, live_server.url, rita, language="en") as desk:
        desk.open("/parcels/")
        assert desk.page.locator("#main [type=search]").evaluate(room) >= 0
        desk.open("/parcels/out/")
        assert desk.page.locator("th:nth-child(7), td:nth-child(7)").evaluate_all(right) == ["right"] * 4
        desk.open("/parcels/out/costs/")
        assert desk.page.locator("#main :is(th, td):not(:first-child)").evaluate_all(right) == ["right"] * 6
        borders = "cells => cells.map((cell) => getComputedStyle(cell).borderBottomWidth)"
        assert desk.page.locator("tfoot tr > *").evaluate_all(borders) == ["0px"] * 3


def test_no_label_of_a_parcel_to_send_takes_two_lines(
    browser: Browser, live_server: LiveServer, shelf: dict[str, int], rita: Person
) -> None:
    with office(browser, live_server.url, rita, language="zh-hans") as desk:
        desk.open(f"/parcels/out/{shelf['back']}/")
        rows = """all => all.map((each) => { const words = document.createRange(); words.selectNodeContents(each);
            return words.getClientRects().length; })"""
        lines = desk.page.locator("#main dt").evaluate_all(rows)
        assert (len(lines) > 5, set(lines)) == (True, {1})
