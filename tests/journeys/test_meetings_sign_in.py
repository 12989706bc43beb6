"""The screen in the room: the number on it is typed on a phone, and who signed in stands on the screen without anybody touching it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from meetings.actions import inviting
from meetings.actions.inviting import Guest
from tests.factories.meetings import booked
from tests.journeys.offices import office

NEXT_LOOK = 15_000  # ms


@pytest.fixture
def on(transactional_db: None, ann: Person, bo: Person) -> int:
    """A meeting in five minutes, with Bo and a guest."""
    now = timezone.now()
    mine = booked(ann, begins=now + timedelta(minutes=5), now=now)
    inviting.invite(mine, people=[bo], guests=[Guest("陈洋", "chen@example.com")], by=ann, now=now)
    return mine.pk


def test_from_the_phone_onto_the_screen(browser: Browser, live_server: LiveServer, on: int, ann: Person, bo: Person) -> None:
    with (
        office(browser, live_server.url, ann, size="desktop", language="zh-hans", theme="light") as room,
        office(browser, live_server.url, bo, size="phone", language="zh-hans", theme="light") as phone,
    ):
        screen = room.open(f"/meetings/{on}/sheet/").page
        guest = screen.get_by_role("button", name="陈洋 签到")
        guest.focus()
        number = screen.locator(".mt-code").inner_text().split("\n")[-1]
        theirs = phone.open(f"/meetings/{on}/sign-in/").page
        theirs.get_by_label("屏幕上的签到码").fill(number)
        theirs.get_by_role("button", name="签到").click()
        expect(theirs.get_by_role("heading", name="您已于")).to_be_visible()
        expect(screen.get_by_text("已到 1 / 共 3 人")).to_be_visible(timeout=NEXT_LOOK)
        expect(guest).to_be_focused()  # what is being done is not taken out of one's hands
        screen.keyboard.press("Enter")
        expect(screen.get_by_text("已到 2 / 共 3 人")).to_be_visible()
        expect(screen.get_by_role("heading", name="会议签到表")).to_have_count(1)
