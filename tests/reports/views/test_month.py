"""The pages of figures: who sees them, which period, what stands on them, what they cost, and the workbook."""

import json
import re
from io import BytesIO
from pathlib import Path
from shutil import which
from subprocess import run
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can, Role
from frontdesk.web.figures import FIGURES
from tests.counts import PROVE
from tests.factories.frozen import CHANGES, FROZEN, frozen_october, looked
from tests.factories.frozen import at as on
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.factories.repairs import reported
from tests.factories.supplies import stocked
from tests.factories.visitors import arrived_visit
from tests.facts import counted
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from tests.supplies.actions.test_budgets import charge, set_to
from visitors.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
MONTH, TREND, DEPARTMENTS, EXPORT = "reports:month", "reports:trend", "reports:departments", "reports:month_export"
OCTOBER = MONDAY_9AM - 30 * DAY


@pytest.fixture
def company(ann: Person, olga: Person, product: Department, office: Department) -> None:
    """In November four visits to product, met after 2, 4 and 6 minutes, and one to the office; in October two to product."""
    for number in range(4):
        visit = arrived_visit(ann, name=f"客{number}")
        if number:
            Visit.objects.filter(pk=visit.pk).update(met_at=MONDAY_9AM + 2 * number * MINUTE, met_by=ann)
    arrived_visit(olga, name="主管的客")
    for number in range(2):
        arrived_visit(ann, name=f"上月{number}", now=OCTOBER + number * HOUR)
    pen = stocked(1000, "2")
    charge(product, pen, 90)
    charge(office, pen, 30)
    charge(product, pen, 60, on=OCTOBER.date())
    set_to(product, "200", olga)
    reported(ann)
    counted(MONDAY_9AM + DAY)


def islands(page: str) -> dict[str, Any]:
    """What charts are drawn from, by the id of the island."""
    found = re.findall(r'<script id="([^"]+)-data" type="application/json">(.*?)</script>', page, re.S)
    return {name: json.loads(text) for name, text in found}


@pytest.mark.parametrize("view", [MONTH, TREND, DEPARTMENTS, EXPORT])
def test_the_figures_are_for_the_manager_and_of_periods_that_exist(view: str, ann: Person, rita: Person, olga: Person) -> None:
    assert [Staff(person).open(view).status_code for person in (ann, rita, olga)] == [403, 403, 200]
    asked = ("2026-10", "2026-Q4", "2026", "2025-01", "x", "2026-13", "1999")
    assert [Staff(olga).open(view, period=period).status_code for period in asked] == [200, 200, 200, 200, 404, 404, 404]
    assert Staff(olga).open(view, month="2026-10").status_code == 200


def test_the_running_period_says_until_when_it_is_counted(company: None, olga: Person) -> None:
    staff = Staff(olga)
    assert "runs still, counted until 09:00" in words(staff.open(MONTH))
    assert "counted until the end of 2026-10-31" in words(staff.open(MONTH, period="2026-10"))
    page = staff.open(MONTH).content.decode()
    assert ('href="?period=2026-10"' in page, 'href="?period=2026-Q4"' in page, "2026-12" in page) == (True, True, False)


def test_a_running_month_tells_what_the_last_one_was_and_a_whole_one_how_it_changed(company: None, olga: Person, at) -> None:
    running = words(Staff(olga).open(MONTH))
    assert "Cost of supplies ¥240.00 Oct: ¥120.00" in running
    at(MONDAY_9AM + 10 * DAY)
    over = Staff(olga).open(MONTH, period="2026-11")
    assert "Cost of supplies ¥240.00 +100 % on Oct" in words(over)
    change = over.content.decode().partition('id="supplies-cost"')[2].partition("</article>")[0]
    assert ('class="fd-change is-bad"' in change, '<span class="visually-hidden">, worse</span>' in change) == (True, True)


