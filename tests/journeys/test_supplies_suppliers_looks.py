"""Pages of suppliers and costs with records behind them: nothing axe objects to, nothing wider than the window, one heading."""

from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Department, Person
from supplies.actions import reviews
from supplies.actions.agreements import Price
from tests.factories.supplies import an_item, stocked
from tests.factories.supplies_quarter import JULY, an_order, received
from tests.factories.supplies_suppliers import a_category, a_supplier, an_agreement
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from tests.moments import MONDAY_9AM
from tests.supplies.actions.test_budgets import charge, set_to

PAGES = [
    ("olga", "desktop", "/supplies/suppliers/"),
    ("olga", "phone", "/supplies/suppliers/"),
    ("olga", "desktop", "/supplies/suppliers/new/"),
    ("olga", "phone", "/supplies/suppliers/import/"),
    ("olga", "desktop", "/supplies/suppliers/{supplier}/"),
    ("olga", "phone", "/supplies/suppliers/{supplier}/"),
    ("olga", "desktop", "/supplies/suppliers/{supplier}/agreement/"),
    ("olga", "phone", "/supplies/suppliers/{supplier}/agreement/"),
    ("olga", "desktop", "/supplies/agreements/{agreement}/"),
    ("olga", "phone", "/supplies/agreements/{agreement}/"),
    ("olga", "desktop", "/supplies/reviews/"),
    ("olga", "desktop", "/supplies/reviews/{review}/"),
    ("olga", "phone", "/supplies/reviews/{review}/"),
    ("olga", "desktop", "/supplies/costs/?period=2026-11"),
    ("olga", "phone", "/supplies/costs/?period=2026-Q4"),
    ("bo", "phone", "/supplies/costs/?period=2026"),
    ("olga", "desktop", "/supplies/costs/{department}/2026/"),
]


@pytest.fixture
def quarter(transactional_db: None, olga: Person, bo: Person, rita: Person, product: Department, office: Department) -> dict[str, int]:
    """Two suppliers, one with an agreement, orders and reviews; two departments with costs."""
    paper = a_category("纸张")
    a_category("清洁用品与洗手间耗材")
    firm = a_supplier(
        olga,
        "上海晨光科力普办公用品股份有限公司浦东分公司",
        name_en="Shanghai Colipu Office Supplies Co., Pudong branch",
        contact="欧阳敏",
        phone="021 5555 0100 转 8021",
        email="ouyang.min@colipu.example.com",
        terms="月结 30 天，满 ¥200 免费送货，次日达",
        categories=[a_category(), paper],
    )
    other = a_supplier(olga, "得力", contact="吴敏", phone="13800001111")
    pen = an_item(name="中性笔（按动式，蓝黑）", specification="0.5 mm，12 支/盒")
    pen.packs.create(name="盒", name_en="box", holds=12)
    prices = [Price(pen, Decimal("28.80"), 12), Price(an_item(name="A4 复印纸", category=paper, unit="包"), Decimal("1155.00"), 1)]
    agreement = an_agreement(olga, firm, prices=prices, number="XY-2026-017")
    received(an_order(firm, olga, quotes={other: "10.17"}), olga)
    received(an_order(firm, olga, quotes={other: "12.43"}), olga, days=6, rejected=5)
    an_order(firm, olga)
    received(an_order(firm, olga, on=date(2026, 4, 2)), olga)
    [before] = reviews.open_quarter(date(2026, 4, 1), now=MONDAY_9AM)
    reviews.decide(before, quality=2, service=3, cooperation=3, decision="negotiate", words="价格偏高，先谈", by=olga, now=MONDAY_9AM)
    [review] = reviews.open_quarter(JULY, now=MONDAY_9AM)
    stock = stocked(50_000, "2.5")
    for department, on, many in (
        *((product, date(2026, 11, 3), 4120), (product, date(2026, 10, 9), 3900), (product, date(2025, 11, 20), 5200)),
        *((office, date(2026, 11, 3), 1200), (office, date(2026, 10, 9), 300)),
    ):
        charge(department, stock, many, on=on)
    set_to(product, "12000", olga)
    set_to(office, "2500", olga)
    return {"supplier": firm.pk, "agreement": agreement.pk, "review": review.pk, "department": product.pk}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, quarter: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**quarter)).page))}
    assert found == {}
