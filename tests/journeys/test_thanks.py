"""The whole story once: received, let in, gone by the kiosk, thanked by the rule, asked one question, answered."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, badges
from tests.journeys.kiosks import kiosk_page
from tests.servers import Gateway, Mailbox
from visitors.models import Feedback, Visit

pytestmark = pytest.mark.service_journey


def leave_by_kiosk(browser: Browser, base: str) -> None:
    with kiosk_page(browser, base) as kiosk:
        kiosk.open()
        kiosk.choose(3, "leave")
        kiosk.keys("A001")
        kiosk.go_on("check_out")
        kiosk.go_on("left")


def an_hour_later() -> None:
    """The rules look with their clock an hour ahead, and what they post goes out; in the evening a text message waits for the morning."""
    later = timezone.now() + timedelta(hours=1, minutes=1)
    run(RULES["visitors.visit_thanks"], now=later)
    later = max(later, *Notice.objects.waiting().values_list("due_at", flat=True))
    for pk in Notice.objects.owed(later).values_list("pk", flat=True):
        deliver(pk, now=later)
    run(RULES["visitors.visit_thanked"], now=later)


@pytest.fixture
def visit(live_server: LiveServer, settings: Any, ann: Person) -> Visit:
    settings.BASE_URL = live_server.url
    RuleState.objects.create(rule="visitors.visit_thanks", live_from=timezone.now() - timedelta(days=1))
    badges(1)
    return arrived_visit(ann, email="li@example.com", language="en", now=timezone.now() - timedelta(minutes=50))


def answer_the_question(page: Page, link: str) -> None:
    page.goto(link)
    page.click("label:has([name=score][value='5'])")
    page.fill("textarea[name=words]", "Thank you")
    page.click("button.primary")
    expect(page.locator("h1")).to_contain_text("Thank")


def in_the_text(text: str) -> str:
    return next(word for word in text.split() if "/feedback/" in word)


def test_thanked_by_mail_and_answered(browser: Browser, page: Page, live_server: LiveServer, visit: Visit, mailbox: Mailbox) -> None:
    leave_by_kiosk(browser, live_server.url)
    an_hour_later()

    mail = next(mail for mail in mailbox.mails if mail["To"] == "li@example.com")
    text = next(part for part in mail.walk() if part.get_content_type() == "text/plain").get_content()
    assert ("ann@example.com" in text, Todo.objects.open().count()) == (True, 0)
    answer_the_question(page, in_the_text(text))
    assert Feedback.objects.get(visit=visit).score == 5


def test_thanked_by_sms(browser: Browser, live_server: LiveServer, visit: Visit, mailbox: Mailbox, gateway: Gateway) -> None:
    leave_by_kiosk(browser, live_server.url)
    an_hour_later()

    [message] = gateway.messages
    visit.refresh_from_db()
    assert (message["to"], "/feedback/" in message["message"], visit.thanked_at is not None) == ("13900005678", True, True)
    assert [mail["To"] for mail in mailbox.mails if mail["To"] == "li@example.com"] == []
