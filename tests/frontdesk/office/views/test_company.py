"""An empty Frontdesk leads to its set-up page; who may fill it in; the settings later."""

import pytest
from django.test import Client, override_settings

from frontdesk.office import set_up_key, welcome
from frontdesk.people.models import Company, Person
from frontdesk.web.models import FormKey
from tests.factories.people import PersonFactory
from tests.staff import Staff

pytestmark = pytest.mark.django_db

FILLED = {
    **{"name": "清河设计", "name_en": "Qinghe Design", "language": "en", "time_zone": "Asia/Shanghai", "country": "CN", "once": "k1"},
    **{"manager_name": "欧丽", "username": "Olga", "password": "correct horse battery", "again": "correct horse battery"},
}


SENT_ON = {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}


def key_of(secret: str) -> str:
    """The set-up key of an installation with this secret key."""
    with override_settings(SECRET_KEY=secret):
        return set_up_key.key()


@pytest.mark.parametrize("path", ["/", "/desk/", "/visitors/", "/accounts/login/", "/settings/"])
def test_every_page_of_an_empty_frontdesk_leads_to_the_set_up_page(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == "/setup/"


def test_a_kiosk_and_a_supervisor_are_answered_as_ever(client: Client) -> None:
    assert (client.get("/healthz").status_code, client.get("/kiosk/").status_code in (200, 302)) == (200, True)


def test_whoever_sits_at_the_machine_sets_up_and_is_logged_in(client: Client) -> None:
    answer = client.post("/setup/", FILLED)
    assert (answer.headers["Location"], Person.objects.get().username) == ("/settings/", "olga")
    page = client.get("/settings/").content.decode()
    assert ("Pair the kiosk in the lobby" in page, "清河设计" in page) == (True, True)
    assert client.get("/setup/").headers["Location"] == "/accounts/login/"


@pytest.mark.parametrize(
    ("address", "proxies", "forwarded", "given", "status"),
    [
        ("203.0.113.9", 0, {}, "", 403),
        ("203.0.113.9", 0, {}, "wrong", 403),
        ("203.0.113.9", 0, {}, "right", 200),
        ("192.168.1.66", 0, {}, "known", 403),
        ("127.0.0.1", 0, {}, "", 200),
        ("::1", 0, {}, "", 200),
        ("127.0.0.1", 1, SENT_ON, "", 403),
        ("127.0.0.1", 1, SENT_ON, "right", 200),
        ("127.0.0.1", 0, SENT_ON, "", 403),
        ("127.0.0.1", 0, SENT_ON, "right", 200),
        ("127.0.0.1", 0, {"HTTP_FORWARDED": "for=203.0.113.9"}, "", 403),
    ],
)
def test_a_stranger_needs_the_key_that_the_machine_printed(
    client: Client, settings: object, address: str, proxies: int, forwarded: dict[str, str], given: str, status: int
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    key = {"right": set_up_key.key(), "known": key_of("for a desk that anybody may try, never for real data")}.get(given, given)
    assert client.get("/setup/", {"key": key}, REMOTE_ADDR=address, **forwarded).status_code == status
    assert client.post("/setup/", {**FILLED, "key": key}, REMOTE_ADDR=address, **forwarded).status_code == (302 if status == 200 else 403)


def test_the_machine_prints_the_address_until_there_is_somebody() -> None:
    [line] = welcome.lines("http://127.0.0.1:8000")
    assert line == f"Set up      http://127.0.0.1:8000/setup/?key={set_up_key.key()}"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"password": "hunter2xy", "again": "hunter2xy"}, "12"),
        ({"again": "something else"}, "The two passwords differ."),
        ({"username": "..."}, "Letters, digits, dots and dashes make a user name."),
        ({"username": "ol/ga"}, "Letters, digits, dots and dashes make a user name."),
        ({"username": "ﷺ" * 5}, "Letters, digits, dots and dashes make a user name."),  # 15 letters each, once normal
        ({"email": f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.example"}, "254"),
        ({"name": ""}, "This field is required"),
        ({"time_zone": "Mars/Base"}, "Mars/Base"),
    ],
)
def test_a_mistake_stands_beside_its_field_and_nothing_is_kept(client: Client, change: dict, words: str) -> None:
    client.cookies["frontdesk_language"] = "en"
    answer = client.post("/setup/", {**FILLED, **change})
    assert (answer.status_code, words in answer.content.decode(), Company.objects.exists()) == (422, True, False)
    assert change.get("password", FILLED["password"]) not in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "colon", "short"),
    [
        ("zh-hans", "：", "密码太短，至少要有 12 个字符。"),
        ("en", ": ", "This password is too short: it needs at least 12 characters."),
    ],
)
def test_what_is_wrong_with_a_password_is_said_in_the_readers_language_each_in_a_line_of_its_own(
    client: Client, language: str, colon: str, short: str
) -> None:
    client.cookies["frontdesk_language"] = language
    page = client.post("/setup/", {**FILLED, "password": "password", "again": "password"}).content.decode()
    label, common = {"en": ("Password", "This password is too common."), "zh-hans": ("密码", "这个密码太常见了。")}[language]
    assert [
        line in page for line in (f"<span>{short}<br>{common}</span>", f">{label}{colon}{short}</a>", f">{label}{colon}{common}</a>")
    ] == [True] * 3


def test_a_double_click_sets_up_once(client: Client) -> None:
    answers = [client.post("/setup/", FILLED) for _click in range(2)]
    assert ([answer.status_code for answer in answers], Person.objects.count()) == ([302, 302], 1)


def test_a_stranger_leaves_no_row_behind_before_set_up_nor_after(client: Client) -> None:
    before = client.post("/setup/", FILLED, REMOTE_ADDR="203.0.113.9")
    assert (before.status_code, FormKey.objects.count()) == (403, 0)
    PersonFactory()
    after = [client.post("/setup/", {**FILLED, "once": f"k{number}"}, REMOTE_ADDR="203.0.113.9") for number in range(3)]
    assert ({answer.status_code for answer in after}, FormKey.objects.count()) == ({302}, 0)


@pytest.mark.parametrize("key", ["a\0b", "\0", "k" * 65, "two words", "钥匙"])
def test_a_one_time_key_that_no_form_was_given_is_none(client: Client, key: str) -> None:
    answer = client.post("/setup/", {**FILLED, "once": key})
    assert (answer.headers["Location"], Person.objects.count(), FormKey.objects.count()) == ("/settings/", 1, 0)


def test_the_settings_are_changed_by_the_manager_only(olga: Person, rita: Person) -> None:
    manager, desk = Staff(olga), Staff(rita)
    page = manager.client.get("/settings/")
    given = {name: page.context["form"][name].value() for name in ("language", "time_zone", "seen")}
    answer = manager.client.post("/settings/", {**given, "name": "清河", "name_en": "Qinghe", "once": "k2"})
    assert (answer.status_code, Company.objects.get().name, desk.client.get("/settings/").status_code) == (302, "清河", 403)