def test_charts_are_drawn_from_islands_and_each_has_its_table(company: None, olga: Person) -> None:
    page = Staff(olga).open(MONTH).content.decode()
    charts = islands(page)
    cost = charts["supplies-cost"]
    assert (cost["kind"], cost["labels"], cost["values"]) == ("ranked", ["Product", "Administration"], [180.0, 60.0])
    assert charts["visitors-visits"]["values"][22] == 5
    assert charts["visitors-received"]["values"] == [4, 1]
    assert page.count("data-chart=") == len(charts) == page.count('<details class="fd-rows-fold" open data-fold>')
    assert "<table" in page.partition('id="supplies-cost-data"')[2].partition("</article>")[0]


def test_what_needs_a_look_stands_on_top(company: None, olga: Person) -> None:
    said = words(Staff(olga).open(MONTH)).partition("What needs a look")[2].partition("Visitors")[0]
    assert "near Product has used 90 % of its budget for supplies. See the records" in said


def test_the_page_asks_as_often_for_many_as_for_few(company: None, ann: Person, olga: Person) -> None:
    staff, counts = Staff(olga), []
    for view in (MONTH, TREND, DEPARTMENTS):
        staff.open(view)
    for many in (1, 12):
        for number in range(many):
            other = PersonFactory(department=DepartmentFactory(name=f"部门{many}-{number}"))
            arrived_visit(other)
            reported(other)
        counts.append([queries(lambda view=view: staff.open(view)) for view in (MONTH, TREND, DEPARTMENTS)])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 45


def test_departments_beside_each_other(company: None, olga: Person, at) -> None:
    at(MONDAY_9AM + 10 * DAY)
    page = words(Staff(olga).open(DEPARTMENTS, period="2026-11"))
    assert "Product 2 4 +100 % 4.0 min" in page
    assert "¥180.00 +50 % ¥90.00" in page  # per head of two people


def test_departments_can_be_chosen_and_sorted(company: None, olga: Person, product: Department, office: Department) -> None:
    staff = Staff(olga)

    def order(**asked: object) -> list[str]:
        table = staff.open(DEPARTMENTS, **asked).content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
        return re.findall(r'<th scope="row">([^<]+)</th>', table)

    assert order() == ["Administration", "Product"]
    assert order(sort="-department") == order(sort="-visits") == ["Product", "Administration"]
    assert order(sort="visits") == ["Administration", "Product"]
    assert order(sort="nonsense") == ["Administration", "Product"]
    assert order(departments=product.pk) == ["Product"]
    assert order(departments="x") == ["Administration", "Product"]
    empty = DepartmentFactory(name="空", name_en="Empty")
    assert order(sort="visits")[-1] == order(sort="-visits")[-1] == "Empty"  # who has nothing stands last
    Department.objects.filter(pk=empty.pk).update(closed_at=MONDAY_9AM, closed_by=olga)
    assert "Empty" not in order()


def test_every_cell_opens_its_records(company: None, olga: Person, product: Department) -> None:
    page = Staff(olga).open(DEPARTMENTS).content.decode()
    for path in (
        f"/visitors/?month=2026-11&amp;department={product.pk}",
        f"charged=2026-11-01..2026-11-30&amp;department={product.pk}",
        f"reported=2026-11&amp;department={product.pk}",
    ):
        assert path in page


def test_twelve_months_in_lines_and_a_table(company: None, olga: Person) -> None:
    page = Staff(olga).open(TREND).content.decode()
    charts = {chart["title"]: chart for chart in islands(page).values()}
    cost = charts["Cost of supplies"]
    assert (cost["labels"][0], cost["labels"][-2:], cost["values"][-3:]) == ("Dec 2025", ["Oct", "Nov"], [None, 120.0, 240.0])
    rows = words(page.partition("<tbody>")[2].partition("</tbody>")[0])
    assert rows.startswith("Dec 2025 ")
    assert rows.count("–") >= 10
    assert words(Staff(olga).open(TREND, period="2025-Q1")).count("Mar") >= 1


# --- a frozen month


