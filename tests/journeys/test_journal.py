"""The trail in a browser: filtered, unfolded, verified in slices while the page stays open; a visitor forgotten on request."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.journal import checking
from frontdesk.journal.models import Check, Entry
from frontdesk.journal.seal import seal
from frontdesk.limits.actions import change
from frontdesk.people.models import Company, Person
from tests.factories.visitors import arrived_visit, badges
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from visitors.actions import visits
from visitors.limits import RetentionLimits
from visitors.models import Visit


@pytest.fixture
def came(transactional_db: None, ann: Person, rita: Person, olga: Person) -> Visit:
    """A visitor who came and left, settings that changed, everything sealed."""
    Company.objects.create(name="远山科技", name_en="Yuanshan Tech")
    badges(1)
    now = timezone.now()
    visit = visits.check_out(arrived_visit(ann, now=now), by=rita, now=now)
    change(RetentionLimits, values={"visits": 12}, by=olga, now=now)
    seal(now=now)
    return visit


def test_the_trail_is_read_and_verified_while_the_page_stays_open(
    browser: Browser, live_server: LiveServer, came: Visit, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking.go_on, "__kwdefaults__", {"most": 2})
    with office(browser, live_server.url, olga) as manager:
        page = manager.open(f"/visitors/visits/{came.pk}/").page
        page.get_by_role("link", name="Trail of this visit").click()
        manager.shows(".fd-trail", "Checked out")
        assert page.locator(".fd-trail tbody tr:not(.fd-trail-more)").count() == Entry.objects.about(came).count()
        page.get_by_role("link", name="Clear").click()
        page.get_by_label("What happened").select_option("change_limits")
        page.get_by_role("button", name="Show").click()
        page.locator(".fd-trail-details summary").click()
        manager.shows(".fd-trail-more:visible", "6 → 12")
        page.get_by_role("button", name="Verify now").click()
        manager.shows("#chain", "Intact")
        assert (Check.objects.get().wrong, manager.axe()) == ("", [])

        first = Entry.objects.earliest("pk")
        Entry.objects.filter(pk=first.pk).update(verb="cancel")
        page.get_by_role("button", name="Verify now").click()
        manager.shows("#chain", f"Seal 1, entry {first.pk}: the entry is not what was sealed.")
        assert manager.axe() == []


def test_a_visitor_is_forgotten_at_their_request(browser: Browser, live_server: LiveServer, came: Visit, olga: Person) -> None:
    with office(browser, live_server.url, olga, size="phone") as manager:
        page = manager.open(f"/visitors/visits/{came.pk}/").page
        page.get_by_role("link", name="Forget this visitor").click()
        page.locator("#id_reason").fill("asked by phone")
        page.get_by_role("button", name="Forget 1 visit").click()
        manager.shows("#toasts", "1 visit is anonymous now.")
    assert Visit.objects.get().name == "*"


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_the_pages_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, came: Visit, olga: Person, language: str, theme: str
) -> None:
    found: dict[str, Any] = {}
    paths = ("/journal/", f"/journal/?record=visitors.visit:{came.pk}", f"/visitors/visits/{came.pk}/forget/")
    pages = [(olga, size, path) for size in ("desktop", "phone") for path in paths]
    for (who, size), mine in by_reader(share(pages, language, theme)).items():
        with office(browser, live_server.url, who, size=size, language=language, theme=theme) as manager:
            found |= {f"{size} {path}": seen for path in mine if (seen := misread(manager.open(path).page))}
    assert found == {}
