"""The public page: one row, the same answer for everybody, words beside every field that is wrong."""

import re
from collections.abc import Callable
from datetime import datetime
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frontdesk.limits.models import Version
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.web.once import new_key
from tests.counts import count
from tests.figures import Figure
from tests.moments import DAY, MINUTE, MONDAY_9AM
from visitors.actions import requests
from visitors.limits import PublicLimits
from visitors.models import Visit, VisitRequest
from visitors.views import visit_us

pytestmark = [pytest.mark.django_db, pytest.mark.once]
At = Callable[[datetime], None]
TYPED = {
    "name": "王小明",
    "phone": "138 0000 1234",
    "company": "启明咨询",
    "purpose": "meeting",
    "people": "3",
    "wished_at": "2026-11-25T14:30",
    "plate": "沪a·12345",
    "note": "带两台样机",
    "host_name": "安然",
    "host_contact": "ann@example.com",
    "agreed": "on",
    "language": "en",
}
VARIES = re.compile(rb'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"')


@pytest.fixture(autouse=True)
def ann_is_known(ann: Person, at: At) -> Person:
    Person.objects.filter(pk=ann.pk).update(email="ann@example.com", mobile="13911112222")
    at(MONDAY_9AM)
    return ann


def ask(client: Client | None = None, **fields: str) -> HttpResponse:
    return (client or Client()).post("/visit-us/", {"once": new_key(), **TYPED, **fields})


