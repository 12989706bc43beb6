"""The camera of a phone or tablet as a scanner of parcels: every kind of label, nothing that is not a number, nothing read by half."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserType, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.people import PersonFactory
from tests.figures import Figure
from tests.journeys.films import bars, looks_at, qr, side_by_side
from tests.journeys.offices import office
from visitors.models import Parcel

LABELS = [("Code128", "SF1450080123456"), ("EAN13", "6901234567892"), ("ITF", "12345678901231"), ("Code39", "YT88451234567")]
NUMBERS = [*(text for _kind, text in LABELS), "JDVB22334455667"]
QUEUE = "JSON.parse(localStorage.getItem('frontdesk.parcels.scanned') || '[]')"


def test_every_label_is_read_once_and_waits_to_be_given_to_somebody(
    browser: Browser,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    live_server: LiveServer,
    rita: Person,
    tmp_path: Path,
    figure: Figure,
) -> None:
    PersonFactory(name="王小明")
    labels = [*bars(browser, LABELS), qr(NUMBERS[-1]), qr("https://example.com/menu")]
    seeing = looks_at(labels, tmp_path / "labels.y4m")
    with_camera = browser_type.launch(**{**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *seeing]})
    try:
        with office(with_camera, live_server.url, rita, size="phone", permissions=["camera"]) as phone:
            phone.open("/parcels/new/")
            phone.page.get_by_role("button", name="Scan with the camera").tap()
            expect(phone.page.locator("[data-said]")).to_contain_text("This code is no parcel number.", timeout=30_000)
            phone.page.wait_for_function(f"() => {QUEUE}.length >= {len(NUMBERS)}", timeout=60_000)
            expect(phone.page.locator("[data-said]")).to_contain_text("is read already", timeout=30_000)  # the film began anew
            read = phone.page.evaluate(QUEUE)
            figure(f"{len(labels)} labels before a camera: {len(read)} numbers read, {len(set(read) & set(NUMBERS))} whole")
            assert sorted(read) == sorted(NUMBERS)
            assert sorted(phone.page.locator("[data-read] li").all_inner_texts()) == sorted(NUMBERS)
            phone.page.get_by_role("button", name="Done").tap()

            expect(phone.page.locator("#id_number")).to_have_value(read[0])
            expect(phone.page.locator("#id_recipient-ts-control")).to_be_focused()
            phone.type("wangxiaoming")
            expect(phone.page.locator(".ts-dropdown .option").first).to_contain_text("王小明")
            phone.keys("Enter", "Enter")
            expect(phone.page.locator("#batch")).to_have_attribute("data-logged", read[0])
            expect(phone.page.locator("#id_number")).to_have_value(read[1])
    finally:
        with_camera.close()
        shutil.rmtree(tmp_path, ignore_errors=True)
    assert list(Parcel.objects.values_list("number", flat=True)) == [read[0]]


def test_of_two_numbers_in_the_picture_none_is_taken(
    browser: Browser,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    live_server: LiveServer,
    rita: Person,
    tmp_path: Path,
) -> None:
    seeing = looks_at([side_by_side(*bars(browser, LABELS[:2]))], tmp_path / "two.y4m")
    with_camera = browser_type.launch(**{**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *seeing]})
    try:
        with office(with_camera, live_server.url, rita, size="touch", permissions=["camera"]) as tablet:
            tablet.open("/parcels/new/")
            tablet.page.get_by_role("button", name="Scan with the camera").tap()
            expect(tablet.page.locator("[data-said]")).to_have_text("Several numbers are in the picture. Show one only.", timeout=30_000)
            assert tablet.page.evaluate(QUEUE) == []
    finally:
        with_camera.close()
        shutil.rmtree(tmp_path, ignore_errors=True)


def test_without_a_camera_nothing_offers_one(browser: Browser, live_server: LiveServer, rita: Person) -> None:
    with office(browser, live_server.url, rita) as desk:
        desk.open("/parcels/new/")
        devices = desk.page.evaluate("navigator.mediaDevices.enumerateDevices().then((all) => all.map((each) => each.kind))")
        expect(desk.page.get_by_role("heading", name="Log parcels")).to_be_visible()
        assert "videoinput" not in devices
        expect(desk.page.locator("[data-parcel-camera]")).to_be_hidden()
