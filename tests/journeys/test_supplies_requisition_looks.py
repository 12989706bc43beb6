"""The pages of requisitions and handouts with records behind them: nothing axe objects to, nothing wider than the window, one heading."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Department, Person
from supplies.actions import old_things, quotas, requisitions, shortage
from supplies.models import HandIn, Handout, Item
from tests.factories.supplies import an_item, stocked
from tests.factories.supplies_requisition import agreed, asked, handed, lent
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import DAY, MONDAY_9AM

PAGES = [
    ("ann", "phone", "/supplies/"),
    ("ann", "desktop", "/supplies/?n_{pens}=3&n_{keyboard}=1"),
    ("ann", "phone", "/supplies/?q=qqq&n_{pens}=3"),
    ("ann", "phone", "/supplies/requisitions/new/?n_{pens}=3&n_{keyboard}=1"),
    ("ann", "desktop", "/supplies/requisitions/new/?n_{pens}=3&n_{keyboard}=1"),
    ("ann", "phone", "/supplies/requisitions/"),
    ("rita", "desktop", "/supplies/requisitions/"),
    ("bo", "phone", "/supplies/requisitions/{open}/"),
    ("bo", "desktop", "/supplies/requisitions/{open}/"),
    ("ann", "phone", "/supplies/requisitions/{short}/"),
    ("rita", "desktop", "/supplies/requisitions/{short}/"),
    ("rita", "desktop", "/supplies/lines/{line}/"),
    ("rita", "phone", "/supplies/loans/"),
    ("bo", "desktop", "/supplies/loans/"),
    ("rita", "touch", "/supplies/handouts/new/"),
    ("rita", "touch", "/supplies/handouts/new/?department={department}"),
    ("rita", "phone", "/supplies/handouts/new/?department={department}"),
    ("rita", "touch", "/supplies/handouts/counter/"),
    ("rita", "phone", "/supplies/handouts/counter/"),
    ("rita", "desktop", "/supplies/handouts/"),
    ("ann", "phone", "/supplies/handouts/"),
    ("rita", "desktop", "/supplies/handouts/{handout}/"),
    ("ann", "phone", "/supplies/handouts/{handout}/"),
    ("ann", "phone", "/supplies/handouts/{phone}/confirm/"),
    ("rita", "desktop", "/supplies/issues/{issue}/take-back/"),
    ("rita", "desktop", "/supplies/old/"),
    ("rita", "phone", "/supplies/old/"),
    ("rita", "desktop", "/supplies/disposals/"),
    ("rita", "phone", "/supplies/disposals/{disposal}/"),
    ("rita", "desktop", "/desk/"),
]


@pytest.fixture
def desk(transactional_db: None, ann: Person, bo: Person, rita: Person, olga: Person, office: Department) -> dict[str, int]:
    """One of everything that happens between asking and handing out."""
    the_worker_runs()
    pens = stocked(
        40,
        name="按动式中性笔（办公专用速干防漏款）",
        name_en="Gel pen",
        specification="0.5 mm，黑色",
        icon="ballpen",
        is_everyday=True,
        minimum=5,
    )
    toner = stocked(
        6, name="硒鼓", name_en="Toner", unit="个", unit_en="pcs", icon="printer", is_everyday=True, is_old_for_new=True, minimum=9
    )
    keyboard = stocked(
        9, name="键盘", name_en="Keyboard", specification="有线，USB", unit="个", unit_en="pcs", icon="keyboard", is_old_for_new=True
    )
    mouse = stocked(1, name="无线鼠标", name_en="Wireless mouse", unit="个", unit_en="pcs", icon="mouse")
    other = stocked(9, name="有线鼠标", name_en="Wired mouse", unit="个", unit_en="pcs", icon="mouse-2")
    an_item(name="白板擦", name_en="Eraser", unit="个", icon="eraser")
    Item.objects.filter(name="单据").delete()
    opened = asked(ann, {keyboard: 2, mouse: 1}, purpose="新同事入职")
    short = agreed(ann, {mouse: 4, keyboard: 1}, by=bo)
    line = short.lines.get(item=mouse)
    shortage.promise_on(line, (MONDAY_9AM + 400 * DAY).date(), by=rita, now=MONDAY_9AM)
    shortage.offer(line, other, 2, by=rita, now=MONDAY_9AM)
    requisitions.refuse(asked(ann, {keyboard: 5}), by=bo, now=MONDAY_9AM, words="上月刚领过")
    handout = handed(asked(ann, {pens: 3, toner: 2}), by=rita)
    phone = handed(asked(ann, {pens: 1}), by=rita, signed=Handout.Signed.PHONE, signature=None)
    asked(ann, {pens: 5, toner: 1})
    hand_in = old_things.say_fate(HandIn.objects.get(), "hazardous", by=rita, now=MONDAY_9AM)
    handed(asked(ann, {toner: 1}), by=rita)
    handed(asked(ann, {toner: 1}), by=rita)
    old_things.say_fate(HandIn.objects.last(), "scrap", by=rita, now=MONDAY_9AM)
    batch = old_things.dispose([hand_in], taken_by_whom="绿源危险废物处置（上海）有限公司", by=rita, now=MONDAY_9AM)
    quotas.set_quota(item=pens, per="person", period="month", most=9, by=olga, now=MONDAY_9AM)
    lent(mouse, lender=office, borrower=ann.department, by=rita)
    return {
        **{"pens": pens.pk, "keyboard": keyboard.pk, "open": opened.pk, "short": short.pk, "line": line.pk},
        **{"department": ann.department_id, "handout": handout.pk, "phone": phone.pk},
        **{"issue": handout.issues.first().pk, "disposal": batch.pk},
    }


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, desk: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**desk)).page))}
    assert found == {}
