"""Pages of what is set up for repairs with records behind them: nothing axe objects to, nothing wider than the window, one heading."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from repairs.actions import categories, contractor_list, routes, teams, things
from repairs.forms.teams import read
from repairs.models import Category
from tests.factories.repairs import a_spot, a_team
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from tests.moments import MONDAY_9AM

PAGES = [
    ("olga", "desktop", "/repairs/categories/"),
    ("olga", "phone", "/repairs/categories/"),
    ("olga", "desktop", "/repairs/categories/{category}/edit/"),
    ("olga", "phone", "/repairs/things/"),
    ("olga", "desktop", "/repairs/things/labels/"),
    ("olga", "phone", "/repairs/teams/{team}/"),
    ("olga", "desktop", "/repairs/teams/{team}/"),
    ("olga", "phone", "/repairs/teams/members/{member}/edit/"),
    ("olga", "desktop", "/repairs/routes/?category={category}&place={place}&at=2026-11-23T10:00"),
    ("olga", "phone", "/repairs/routes/?category={category}&place={place}&at=2026-11-23T20:00"),
    ("olga", "desktop", "/repairs/routes/new/"),
    ("olga", "phone", "/repairs/contractors/"),
    ("olga", "desktop", "/repairs/teams/{team}/members/new/"),
]


@pytest.fixture
def house(transactional_db: None, olga: Person, tom: Person) -> dict[str, int]:
    """The usual categories, things with labels, a team with shifts, rules for special cases, a contractor with a long name."""
    now = MONDAY_9AM
    categories.take_usual(by=olga, now=now)
    water = Category.objects.get(name="水和管道")
    for name, name_en in (("2 层饮水机（直饮净水一体机）", "Drinking water dispenser with filter, second floor"), ("洗手台", "")):
        things.add({"name": name, "name_en": name_en, "place": a_spot(), "category": water}, by=olga, now=now)
    team = teams.add({"name": "工程维修组", "name_en": "Maintenance and building services", "lead": olga}, by=olga, now=now)
    shifts = [each for day in range(6) for each in read(day, "08:00-12:00, 13:30-18:00")]
    member = teams.take_in(team, tom, skills=Category.objects.all()[2:8], shifts=shifts, by=olga, now=now)
    routes.add({"team": a_team(olga, name="夜班组"), "category": water, "floor": a_spot().floor, "hours": "outside"}, by=olga, now=now)
    routes.add({"team": team, "category": water, "place": a_spot(), "hours": "office"}, by=olga, now=now)
    firm = {"name": "上海清风制冷设备维修服务有限公司浦东新区分公司", "name_en": "Shanghai Qingfeng Cooling Equipment Services"}
    contractor_list.add({**firm, "contact": "丁师傅", "phone": "138 0000 2233"}, categories=[water], by=olga, now=now)
    return {"category": water.pk, "team": team.pk, "member": member.pk, "place": a_spot().pk}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, house: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**house)).page))}
    assert found == {}
