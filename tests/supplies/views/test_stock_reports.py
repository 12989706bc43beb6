"""The report on its page and as a workbook: what was frozen, in either language, for who may know prices."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from openpyxl import load_workbook

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from supplies.actions import stock_reports
from supplies.models import Kind, StockReport
from tests.factories.people import PersonFactory
from tests.factories.supplies import an_item
from tests.factories.supplies_reports import booked
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db
LIST = "/supplies/reports/"


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def report(product: Department) -> StockReport:
    """September and October; October is asked for."""
    pens = an_item(name="中性笔", name_en="Gel pen", unit_en="pcs")
    old = an_item(name="旧墨盒", minimum=5)
    booked(old, Kind.OPENING, 8, date(2026, 1, 5), cost="100")
    booked(pens, Kind.OPENING, 1000, date(2026, 8, 3), cost="2.5")
    booked(pens, Kind.ISSUE, 80, date(2026, 9, 3), department=product)
    booked(pens, Kind.RECEIPT, 100, date(2026, 9, 5), cost="3")
    booked(pens, Kind.ISSUE, 120, date(2026, 10, 3), department=product)
    booked(pens, Kind.RECEIPT, 100, date(2026, 10, 5), cost="3.6")
    stock_reports.make(date(2026, 9, 1), now=MONDAY_9AM)
    return stock_reports.make(date(2026, 10, 1), now=MONDAY_9AM)


def test_the_page_says_what_was_frozen(report: StockReport, olga: Person) -> None:
    text = browser(olga).get(report.get_absolute_url()).content.decode()
    assert all(part in text for part in ("旧墨盒", "产品部", "中性笔", "+20.0 %", report.figures["cost"]["now"])), report.figures["cost"]


def test_the_page_and_the_list_ask_the_same_few_questions_whatever_the_ledger_holds(
    report: StockReport, olga: Person, django_assert_max_num_queries: object
) -> None:
    client = browser(olga)
    client.get(LIST)
    for path in (LIST, report.get_absolute_url()):
        with django_assert_max_num_queries(10):
            client.get(path)


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", ("部门", "中性笔", "呆滞物品")), ("en", ("Departments", "Gel pen", "Dead stock"))]
)
def test_the_workbook_has_every_figure_and_charts_in_the_reader_s_language(
    report: StockReport, office: Department, language: str, words: tuple[str, ...]
) -> None:
    officer = PersonFactory(department=office, roles=[Role.LOGISTICS_OFFICER], language=language)
    client = browser(officer)
    file = BytesIO(b"".join(client.get(f"{report.get_absolute_url()}export/")))
    book = load_workbook(file)
    texts = {str(cell.value) for sheet in book for row in sheet for cell in row} | set(book.sheetnames)
    with ZipFile(file) as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert (set(words) - texts, len(book.sheetnames), len(charts)) == (set(), 11, 3)
    assert float(report.figures["totals"]["closing"]) in {cell.value for row in book.worksheets[0] for cell in row}


def test_two_downloads_hold_the_same_figures_whatever_was_booked_between(report: StockReport, olga: Person, product: Department) -> None:
    client, found = browser(olga), []
    for _time in range(2):
        book = load_workbook(BytesIO(b"".join(client.get(f"{report.get_absolute_url()}export/"))))
        found.append([[cell.value for row in sheet for cell in row] for sheet in book])
        booked(an_item(), Kind.OPENING, 5, date(2026, 10, 9), cost="9", now=MONDAY_9AM)
    assert found[0] == found[1]


def test_who_may_not_know_prices_does_not_come_in(report: StockReport, rita: Person, ann: Person) -> None:
    paths = (LIST, report.get_absolute_url(), f"{report.get_absolute_url()}export/")
    assert {browser(person).get(path).status_code for person in (rita, ann) for path in paths} == {403}
