"""The pages of the monthly demand with records behind them: nothing axe objects to, nothing wider than the window, one heading."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Department, Person
from supplies.actions import demand, plans, special_needs
from supplies.actions.demand import Wanted
from supplies.actions.demand_rounds import close_round, open_round, set_budget
from supplies.actions.ledger import Line, move
from supplies.models import DemandForm, Item, Kind, Pack
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.factories.supplies import a_store, an_item, stocked
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs

PAGES = [
    ("olga", "desktop", "/supplies/demand/"),
    ("ann", "phone", "/supplies/demand/"),
    ("ann", "desktop", "/supplies/demand/{draft}/"),
    ("ann", "phone", "/supplies/demand/{draft}/"),
    ("ann", "phone", "/supplies/demand/{draft}/?q=纸"),
    ("bo", "phone", "/supplies/demand/{waiting}/"),
    ("olga", "desktop", "/supplies/demand/{waiting}/"),
    ("olga", "desktop", "/supplies/demand/{waiting}/print/"),
    ("olga", "desktop", "/supplies/demand/rounds/{round}/"),
    ("olga", "phone", "/supplies/demand/rounds/{round}/"),
    ("olga", "desktop", "/supplies/plans/"),
    ("olga", "desktop", "/supplies/plans/{plan}/"),
    ("olga", "phone", "/supplies/plans/{plan}/"),
    ("olga", "phone", "/supplies/plans/"),
]
LONG = "华东区域市场推广与渠道拓展事业部（上海）"


@pytest.fixture
def month(transactional_db: None, ann: Person, bo: Person, rita: Person, olga: Person) -> dict[str, int]:
    """Last month's round with its plan, this month's half handed in."""
    the_worker_runs()
    now = timezone.now()
    shelf = _shelf(olga, ann.department, on=timezone.localdate(now) - timedelta(days=20))
    others = [PersonFactory(department=DepartmentFactory(name=name, name_en=name_en)) for name, name_en in OTHERS]
    for person in others:
        Department.objects.filter(pk=person.department_id).update(head=person)
    month = timezone.localdate(now).replace(day=1)
    past = open_round(month, now=now - timedelta(days=9))
    _handed_in(past.forms.get(department=ann.department), bo, shelf, now=now - timedelta(days=8))
    _handed_in(past.forms.get(department=others[0].department), others[0], shelf[::2], now=now - timedelta(days=8))
    _handed_in(past.forms.get(department=olga.department), rita, shelf[:2], now=now - timedelta(days=8), special="人体工学椅")
    set_budget(past, budget=Decimal(300), by=olga, now=now)
    close_round(past, by=olga, now=now - timedelta(days=5))
    plan = plans.make(past, by=olga, now=now - timedelta(days=4))
    running = open_round((month + timedelta(days=32)).replace(day=1), now=now)
    draft, waiting = running.forms.get(department=ann.department), running.forms.get(department=others[0].department)
    demand.save(draft, [Wanted(12, shelf[0]), Wanted(2, shelf[2], need="spare", reason="新同事入职备用")], by=ann, now=now)
    colleague = PersonFactory(department=waiting.department)
    Department.objects.filter(pk=waiting.department_id).update(head=bo)
    _handed_in(waiting, colleague, shelf, now=now, special="可升降会议桌（展厅接待用，含安装）")
    special_needs.assess(waiting.lines.special().get(), is_agreed=True, words="展厅确有需要，预算内", by=olga, now=now)
    return {"draft": draft.pk, "waiting": waiting.pk, "round": running.pk, "plan": plan.pk}


OTHERS = [(LONG, "Marketing and channel development, East China (Shanghai)"), ("财务部", "Finance"), ("人力资源部", "People")]


def _shelf(by: Person, department: Department, *, on: date) -> list[Item]:
    pens = stocked(
        36, "1.2", name="按动式中性笔（办公专用速干防漏款）", name_en="Gel pen", specification="0.5 mm，黑色", brand="晨光", minimum=50
    )
    paper = stocked(20, "18.5", name="A4复印纸", name_en="A4 paper", unit="包", unit_en="pack", minimum=10, icon="files")
    clips = stocked(5, "3.4", name="长尾夹", name_en="Binder clip", unit="盒", unit_en="box", icon="paperclip")
    Pack.objects.create(item=pens, name="盒", name_en="box", holds=12)
    Pack.objects.create(item=paper, name="箱", name_en="carton", holds=5)
    for item, many in ((pens, 8), (paper, 3)):
        line = Line(item, Kind.ISSUE, many, document=an_item(name="单据", icon="note"), department=department)
        move([line], store=a_store(), on=on, by=by, now=timezone.now())
    return [pens, paper, clips]


def _handed_in(form: DemandForm, by: Person, items: list[Item], *, now, special: str = "") -> None:
    wanted = [Wanted(20, item, need=need, reason="展会备用") for item, need in zip(items, ("necessary", "common", "spare"), strict=False)]
    extra = [Wanted(1, special=special, reason="现有的已经损坏", estimate=Decimal(1800))] if special else []
    demand.hand_in(form, lines=[*wanted, *extra], by=by, now=now)


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, month: dict[str, int], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path.format(**month)).page))}
    assert found == {}


def test_a_colleague_fills_it_in_on_a_phone_and_the_head_approves(
    browser: Browser, live_server: LiveServer, month: dict[str, int], ann: Person, bo: Person
) -> None:
    """Two taps more, one more item found by its name, handed in; the head agrees on the same page."""
    path = f"/supplies/demand/{month['draft']}/"
    with office(browser, live_server.url, ann, size="phone") as member:
        page = member.open(path).page
        page.get_by_label("Gel pen: one more").click()
        page.get_by_label("Gel pen: one more").click()
        page.get_by_label("Find another item").fill("a4")
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_label("A4 paper: quantity").fill("3")
        page.get_by_role("button", name="Hand in").click()
        member.shows(".fd-toast", "The head approves it")
    with office(browser, live_server.url, bo, size="phone") as member:
        page = member.open(path).page
        page.get_by_role("button", name="Approve").click()
        expect(page.locator(".fd-light").first).to_contain_text("approved")
    form = DemandForm.objects.get(pk=month["draft"])
    assert {line.what: line.quantity for line in form.lines.select_related("item")} == {
        "按动式中性笔（办公专用速干防漏款）": 14,
        "A4复印纸": 3,
        "长尾夹": 2,
    }
    assert (form.handed_in_by, form.approved_by) == (ann, bo)
