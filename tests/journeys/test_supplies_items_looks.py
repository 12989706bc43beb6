"""The pages of the catalogue with records behind them: nothing axe objects to, nothing wider than the window, one heading."""

from datetime import date

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from supplies.actions import by_hand, closing
from supplies.models import Item, Kind, Movement, Pack
from tests.factories.supplies import a_store, an_item, put_in, stocked, take_out
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import MONDAY_9AM

PAGES = [
    ("rita", "desktop", "/supplies/items/"),
    ("olga", "phone", "/supplies/items/"),
    ("olga", "desktop", "/supplies/items/{item}/"),
    ("ann", "phone", "/supplies/items/{item}/"),
    ("olga", "phone", "/supplies/items/{item}/"),
    ("olga", "desktop", "/supplies/items/new/"),
    ("olga", "phone", "/supplies/items/{item}/edit/"),
    ("olga", "desktop", "/supplies/settings/"),
    ("olga", "phone", "/supplies/settings/categories/{category}/"),
    ("olga", "desktop", "/supplies/settings/stores/{store}/"),
    ("rita", "desktop", "/supplies/ledger/"),
    ("olga", "desktop", "/supplies/ledger/?item={item}"),
    ("olga", "phone", "/supplies/ledger/"),
    ("rita", "phone", "/supplies/ledger/?item={item}"),
    ("olga", "desktop", "/supplies/ledger/{movement}/reverse/"),
    ("olga", "phone", "/supplies/ledger/opening/"),
    ("rita", "desktop", "/supplies/ledger/scrap/"),
    ("rita", "phone", "/supplies/ledger/scrap/"),
    ("rita", "desktop", "/supplies/stock/"),
    ("olga", "phone", "/supplies/stock/"),
    ("olga", "desktop", "/supplies/months/"),
    ("olga", "phone", "/supplies/months/"),
    ("ann", "phone", "/supplies/i/{token}/"),
    ("rita", "phone", "/supplies/i/{token}/"),
    ("rita", "desktop", "/supplies/items/labels/"),
    ("rita", "desktop", "/supplies/items/labels/?size=roll"),
    ("olga", "desktop", "/supplies/items/import/"),
    ("olga", "phone", "/supplies/items/import/"),
    ("olga", "desktop", "/supplies/ledger/opening/import/"),
]


@pytest.fixture
def shelves(transactional_db: None, ann: Person, rita: Person, olga: Person) -> dict[str, int | str]:
    """A cupboard with a little of everything."""
    the_worker_runs()
    pens = stocked(
        36,
        name="按动式中性笔（办公专用速干防漏款）",
        name_en="Retractable gel pen",
        specification="0.5 mm，黑色，速干",
        brand="晨光",
        minimum=50,
        maximum=200,
        is_everyday=True,
        icon="ballpen",
    )
    Pack.objects.create(item=pens, name="盒", name_en="box", holds=12)
    take_out(pens, 12, by=rita)
    put_in(an_item(name="A4复印纸", unit="包", minimum=10, icon="files", is_high_value=True), 20, by=olga)
    Item.objects.filter(name="单据").update(icon="note")
    an_item(name="硒鼓", unit="个", minimum=0, is_old_for_new=True, icon="printer")
    wrong = by_hand.scrap(pens, store=a_store(), quantity=2, reason="笔芯干了，写不出字", on=MONDAY_9AM.date(), by=rita, now=MONDAY_9AM)
    by_hand.take_back(wrong, reason="点错了", on=MONDAY_9AM.date(), by=olga, now=MONDAY_9AM)
    closing.close(date(2026, 10, 1), by=olga, now=MONDAY_9AM)
    closing.ask_to_open(closing.close(date(2026, 9, 1), by=olga, now=MONDAY_9AM), reason="漏记一张到货单", by=olga, now=MONDAY_9AM)
    Movement.objects.filter(kind=Kind.OPENING).update(on=date(2026, 8, 31))
    things = {"item": pens.pk, "category": pens.category_id, "store": a_store().pk}
    return {**things, "movement": Movement.objects.earliest("pk").pk, "token": pens.token}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, shelves: dict[str, int | str], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**shelves)).page))}
    assert found == {}
