"""A technician's pages and a contractor's on a phone: nothing axe objects to, nothing wider than the window, one heading."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from repairs import passes
from repairs.actions import clocks, contractors, dates, dispatch, progress
from repairs.models import Offer
from tests.factories.repairs import a_category, a_contractor, a_team, a_thing, reported
from tests.factories.repairs_work import a_part, handed_off
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from tests.moments import DAY, MINUTE

PAGES = [
    ("tom", "phone", "/repairs/work/"),
    ("tom", "phone", "/repairs/work/{begun}/"),
    ("tom", "phone", "/repairs/work/{out}/"),
    ("olga", "phone", "/repairs/work/{offered}/"),
    ("tom", "phone", "/repairs/work/{begun}/finish/"),
    ("olga", "phone", "/repairs/work/{begun}/parts/"),
    ("tom", "phone", "/repairs/work/{begun}/hand-off/"),
    ("olga", "phone", "/repairs/work/{out}/came-back/"),
    ("olga", "phone", "/repairs/hand-offs/"),
    ("olga", "desktop", "/repairs/hand-offs/"),
    ("olga", "phone", "/repairs/hand-offs/{back}/"),
]


@pytest.fixture
def day(transactional_db: None, ann: Person, olga: Person, tom: Person) -> dict[str, object]:
    """A ticket that was begun, one with a contractor, one that rests, an emergency that is offered."""
    team, now = a_team(olga, tom), timezone.now()
    machine = a_thing("二层茶水间净饮一体机（租赁）", name_en="Water dispenser on hire, pantry of the 2nd floor")
    begun, out, rests = (reported(ann, team=team, now=now, words=words) for words in ("洗手台下面一直滴水，地上湿了一片", "不制冷", "门松"))
    flood = reported(ann, team=team, now=now, thing=machine, category=a_category(), emergency="water", words="水管爆裂")
    for ticket in (begun, out, rests):
        dispatch.accept(ticket, by=tom, now=now)
    progress.start(begun, by=tom, now=now)
    progress.note(begun, words="要带扳手", by=tom, now=now)
    a_part(begun, tom, many=4, now=now)
    clocks.pause(rests, reason="parts", until=now + DAY, by=tom, now=now)
    for person in (tom, olga):
        until = now + 20 * MINUTE
        Offer.objects.create(ticket=flood, cycle=1, person=person, is_broadcast=True, offered_at=now, until_at=until)
    firm = a_contractor(
        "清风制冷设备维修服务有限公司浦东分部", name_en="Qingfeng Cooling Services, Pudong", contact="丁师傅", phone="138 0000 2233"
    )
    told = {"told_on": dates.earliest(out, now), "contractor": firm, "words": "外机在天台，需带梯子"}
    back = contractors.come_back(handed_off(out, tom, now=now, **told), outcome="not_repaired", words="缺件", by=tom, now=now)
    again = handed_off(out, tom, now=now, **told)
    return {"begun": begun.number, "out": out.number, "offered": flood.number, "back": back.pk, "link": passes.path_of(again)}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, day: dict[str, object], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**day)).page))}
    assert found == {}


def test_a_contractor_opens_the_door_and_says_that_it_is_done(browser: Browser, live_server: LiveServer, day: dict[str, object]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{live_server.url}{day['link']}?language=en")
    seen = {"door": misread(page)}
    page.get_by_role("button", name="Open the ticket").click()
    page.get_by_role("button", name="We are on our way").click()
    seen["ticket"] = misread(page)
    page.get_by_label("could not be repaired").check()
    page.get_by_label("What was done?").fill("缺压缩机")
    page.get_by_role("button", name="It is done").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    seen["over"] = misread(page)
    context.close()
    assert seen == {"door": [], "ticket": [], "over": []}
