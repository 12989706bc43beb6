"""Every page of purchasing with papers behind it: nothing axe objects to, nothing wider than the window, one heading."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from supplies.actions import applications, quotes
from supplies.models import PlanLine
from tests.factories.supplies import an_item
from tests.factories.supplies_purchase import (
    a_plan,
    a_quote,
    a_receipt,
    a_supplier,
    an_agreement,
    an_application,
    an_order,
    graded,
)
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs

PAGES = [
    ("olga", "desktop", "/supplies/plans/{plan}/quotes/"),
    ("olga", "phone", "/supplies/plans/{plan}/quotes/"),
    ("olga", "desktop", "/supplies/plans/{plan}/quotes/{supplier}/"),
    ("olga", "desktop", "/supplies/plans/{plan}/apply/"),
    ("olga", "desktop", "/supplies/exceptions/"),
    ("olga", "desktop", "/supplies/applications/"),
    ("olga", "phone", "/supplies/applications/"),
    ("olga", "desktop", "/supplies/applications/new/"),
    ("olga", "phone", "/supplies/applications/{application}/"),
    ("olga", "desktop", "/supplies/applications/{approved}/"),
    ("olga", "desktop", "/supplies/orders/"),
    ("rita", "phone", "/supplies/orders/"),
    ("olga", "desktop", "/supplies/orders/{order}/"),
    ("rita", "phone", "/supplies/orders/{order}/"),
    ("rita", "desktop", "/supplies/receipts/"),
    ("rita", "phone", "/supplies/receipts/"),
    ("rita", "desktop", "/supplies/orders/{order}/receive/"),
    ("rita", "phone", "/supplies/orders/{order}/receive/"),
    ("rita", "desktop", "/supplies/receipts/{receipt}/"),
    ("rita", "phone", "/supplies/receipts/{receipt}/"),
]


@pytest.fixture
def papers(transactional_db: None, ann: Person, rita: Person, olga: Person) -> dict[str, int]:
    """A plan in every state of its lines, an application to decide and one to order, orders and receipts."""
    the_worker_runs()
    now = timezone.now()
    line = a_plan(olga, 240, an_item(name="得力0.5mm黑色中性笔", specification="0.5 mm", brand="得力"))
    sellers = [a_supplier(name) for name in ("晨光文具（上海）股份有限公司", "得力集团", "齐心商用", "史泰博")]
    graded(sellers[3], "D")
    graded(sellers[0], "A")
    for seller, price in zip(sellers, ("18.00", "16.80", "17.5", "15.9"), strict=True):
        a_quote(line, price, by=olga, supplier=seller, holds=12, quality=4, delivery_days=3)
    quotes.choose(line.quotes.first(), by=olga, now=now, reason="三天到货，质量稳定")
    names = ("A4复印纸 70g 500张/包", "硒鼓 CF228A", "抽纸", "饮用水 19L", "活页夹")
    more = [a_plan(olga, 10, an_item(name=name, unit="包")) for name in names]
    PlanLine.objects.filter(pk__in=[each.pk for each in more]).update(plan=line.plan)
    for each in more[:2]:
        a_quote(each, "22", by=ann, supplier=sellers[0])
        a_quote(each, "21", by=ann, supplier=sellers[2])
    quotes.ask_exception(more[0], reason="本市只有两家经销该纸", by=ann, now=now)
    an_agreement(more[3].item, "11")
    receipt = a_receipt(an_order(olga, 100, item=an_item(name="笔记本")), 110, 8, by=rita, now=now)
    bought = an_application(ann, 100)
    return {
        "plan": line.plan_id,
        "supplier": sellers[0].pk,
        "application": bought.pk,
        "approved": applications.approve(an_application(olga, 50), by=olga, now=now).pk,
        "order": an_order(olga, 100, item=an_item(name="订书机", specification="12号", brand="得力")).pk,
        "receipt": receipt.pk,
    }


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, papers: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who) if who else None
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**papers)).page))}
    assert found == {}
