"""The shell of every page: the menu by role, a safe page without inline code, errors in words, the demo's log-in."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from frontdesk.people.models import Company, Person
from tests.factories.visitors import paired_kiosk
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAILY = [
    "Today",
    "Desk",
    "Visitors",
    "To-dos",
    "Rooms",
    "Supplies",
    "Repairs",
    "Documents",
    "People",
    "Calls",
    "Rounds",
    "Parcels",
    "Incidents",
]
TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))


@pytest.mark.parametrize(
    ("who", "menu"),
    [
        ("rita", [*DAILY, "Roll call", "Badges", "Kiosks"]),
        (
            "olga",
            [
                *[
                    "Today",
                    "Desk",
                    "Visitors",
                    "To-dos",
                    "Rooms",
                    "Supplies",
                    "Repairs",
                    "Repair queue",
                    "Documents",
                    "People",
                    "Calls",
                    "Rounds",
                    "Parcels",
                    "Incidents",
                ],
                *["Month", "Roll call"],
                *["Badges", "Kiosks", "Rules", "Settings"],
            ],
        ),
        ("ann", ["Today", "Visitors", "To-dos", "Rooms", "Supplies", "Repairs", "Documents", "People", "Messages", "Parcels", "Incidents"]),
        (
            "tom",
            [
                "Today",
                "Visitors",
                "To-dos",
                "Rooms",
                "My repairs",
                "Supplies",
                "Repairs",
                "Repair queue",
                "Documents",
                "People",
                "Messages",
                "Rounds",
                "Parcels",
                "Incidents",
            ],
        ),
        ("charlie", []),
    ],
)
def test_everybody_sees_the_menu_of_their_roles(who: str, menu: list[str], request: pytest.FixtureRequest) -> None:
    page = Staff(request.getfixturevalue(who)).open("reports:my_day").content.decode()
    nav = page.partition('<nav class="fd-nav"')[2].partition("</nav>")[0]
    assert [words(entry) for entry in re.findall(r"<a .*?</a>", nav, re.S)] == menu


def test_one_key_writes_a_call_down_from_every_page_of_who_takes_calls(rita: Person, olga: Person, ann: Person) -> None:
    shown = {who.username: 'data-key="f"' in Staff(who).open("reports:my_day").content.decode() for who in (rita, olga, ann)}
    assert shown == {"rita": True, "olga": True, "ann": False}
    assert 'data-key="f"' not in Staff(rita).open("visitors:call_new").content.decode()


def test_the_keys_stand_in_the_menu_of_the_person(rita: Person, ann: Person) -> None:
    keys = {
        who.username: words(Staff(who).open("reports:my_day").content.decode().partition("<dl")[2].partition("</dl>")[0])
        for who in (rita, ann)
    }
    assert keys["rita"].endswith("Search Ctrl K Write a call down F the same while typing F2")
    assert keys["ann"].endswith("Search Ctrl K")


def test_a_phone_shows_at_most_five_entries_the_last_being_more(olga: Person) -> None:
    page = Staff(olga).open("reports:my_day").content.decode()
    tabs = page.partition('<nav class="fd-tabs"')[2].partition("</nav>")[0].partition("<details")
    assert (len(re.findall(r"<a ", tabs[0])), len(re.findall(r"<a ", tabs[2]))) == (4, 16)


@pytest.mark.parametrize("path", ["/visitors/", "/inbox/", "/desk/"])
def test_only_the_page_that_is_open_is_current(rita: Person, path: str) -> None:
    nav = Staff(rita).client.get(path).content.decode().partition('<nav class="fd-nav"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)" aria-current', nav) == ([path] if path != "/inbox/" else [])


def test_what_is_set_seldom_stands_on_the_settings_page_and_lights_its_entry(olga: Person) -> None:
    manager = Staff(olga)
    settings_page = manager.client.get("/settings/").content.decode()
    nav = manager.client.get("/workdays/").content.decode().partition('<nav class="fd-nav"')[2].partition("</nav>")[0]
    assert ('href="/workdays/"' in settings_page, re.findall(r'href="([^"]*)" aria-current', nav)) == (True, ["/settings/"])


def test_no_template_holds_inline_code_or_style() -> None:
    inline = re.compile(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|hx-on|javascript:")
    pages = [path for path in TEMPLATES if path.parent.name != "outbox"]  # mails know no style sheets
    assert {str(path): found for path in pages if (found := inline.findall(path.read_text()))} == {}
    assert inline.search("<p style='color: red'>")  # control


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_is_kept(rita: Person) -> None:
    response = Staff(rita).open("reports:desk")
    policy = response["Content-Security-Policy"]
    assert ("default-src 'self'" in policy, "unsafe" in policy, response["Cache-Control"]) == (True, False, "no-store, private")


def test_the_html_says_its_language_and_the_theme_that_was_chosen(rita: Person) -> None:
    staff = Staff(rita, "zh-hans")
    assert '<html lang="zh-hans" data-bs-theme="light" data-theme-auto>' in staff.open("reports:desk").content.decode()
    staff.client.cookies["frontdesk_theme"] = "dark"
    assert '<html lang="zh-hans" data-bs-theme="dark">' in staff.open("reports:desk").content.decode()


def test_lost_pages_say_what_to_do_in_both_languages(rita: Person) -> None:
    said = [words(Staff(rita, language).client.get("/visitors/visits/999/")) for language in ("en", "zh-hans")]
    assert ["Nothing is here The address is wrong" in said[0], "这里没有内容 地址不对" in said[1]] == [True, True]


def test_a_form_without_its_token_is_refused_in_words(rita: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(rita)
    response = client.post("/language/", {"language": "en"})
    assert (response.status_code, "表单过期了" in words(response)) == (403, True)


def test_the_page_of_a_broken_server_needs_nothing() -> None:
    with translation.override("en"):
        assert "Something broke This is our fault, not yours." in words(render_to_string("500.html"))


def test_too_many_tries_at_logging_in_are_answered_in_words() -> None:
    with translation.override("en"):
        page = render_to_string("429.html", request=RequestFactory().get("/accounts/login/"))
    assert "Too many tries Wait a minute" in words(page)


def test_the_log_in_page_names_the_demo_s_people_only_in_a_demo(ann: Person) -> None:
    Company.objects.create(name="远山科技", name_en="Yuanshan Tech")
    plain = Client().get("/accounts/login/").content.decode()
    Company.objects.update(demo_since=MONDAY_9AM)
    demo = Client().get("/accounts/login/").content.decode()
    assert ("frontdesk-demo" in plain, re.findall(r'data-fill="(\w+)"', plain)) == (False, [])
    assert re.findall(r'data-fill="(\w+)"', demo) == ["rita", "olga", "ann", "bo", "tom", "charlie"]


def test_a_wrong_password_is_said_and_the_name_kept(ann: Person) -> None:
    response = Client(headers={"accept-language": "en"}).post("/accounts/login/", {"login": "ann", "password": "wrong"})
    assert ('value="ann"' in response.content.decode(), "fd-errors" in response.content.decode()) == (True, True)


def test_a_toast_is_read_out_and_gone_after_one_page(rita: Person) -> None:
    staff = Staff(rita)
    device, _token = paired_kiosk()
    staff.press("visitors:device_revoke", device.pk)
    first = staff.open("reports:my_day")
    assert ("is switched off" in words(first), list(get_messages(first.wsgi_request)) != []) == (True, True)
    assert "is switched off" not in words(staff.open("reports:my_day"))
