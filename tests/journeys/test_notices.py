"""Notices in a browser: the company's own words with a live preview, a second try, a muted kind, a bell that counts by itself."""

import re
from datetime import time
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Manner, Mute, Notice, OwnText
from frontdesk.outbox.post import post
from frontdesk.people.models import Company, Person
from tests.counts import count
from tests.factories.visitors import arrived_visit
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office, the_worker_runs
from visitors.actions import visits
from visitors.notices.kiosk_unheard import KioskUnheard

# The bell's own poller, in more of a hurry.
HURRY = """() => {
    const old = document.querySelector('#bell-poll'), quick = old.cloneNode();
    quick.setAttribute('hx-trigger', 'every 300ms');
    old.replaceWith(quick);
    htmx.process(quick);
}"""
PAGES = [
    ("ann", "desktop", "/inbox/"),
    ("ann", "phone", "/inbox/?state=new"),
    ("ann", "phone", "/settings/my-notices/"),
    ("ann", "desktop", "/settings/my-notices/"),
    ("olga", "desktop", "/settings/notices/"),
    ("olga", "phone", "/settings/notices/?state=dead"),
    ("olga", "desktop", "/settings/notices/texts/"),
    ("olga", "phone", "/settings/notices/texts/"),
    ("olga", "desktop", "/settings/notices/texts/visitors.visit_thanks/zh-hans/"),
    ("olga", "phone", "/settings/notices/texts/visitors.visit_arrived/en/"),
]


@pytest.fixture
def told(transactional_db: None, ann: Person, olga: Person) -> None:
    """Ann heard of two visitors, of whom one has gone; a mail to her was given up, one waits for the morning."""
    now = timezone.now()
    Company.objects.create(name="远山科技", name_en="Yuanshan Tech")
    arrived_visit(ann, name="唐宁", now=now)
    visits.check_out(arrived_visit(ann, name="方圆", now=now), now=now)
    mails = list(Notice.objects.filter(channel="mail").order_by("pk"))
    Notice.objects.filter(pk=mails[0].pk).update(dead_at=now, tries=10, error="SMTPException: 451 not now")
    Notice.objects.filter(pk=mails[1].pk).update(held_until=now.replace(year=2099), due_at=now.replace(year=2099))


def tap(thing: Locator) -> None:
    """Away from the bar at the bottom, as a thumb scrolls."""
    thing.evaluate("each => each.scrollIntoView({block: 'center'})")
    thing.click()


def test_a_text_is_rewritten_with_a_preview_that_follows(browser: Browser, live_server: LiveServer, told: None, olga: Person) -> None:
    with office(browser, live_server.url, olga) as manager:
        manager.open("/settings/notices/")
        manager.page.get_by_role("link", name="Texts of notices").click()
        manager.page.locator("li", has_text="A host hears at once that the visitor is here").get_by_role("link", name="中文").click()
        title = manager.page.locator("#id_title")
        title.fill("快来接")
        manager.page.get_by_role("button", name="{visitor}").click()
        expect(title).to_have_value("快来接{visitor}")
        expect(manager.page.locator("#preview")).to_contain_text("快来接李思远")
        manager.page.locator("#id_sms").fill("到" * 71)
        expect(manager.page.locator("#preview")).to_contain_text("71 characters, 2 messages of 67")
        assert OwnText.objects.count() == 0
        manager.page.locator("#id_body").fill("{password}")
        expect(manager.page.locator("#preview")).to_contain_text("No value for {password}")
        manager.page.get_by_role("button", name="Save").click()
        expect(manager.page.locator("#id_body_error")).to_contain_text("{password}")
        manager.page.locator("#id_body").fill("在前台：{link}")
        manager.page.get_by_role("button", name="Save").click()
        manager.shows(".fd-head", "own words, version 1")
    assert written(Notice.objects.filter(channel="inbox").order_by("pk").first()).title == "快来接唐宁"


def test_what_was_given_up_is_sent_again(browser: Browser, live_server: LiveServer, told: None, olga: Person, settings: Any) -> None:
    with office(browser, live_server.url, olga) as manager:
        manager.open("/settings/notices/").page.get_by_role("link", name="Given up").click()
        manager.shows(".fd-log", "451 not now")
        manager.page.get_by_role("button", name="Send all of these again").click()
        manager.shows("#toasts", "1 notice is on its way again.")
        expect(manager.page.locator(".fd-log")).to_have_count(0)
        manager.page.get_by_role("button", name="Test mail to me").click()
        manager.shows("#tested-mail", f"took the message to {olga.email}")
    assert (Notice.objects.dead().count(), manager.page.url.count("/test/")) == (0, 0)


def test_a_kind_is_muted_and_quiet_hours_are_set(browser: Browser, live_server: LiveServer, told: None, ann: Person) -> None:
    with office(browser, live_server.url, ann, size="phone") as phone:
        phone.open("/inbox/").page.get_by_role("link", name="My notice settings").click()
        tap(phone.page.locator("summary", has_text="never came to you"))
        tap(phone.page.get_by_role("button", name=re.compile(r"Mute\b.*feedback of a visitor")))
        phone.shows("#toasts", "Muted.")
        expect(phone.page.locator("#id_quiet_from")).to_be_hidden()
        tap(phone.page.get_by_label("My own hours"))
        phone.page.locator("#id_quiet_from").fill("19:00")
        phone.page.locator("#id_quiet_until").fill("09:00")
        tap(phone.page.get_by_role("button", name="Save"))
        phone.shows("#toasts", "Saved.")
    assert list(Mute.objects.values_list("kind", flat=True)) == ["visitors.visit_feedback"]
    assert Manner.objects.values_list("person", "by_mail", "quiet", "quiet_from").get() == (ann.pk, True, "own", time(19))


@pytest.mark.parametrize("path", ["/desk/", "/visitors/", "/inbox/"][: count(3, 1)])
def test_the_bell_counts_by_itself_and_says_so_once(browser: Browser, live_server: LiveServer, told: None, olga: Person, path: str) -> None:
    the_worker_runs()
    with office(browser, live_server.url, olga) as manager:
        bell, said = manager.open(path).page.locator("#bell"), manager.page.locator("#bell-said")
        expect(bell).to_have_accessible_name("Inbox, 0 unread")
        bell.focus()
        manager.page.evaluate(HURRY)
        for number in (1, 2):
            post(KioskUnheard, cause=f"{number}", to=olga, subject=olga, data={"kiosk": f"南门{number}"}, now=timezone.now())
            expect(bell).to_have_accessible_name(f"Inbox, {number} unread")
            expect(said).to_have_text("1 new notice")
        expect(bell).to_be_focused()
        bell.click()
        manager.page.locator("li", has_text="南门1").get_by_role("button", name="Mark as read").click()
        expect(bell).to_have_accessible_name("Inbox, 1 unread")
        manager.page.get_by_role("button", name="Mark all as read").click()
        expect(bell).to_have_accessible_name("Inbox, 0 unread")


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_about_notices_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, told: None, request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        with office(browser, live_server.url, request.getfixturevalue(who), size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(member.open(path).page))}
    assert found == {}