@pytest.fixture
def frozen(ann: Person, product: Department, olga: Person, at) -> None:
    """Two visits of October are frozen on 2 November; a third one is written down after that and found in the night."""
    for number in range(2):
        arrived_visit(ann, name=f"客{number}", now=OCTOBER + number * HOUR)
    charge(product, stocked(1000, "2"), 60, on=OCTOBER.date())
    frozen_october()
    arrived_visit(ann, name="补录", now=OCTOBER)
    counted(FROZEN + HOUR)


def found_at_night() -> None:
    looked(CHANGES, on(2026, 11, 3, 3, 40), since=FROZEN)


def tile(page: str, name: str) -> str:
    return words(page.partition(f'aria-labelledby="{name}"')[2].partition("</article>")[0])


def test_a_frozen_month_says_so_and_shows_what_was_frozen(frozen: None, olga: Person) -> None:
    page = Staff(olga).open(MONTH, period="2026-10").content.decode()
    assert "Frozen on 2026-11-02 08:30" in words(page)
    assert "Supplies are provisional until the stocktake is agreed to." in words(page)
    assert tile(page, "visitors-visits").startswith("> Visits 2 ")
    assert ("restated" in tile(page, "visitors-visits"), "Rule version 1." in words(page)) == (False, True)
    assert "provisional until the stocktake is agreed to" in tile(page, "supplies-cost")
    assert "Frozen on" not in words(Staff(olga).open(MONTH, period="2026-Q4"))
    assert "Frozen on" not in words(Staff(olga).open(MONTH))


def test_what_was_restated_stands_beside_the_figure_and_in_the_workbook(frozen: None, olga: Person) -> None:
    found_at_night()
    page = Staff(olga).open(MONTH, period="2026-10").content.decode()
    assert "restated on 11-03: was 2" in tile(page, "visitors-visits")
    assert "figures were restated since." in words(page)
    first = book(Staff(olga), period="2026-10").worksheets[0]
    rows = {row[0].value: [cell.value for cell in row] for row in first.iter_rows()}
    assert (rows["Figure"][9:], rows["Visits"][1], rows["Visits"][9:]) == (["Restated", "Rule version"], 3, ["restated on 11-03: was 2", 1])
    assert rows["Cost of supplies"][9] == "provisional until the stocktake is agreed to"