def masked(response: HttpResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, headers and body; the two values that are drawn for each answer are cut out of the body, and nothing else."""
    cookies = [(name, "" if name == "frontdesk_csrf" else cookie.value) for name, cookie in sorted(response.cookies.items())]
    return response.status_code, sorted(response.headers.items()) + cookies, VARIES.sub(b"", response.content)


KNOWN = [{}, {"host_contact": "139 1111 2222"}, {"host_name": "Ann An", "host_contact": "ANN@example.com"}]
UNKNOWN = [{"host_name": "安燃"}, {"host_contact": "13911112223"}, {"host_name": "Ann Am", "host_contact": "amn@example.com"}]


def test_it_is_one_row_as_it_was_typed_and_nothing_else() -> None:
    response = ask()

    request = VisitRequest.objects.get()
    assert (response.status_code, response["Location"]) == (302, "/visit-us/thanks/")
    assert (request.name, request.phone, request.people, request.plate, request.note) == (
        "王小明",
        "13800001234",
        3,
        "沪A·12345",
        "带两台样机",
    )
    assert (request.host_name, request.host_contact, request.consent_version, request.language) == (
        "安然",
        "ann@example.com",
        "2026-2",
        "en",
    )
    assert (request.received_at, request.matched_at, request.is_short_notice) == (MONDAY_9AM, None, False)
    assert (Visit.objects.count(), Notice.objects.count()) == (0, 0)


def test_known_and_unknown_hosts_are_answered_byte_for_byte_alike_below_the_limit_and_above_it() -> None:
    below = [masked(ask(**fields)) for fields in (*KNOWN, *UNKNOWN)]
    above = [masked(ask(**fields)) for fields in (KNOWN[0], {"host_contact": "bnn@example.com"})]

    assert len({str(answer) for answer in below}) == 1
    assert below[0][0] == 302
    body = above[0][2].decode()
    assert above[0][2] == above[1][2].replace(b"bnn@example.com", b"ann@example.com")  # what was typed is kept, and differs
    assert {answer[0] for answer in above} == {429}
    assert ("Too many requests just now" in body, 'value="王小明"' in body, "带两台样机" in body) == (True, True, True)
    assert VisitRequest.objects.count() == 6


def test_errors_too_are_the_same_for_both() -> None:
    known, unknown = (masked(ask(name="", host_contact=contact)) for contact in ("ann@example.com", "bnn@example.com"))

    assert known[0] == unknown[0] == 422
    assert known[2].replace(b"ann@", b"bnn@") == unknown[2]


def statements(**fields: str) -> list[str]:
    """What a request asks the database, with the values cut out."""
    with CaptureQueriesContext(connection) as captured:
        ask(**fields)
    return [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in captured]


def test_both_ask_the_database_the_same(ann: Person) -> None:
    ask()  # the first fills caches

    assert statements(**KNOWN[1]) == statements(**UNKNOWN[1])


def test_control_a_page_that_looks_the_host_up_asks_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    receive = requests.receive

    def looks_up(**given: Any) -> VisitRequest:
        request = receive(**given)
        host = requests.host_of(given["host_name"], given["host_contact"])
        if host:
            host.refresh_from_db()
        return request

    monkeypatch.setattr(requests, "receive", looks_up)
    ask()

    assert statements(**KNOWN[1]) != statements(**UNKNOWN[1])


def test_both_take_the_same_time(figure: Figure, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interleaved pairs; wall clocks do not belong into assertions, so this is a figure."""
    pairs, taken = count(2000, 60), {"known": [], "unknown": []}
    client = Client()
    monkeypatch.setattr(visit_us, "_may_ask", lambda request: True)
    for number in range(2 * pairs + 10):
        which, fields = ("known", KNOWN[1]) if number % 2 else ("unknown", UNKNOWN[1])
        key, began = new_key(), perf_counter()
        client.post("/visit-us/", {**TYPED, **fields, "once": key})
        if number >= 10:
            taken[which].append((perf_counter() - began) * 1000)

    known, unknown = median(taken["known"]), median(taken["unknown"])
    figure(f"{pairs} pairs: known {known:.3f} ms, unknown {unknown:.3f} ms, ratio {known / unknown:.3f}, {ranked(taken)}")
    assert len(taken["known"]) == len(taken["unknown"]) == pairs


def ranked(taken: dict[str, list[float]]) -> str:
    """Mann-Whitney: how many standard deviations the rank sum lies from what chance gives (beyond 2 is rare)."""
    one, other = taken["known"], taken["unknown"]
    order = sorted([(t, 0) for t in one] + [(t, 1) for t in other])
    total = sum(rank for rank, (_time, which) in enumerate(order, 1) if which == 0)
    n, m = len(one), len(other)
    deviation = (n * m * (n + m + 1) / 12) ** 0.5
    return f"rank test z = {(total - n * (n + m + 1) / 2) / deviation:+.2f}"


@pytest.mark.parametrize(
    ("wished", "status", "short"),
    [
        (MONDAY_9AM - MINUTE, 422, None),
        (MONDAY_9AM, 422, None),
        (MONDAY_9AM + MINUTE, 302, True),
        (MONDAY_9AM + DAY - MINUTE, 302, True),
        (MONDAY_9AM + DAY, 302, False),
        (datetime(2027, 5, 21, 9, tzinfo=MONDAY_9AM.tzinfo), 302, False),
        (MONDAY_9AM + 180 * DAY, 302, False),
        (MONDAY_9AM + 180 * DAY + MINUTE, 422, None),
    ],
)
def test_not_in_the_past_nor_too_far_and_what_is_short_notice(wished: datetime, status: int, short: bool | None) -> None:
    response = ask(wished_at=f"{wished:%Y-%m-%dT%H:%M}", off_day_reason="展会只在这天")

    assert response.status_code == status
    assert [request.is_short_notice for request in VisitRequest.objects.all()] == ([] if short is None else [short])


@pytest.mark.parametrize(
    ("day", "asked"), [("2026-11-28", True), ("2027-01-01", True), ("2026-11-25", False)], ids=["a Saturday", "a holiday", "a Wednesday"]
)
def test_a_day_off_needs_a_reason(day: str, asked: bool) -> None:
    without = ask(wished_at=f"{day}T10:00")
    shown = b'name="off_day_reason"' in without.content

    assert (without.status_code, shown) == ((422, True) if asked else (302, False))
    assert ask(wished_at=f"{day}T10:00", off_day_reason="设备检修").status_code == 302


LONG = "长" * 10_240
WRONG = [
    ({"name": ""}, "Enter your name"),
    ({"name": "<script>alert(1)</script>"}, "without &lt; and &gt;"),
    ({"name": "Robert'); DROP TABLE visitors_visit;--"}, "in letters"),
    ({"name": LONG}, "at most"),
    ({"phone": ""}, "your mobile or your e-mail"),
    ({"phone": "138 OOOO 0000"}, "11 digits"),
    ({"phone": LONG}, "11 digits"),
    ({"email": "wang@"}, "name@example.com"),
    ({"email": LONG + "@example.com"}, "name@example.com"),
    ({"company": LONG}, "at most"),
    ({"company": "<b>"}, "&lt;"),
    ({"purpose": "delivery"}, "Choose why"),
    ({"purpose": LONG}, "Choose why"),
    ({"people": "0"}, "from 1 to 50"),
    ({"people": "51"}, "from 1 to 50"),
    ({"people": "1 OR 1=1"}, "from 1 to 50"),
    ({"people": LONG}, "from 1 to 50"),
    ({"wished_at": ""}, "the day and the time"),
    ({"wished_at": "' OR ''='"}, "the day and the time"),
    ({"plate": "沪A'--"}, "A plate has"),
    ({"plate": LONG}, "A plate has"),
    ({"host_name": ""}, "the colleague"),
    ({"host_name": "安然' OR '1'='1"}, "in letters"),
    ({"host_contact": ""}, "of your host"),
    ({"host_contact": "%"}, "of your host"),
    ({"host_contact": LONG}, "of your host"),
    ({"note": LONG}, "at most"),
    ({"note": "<img src=x onerror=alert(1)>"}, "&lt;"),
    ({"agreed": ""}, "agreement"),
]


@pytest.mark.parametrize(("fields", "words"), WRONG, ids=[f"{name}={value[:12]}" for pair in WRONG for name, value in pair[0].items()])
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_written(fields: dict[str, str], words: str) -> None:
    response = ask(**fields)
    html, [name] = response.content.decode(), fields
    beside = re.search(rf'id="id_{name}_error">(.*?)</p>', html, re.DOTALL)

    assert (response.status_code, VisitRequest.objects.count()) == (422, 0)
    assert beside is not None
    assert words in beside[1]
    assert "<script>alert" not in html
    assert "<img" not in html


def test_sql_in_words_is_kept_as_words() -> None:
    ask(note="'); DROP TABLE visitors_visit;--", company="O'Neill & Söhne")

    assert VisitRequest.objects.values_list("note", "company").get() == ("'); DROP TABLE visitors_visit;--", "O'Neill & Söhne")


def test_sending_twice_has_one_effect() -> None:
    key = new_key()

    assert [ask(once=key)["Location"] for _ in range(2)] == ["/visit-us/thanks/"] * 2
    assert VisitRequest.objects.count() == 1


def test_the_language_is_switched_and_what_was_typed_stays() -> None:
    client = Client(headers={"accept-language": "zh-CN"})
    chinese = client.get("/visit-us/").content.decode()
    english = ask(client, switch="en").content.decode()

    assert ('lang="zh-hans"' in chinese, "Ask for a visit" in english, 'value="王小明"' in english, "2026-11-25T14:30" in english) == (
        True,
    ) * 4
    assert ("checked" in english, VisitRequest.objects.count()) == (True, 0)
    assert "Thank you, we have your request" in client.get(ask(client, language="en")["Location"]).content.decode()
    assert VisitRequest.objects.get().language == "en"


def test_the_house_has_a_limit_too(olga: Person) -> None:
    Version.objects.create(of=PublicLimits.name, number=1, values={"per_day": 3}, changed_at=MONDAY_9AM, changed_by=olga)

    answers = [ask(Client(REMOTE_ADDR=f"192.0.2.{number}")).status_code for number in range(5)]
    assert answers == [302, 302, 302, 429, 429]


def test_no_address_of_a_visitor_stands_in_a_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        ask(email="secret.visitor@example.com")
        ask(name="", email="secret.visitor@example.com")

    lines = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [line for line in lines if "secret.visitor" in line or "13800001234" in line or "127.0.0.1" in line] == []


def test_reading_it_writes_nothing_and_needs_no_account() -> None:
    assert [Client().get(path).status_code for path in ("/visit-us/", "/visit-us/thanks/")] == [200, 200]
