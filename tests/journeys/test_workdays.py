"""Olga sees which deadlines a holiday moves before she saves it, and takes a year over from a file."""

from datetime import date, datetime
from io import BytesIO

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.excel.write import write
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock
from frontdesk.workdays.calendar import Kind, YearStatus
from frontdesk.workdays.load import calendar
from tests.counts import PROVE
from tests.journeys.looks import LOOKS, WIDE, misread
from tests.journeys.offices import office
from tests.moments import DAY, HOUR, MONDAY_9AM, SHANGHAI
from tests.promised import kind_of, owed

TUESDAY_2PM = MONDAY_9AM + DAY + 5 * HOUR


def test_a_holiday_is_seen_with_what_it_moves_and_saved(
    browser: Browser, live_server: LiveServer, transactional_db: None, olga: Person, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed(kind_of(monkeypatch, Clock.HOURS), ann, TUESDAY_2PM)
    with office(browser, live_server.url, olga) as desk:
        page = desk.open("/workdays/?year=2026").page
        page.get_by_role("region", name="November").get_by_role("link", name="25", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Wed 25 Nov 2026")
        expect(page.get_by_label("Name in Chinese")).to_be_hidden()
        page.get_by_label("holiday").check()
        page.get_by_label("Name in Chinese").fill("司庆")
        page.get_by_label("Name in English").fill("Founding day")
        desk.keys("Control+Enter")  # looks first, never saves
        expect(page.locator("#preview")).to_contain_text("24 h later")
        assert (desk.axe(), calendar().kind(date(2026, 11, 25))) == ([], Kind.WORKDAY)
        page.get_by_role("button", name="Save").click()
        desk.shows(".fd-toast", "Saved. 1 deadline moved.")
        expect(page.get_by_role("region", name="November").get_by_role("link", name="25 holiday: Founding day")).to_be_visible()
        assert (calendar().kind(date(2026, 11, 25)), Todo.objects.get().due_at) == (Kind.HOLIDAY, TUESDAY_2PM + 2 * DAY)


def test_a_year_is_taken_over_from_a_file_on_the_phone(
    browser: Browser, live_server: LiveServer, transactional_db: None, olga: Person
) -> None:
    out = BytesIO()
    heads = ["日期", "类型", "中文名", "英文名"]
    write(
        out,
        title="2027",
        heads=heads,
        rows=[[date(2027, 10, 1), "节假日", "国庆节", "National Day"], [date(2027, 10, 9), "调休上班", "", ""]],
    )
    with office(browser, live_server.url, olga, size="phone") as desk:
        page = desk.open("/workdays/?year=2027").page
        desk.shows(".fd-year-banner", "2027: make-up working days are not published yet.")
        page.get_by_role("link", name="Import").click()
        page.get_by_label("Spreadsheet").set_input_files(
            {"name": "2027.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}
        )
        page.get_by_label("These are the official dates").check()
        page.get_by_role("button", name="Preview").click()
        desk.shows("#preview", "The year 2027 becomes official.")
        assert (desk.axe(), page.evaluate(WIDE)) == ([], False)
        page.get_by_role("button", name="Import").click()
        desk.shows(".fd-toast", "Saved. No deadline moved.")
        expect(page.locator(".fd-year-banner")).to_have_count(0)
    assert (calendar().year_status(2027), calendar().kind(date(2027, 10, 9))) == (YearStatus.OFFICIAL, Kind.MAKE_UP)


EACH = [(size, *look) for size in ("desktop", "phone") for look in LOOKS]
SEEN = EACH if PROVE else [EACH[-1]]


@pytest.mark.parametrize(("size", "language", "theme"), SEEN)
def test_every_page_of_the_calendar_can_be_read_by_everybody(
    browser: Browser,
    live_server: LiveServer,
    transactional_db: None,
    olga: Person,
    ann: Person,
    monkeypatch: pytest.MonkeyPatch,
    size: str,
    language: str,
    theme: str,
) -> None:
    owed(kind_of(monkeypatch, Clock.HOURS), ann, datetime(2026, 11, 24, 14, tzinfo=SHANGHAI))
    found = {}
    with office(browser, live_server.url, olga, size=size, language=language, theme=theme) as desk:
        page = desk.page

        def look(at: str) -> None:
            if seen := misread(page):
                found[at] = seen

        for path in ("/workdays/?year=2026", "/workdays/?year=2027", "/workdays/?year=2031", "/workdays/2026-11-28/", "/workdays/import/"):
            desk.open(path)
            look(path)
        desk.open("/workdays/hours/").page.locator("#id_closes_0").fill("08:00")
        page.locator("main button.btn-primary").click()
        expect(page.locator("#id_closes_0")).to_be_focused()
        look("hours with an error")
        page.locator("#id_closes_0").fill("17:30")
        page.locator("#id_closes_1").fill("17:00")
        page.locator("main button.btn-primary").click()
        expect(page.locator(".fd-moves tbody tr")).to_have_count(1)
        look("hours with a preview")
    assert found == {}