def test_what_was_frozen_is_shown_to_who_may_know_it_alone(frozen: None, olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {Role.ADMIN_MANAGER: {Can.USE_OFFICE, Can.SEE_REPORTS}}
    monkeypatch.setattr("frontdesk.people.models.person.PERMISSIONS", few)
    page = Staff(olga).open(MONTH, period="2026-10").content.decode()
    assert ("visitors-visits" in page, "supplies-cost" in page) == (True, False)


def test_in_each_language_what_was_frozen_is_said_in_it(frozen: None, olga: Person) -> None:
    for language, name in (("en", "Product"), ("zh-hans", "产品部"), ("en", "Product")):
        page = Staff(olga, language).open(MONTH, period="2026-10").content.decode()
        assert name in tile(page, "supplies-cost")


def test_other_months_are_set_against_what_is_said_of_a_frozen_one(frozen: None, olga: Person) -> None:
    """The third visit is counted already, and is said of October when the night has found it; another rule counts at once."""
    said = []
    for found in (lambda: None, found_at_night):
        found()
        november = tile(Staff(olga).open(MONTH, period="2026-11").content.decode(), "visitors-visits")
        months = words(Staff(olga).open(TREND).content.decode().partition("<tbody>")[2])
        said.append([november.partition("Oct: ")[2][:1], months.partition("Oct ")[2][:1]])
    assert said == [["2", "2"], ["3", "3"]]


def test_what_another_version_of_its_rule_counted_is_counted_now_to_set_it_against_this_month(
    frozen: None, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FIGURES["visitors.visits"], "version", 2)
    assert "Oct: 3" in tile(Staff(olga).open(MONTH, period="2026-11").content.decode(), "visitors-visits")
    assert "Visits 2 " in tile(Staff(olga).open(MONTH, period="2026-10").content.decode(), "visitors-visits")


def test_departments_of_a_frozen_month_stand_as_they_were_frozen(frozen: None, olga: Person, product: Department) -> None:
    charge(product, stocked(1000, "2"), 60, on=OCTOBER.date())
    counted(FROZEN + HOUR)
    kept, now = (words(Staff(olga).open(DEPARTMENTS, period=period)) for period in ("2026-10", "2026-Q4"))
    assert ("¥120.00" in kept, "¥240.00" in kept, "¥240.00" in now) == (True, False, True)


def test_a_frozen_month_asks_for_what_was_frozen_alone(frozen: None, olga: Person) -> None:
    pages = Staff(olga)
    pages.open(MONTH, period="2026-10")
    frozen_month, running = (queries(lambda period=period: pages.open(MONTH, period=period)) for period in ("2026-10", "2026-11"))
    assert (frozen_month < running, running <= 45) == (True, True)


# --- the workbook


def book(staff: Staff, **asked: object) -> Workbook:
    return load_workbook(BytesIO(staff.open(EXPORT, **asked).getvalue()))


def test_the_workbook_has_a_sheet_a_chapter_and_numbers_as_numbers(company: None, olga: Person) -> None:
    made = book(Staff(olga), period="2026-11")
    assert made.sheetnames[:2] == ["Figures November 2026", "Visitors"]
    assert {"Office supplies", "Repairs", "Departments"} <= set(made.sheetnames)
    first = made.worksheets[0]
    assert [cell.value for cell in first[1]][:6] == ["Figure", "Value", "Unit", "Target", "October 2026", "Change"]
    rows = {row[0].value: [cell.value for cell in row] for row in first.iter_rows(min_row=2)}
    assert rows["Cost of supplies"][1:5] == [240, "¥", None, 120]
    assert rows["Budget used"][3] == "less than 80 %"


def test_charts_of_the_workbook_point_at_their_tables(company: None, olga: Person) -> None:
    sheet = book(Staff(olga), period="2026-11")["Office supplies"]
    references = []
    for chart in sheet._charts:
        series = chart.series[0]
        references.append((series.tx.strRef.f, series.val.numRef.f, series.cat.numRef.f))
    assert len(references) == 1  # of two departments one has a budget: one bar is no chart
    title, values, labels = (re.findall(r"\$?([A-Z]+)\$?(\d+)", each.rpartition("!")[2]) for each in references[0])
    head = int(title[0][1])
    assert [cell.value for cell in sheet[head]][:4] == ["Department", "Cost", "Per head", "Change"]
    assert [row[1] for row in values] == [str(head + 1), str(head + 2)]
    found = [[sheet[f"{column}{row}"].value for column in ("A", "B")] for row in (head + 1, head + 2)]
    assert (found, {row[0] for row in labels}) == ([["Product", 180], ["Administration", 60]], {"A"})


def test_no_name_becomes_a_formula(company: None, olga: Person, product: Department) -> None:
    Department.objects.filter(pk=product.pk).update(name="=1+1", name_en="=1+1")
    made = book(Staff(olga), period="2026-11")
    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert (len(cells) >= 3, {cell.data_type for cell in cells}) == (True, {"s"})


def test_an_empty_company_has_an_empty_workbook_without_charts(olga: Person) -> None:
    made = book(Staff(olga), period="2025-01")
    assert {sheet.title: len(sheet._charts) for sheet in made.worksheets if sheet.title != "Departments"} == {
        "Figures January 2025": 0,
        "Visitors": 0,
    }


if PROVE and which("soffice"):  # where LibreOffice is installed: it opens the workbook and prints it

    def test_libreoffice_prints_the_workbook(company: None, olga: Person, tmp_path: Path) -> None:
        file = tmp_path / "figures.xlsx"
        file.write_bytes(Staff(olga).open(EXPORT, period="2026-11").getvalue())
        asked = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
        run([*asked, str(tmp_path), str(file)], check=True, timeout=300)
        pages = PdfReader(tmp_path / "figures.pdf").pages
        assert "Cost of supplies" in "".join(page.extract_text() for page in pages)
