"""The manager's month in a browser: what is drawn, where a figure leads, what it costs nobody to read without colours or a mouse."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Department, Person
from tests.factories.frozen import CHANGES, FROZEN, at, frozen_october, looked
from tests.factories.repairs import reported
from tests.factories.supplies import stocked
from tests.factories.visitors import arrived_visit
from tests.facts import counted
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.supplies.actions.test_budgets import charge, set_to

PAGES = [
    ("olga", "desktop", "/reports/?period=2026-11"),
    ("olga", "phone", "/reports/?period=2026-11"),
    ("olga", "desktop", "/reports/?period=2026-10"),  # frozen
    ("olga", "phone", "/reports/?period=2026-10"),
    ("olga", "desktop", "/reports/?period=2026-Q4"),
    ("olga", "desktop", "/reports/?period=2026"),
    ("olga", "desktop", "/reports/months/?period=2026-11"),
    ("olga", "phone", "/reports/months/?period=2026-11"),
    ("olga", "desktop", "/reports/departments/?period=2026-11"),
    ("olga", "phone", "/reports/departments/?period=2026-11"),
    ("olga", "desktop", "/todos/on-time/?month=2026-Q4"),
    ("ann", "phone", "/"),
    ("olga", "phone", "/reports/?period=2025-01"),
]
PIXELS = "const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
DRAWN = f"canvas => {{ {PIXELS}; return data.some((each) => each); }}"
COLOUR = f"""canvas => {{ {PIXELS}, seen = {{}};
    for (let n = 0; n < data.length; n += 4) {{
        const key = data.slice(n, n + 3).join();
        if (data[n + 3] === 255) seen[key] = (seen[key] || 0) + 1;
    }}
    return Object.entries(seen).sort((one, other) => other[1] - one[1])[0][0]; }}"""


@pytest.fixture
def company(transactional_db: None, ann: Person, olga: Person, product: Department) -> None:
    """A November with visits, costs and faults of two departments, and an October before it."""
    the_worker_runs()
    for number in range(4):
        arrived_visit(ann, name=f"客{number}")
        arrived_visit(olga, name=f"上月{number}", now=MONDAY_9AM - 30 * DAY + number * HOUR)
    arrived_visit(olga, name="主管的客")
    pen = stocked(1000, "2")
    charge(product, pen, 90)
    charge(Department.objects.get(name="行政部"), pen, 30)
    charge(product, pen, 60, on=(MONDAY_9AM - 30 * DAY).date())
    set_to(product, "200", olga)
    reported(ann)
    counted(MONDAY_9AM + DAY)
    frozen_october()
    looked(CHANGES, at(2026, 11, 3, 3, 40), since=FROZEN)


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, company: None, request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        with office(browser, live_server.url, request.getfixturevalue(who), size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path).page))}
    assert found == {}


def test_olga_reviews_a_month_drills_down_and_exports(browser: Browser, live_server: LiveServer, company: None, olga: Person) -> None:
    with office(browser, live_server.url, olga) as member:
        page = member.open("/reports/?period=2026-11").page
        for canvas in page.locator("canvas").all():
            assert canvas.evaluate(DRAWN)
        cost = page.locator("article", has=page.locator("#supplies-cost"))
        expect(cost.get_by_role("table")).to_be_hidden()
        cost.get_by_text("As a table").press("Enter")  # the same numbers by keyboard
        expect(cost.get_by_role("row", name="Product ¥180.00")).to_be_visible()
        assert _drawn_colours_follow_the_theme(page) == ("15,107,107", "79,179,172")
        with page.expect_download() as download:
            page.get_by_role("link", name="Export").click()
        sheets = load_workbook(BytesIO(download.value.path().read_bytes())).sheetnames
        assert {"Visitors", "Office supplies", "Departments"} <= set(sheets)
        page.locator("#visitors-walk_ins").locator("xpath=../..").get_by_role("link").first.click()
        expect(page).to_have_url(f"{live_server.url}/visitors/?month=2026-11&came=walk-in")
        page.go_back()
        page.get_by_role("link", name="Departments compared").click()
        page.get_by_role("link", name="Cost of supplies", exact=True).click()
        expect(page.locator("tbody th").first).to_have_text("Product")
        page.get_by_role("row", name="Product").get_by_role("link", name="¥180.00").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Ledger")


def _drawn_colours_follow_the_theme(page: Page) -> tuple[str, str]:
    """What the bars are drawn in, in light and, switched while the page is open, in dark."""
    bars = page.locator(".is-ranked canvas").first
    light = bars.evaluate(COLOUR)
    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'dark')")
    page.wait_for_function(f"before => ({COLOUR})(document.querySelector('.is-ranked canvas')) !== before", arg=light)
    dark = bars.evaluate(COLOUR)
    page.evaluate("document.documentElement.setAttribute('data-bs-theme', 'light')")
    return light, dark


def test_without_javascript_the_tables_stand_and_the_period_can_be_picked(
    browser: Browser, live_server: LiveServer, company: None, olga: Person
) -> None:
    with office(browser, live_server.url, olga, java_script_enabled=False) as member:
        page = member.open("/reports/?period=2026-11").page
        expect(page.get_by_role("row", name="Product ¥180.00")).to_be_visible()
        assert page.locator("canvas").first.is_hidden()
        page.locator(".fd-period-picker summary").click()
        page.get_by_role("link", name="Q3").click()
        expect(page).to_have_url(f"{live_server.url}/reports/?period=2026-Q3")
