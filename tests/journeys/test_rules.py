"""Olga in the rules: a sentence changed where it stands, a pause with its reason, a dry run; on a desktop and on a phone."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.limits.limits import GROUPS
from frontdesk.limits.models import Version
from frontdesk.people.models import Company, Person
from frontdesk.timed.models import RuleState, Run
from tests.counts import count
from tests.factories.visitors import arrived_visit
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from tests.moments import HOUR, MINUTE

THANKS = "/rules/visitors.visit_thanks/"


@pytest.fixture
def scene(transactional_db: None, ann: Person) -> None:
    """A company with a visitor who waits too long and a rule that has run."""
    Company.objects.create(name="远山科技", name_en="Yuanshan Tech", demo_since=timezone.now())
    the_worker_runs()
    arrived_visit(ann, now=timezone.now() - HOUR)
    Run.objects.create(rule="timed.tidy", at=timezone.now(), took_ms=9, due=2, acted=1, failed=1, error="7: ValueError: no luck")


def test_a_sentence_is_changed_where_it_stands_by_keyboard(browser: Browser, live_server: LiveServer, scene: None, olga: Person) -> None:
    with office(browser, live_server.url, olga) as manager:
        page = manager.open("/rules/").page
        page.locator('[data-row="visitors.visit_thanks"] a').press("Enter")
        expect(page.locator("#sheet-title")).to_be_focused()
        assert "Thank" in page.title() or "thanked" in page.title()

        page.get_by_label("The thank-you goes out this long after leaving").fill("99999")
        manager.keys("Control+s")
        expect(page.locator("#id_delay")).to_be_focused()
        expect(page.locator("#id_delay")).to_have_attribute("aria-invalid", "true")
        wrong = manager.axe()

        page.locator("#id_delay").fill("45")
        manager.keys("Control+Enter")
        manager.shows(".fd-toasts", "Saved")
        expect(page.locator('[data-row="visitors.visit_thanks"]')).to_contain_text("45 minutes after leaving")
        assert (wrong, manager.axe(), GROUPS["visitors.visit_thanks"].now().delay) == ([], [], 45 * MINUTE)

        page.get_by_role("button", name="As delivered").click()
        expect(page.locator("#id_delay")).to_have_value("60")
        page.locator(".fd-toast").get_by_role("button", name="Undo").click()
        expect(page.locator("#id_delay")).to_have_value("45")
    assert Version.objects.count() == 3


def test_a_rule_is_paused_with_a_reason_and_goes_on(browser: Browser, live_server: LiveServer, scene: None, olga: Person) -> None:
    with office(browser, live_server.url, olga, theme="dark") as manager:
        page = manager.open("/rules/timed.tidy/").page
        page.locator(".fd-pause summary").press("Enter")
        page.get_by_label("Why must it not act for a while?").fill("审计期间不清理")
        page.locator(".fd-pause").get_by_role("button", name="Pause").click()
        manager.shows(".fd-sheet-paused", "审计期间不清理")
        paused = manager.axe()
        assert RuleState.objects.paused().get().paused_by == olga

        page.get_by_role("button", name="Let it go on").click()
        expect(page.locator(".fd-sheet-paused")).to_have_count(0)
        assert (paused, manager.axe(), RuleState.objects.paused().count()) == ([], [], 0)


def test_a_dry_run_is_read_out_and_its_rows_stand_on_one_line_each(
    browser: Browser, live_server: LiveServer, scene: None, olga: Person, tom: Person
) -> None:
    Person.objects.filter(pk=tom.pk).update(email="tom.tan-of-the-workshop@yuanshan-technology.example.com")
    with office(browser, live_server.url, olga) as manager:
        page = manager.open("/rules/visitors.host_answer/").page
        page.get_by_label("Suppose it were").fill(f"{timezone.localtime() + HOUR:%Y-%m-%dT%H:%M}")
        page.get_by_role("button", name="Try").click()
        expect(page.locator("#dry")).to_be_focused()
        rows = page.locator(".fd-dry tbody tr")
        assert rows.count() > 0
        assert {round(box["height"]) for row in rows.all() if (box := row.bounding_box())} <= {36, 37}
        assert manager.axe() == []


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_of_the_rules_fits_its_window_and_can_be_read(
    browser: Browser, live_server: LiveServer, scene: None, olga: Person, language: str, theme: str
) -> None:
    found = {}
    paths = ("/rules/", "/rules/?show=look", THANKS, "/rules/visitors.kiosk/", "/rules/timed.tidy/", "/rules/timeline/")
    pages = [(None, size, path) for size in ("desktop", "narrow", "phone", "touch")[: count(4, 3)] for path in paths]
    for (_nobody, size), mine in by_reader(share(pages, language, theme)).items():
        width = {"narrow": 320}.get(size)
        with office(browser, live_server.url, olga, size="phone" if width else size, language=language, theme=theme) as manager:
            if width:
                manager.page.set_viewport_size({"width": width, "height": 640})
            found |= {f"{size} {path}": seen for path in mine if (seen := misread(manager.open(path).page))}
    assert found == {}
