"""Habits of pages: gated or public for a listed reason, and no reading page writes."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from frontdesk.people.models import Person
from frontdesk.web.gate import KIOSK_COOKIE
from frontdesk.web.public import PUBLIC
from tests.factories.visitors import (
    arrived_visit,
    badges,
    expected_visit,
    paired_kiosk,
)
from tests.matrix import records_of
from tests.moments import HOUR, MONDAY_9AM
from tests.pages import addresses, patterns
from visitors import passes
from visitors.actions import visits

NOTE_THEIR_READERS = {  # who opens a document stands in its reading log, or does not open it
    *("documents:document_detail", "documents:outgoing_print", "documents:sign_and_read", "file_preview", "file_pages", "file_page"),
}


def test_every_page_has_a_gate_or_is_public_for_a_listed_reason() -> None:
    open_doors = {name for name, pattern in patterns() if not hasattr(pattern.callback, "gate")}

    # The log-in page also answers to the name that allauth links for sign-up.
    assert open_doors - {"account_signup"} == set(PUBLIC)


@pytest.fixture
def pages(ann: Person, rita: Person, olga: Person) -> dict[str, str]:
    """Every page with a record behind it, and a visit that is over."""
    badges(3)
    visits.check_out(arrived_visit(ann, name="唐宁"), now=MONDAY_9AM + HOUR)
    expected = visits.check_in(expected_visit(ann, by=olga), now=MONDAY_9AM)
    return addresses(records_of(olga) | {"visitors:pass_": {"token": passes.token_of(expected)}})


def read(client: Client, path: str) -> HttpResponse:
    """The answer, a file read to its end."""
    response = client.get(path)
    assert not response.streaming or b"".join(response.streaming_content)
    return response


@contextmanager
def nobody_can_write() -> Iterator[None]:
    """Hold the write lock of the file, so that whatever writes or opens a transaction fails at once."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        writer.execute("ROLLBACK")
        writer.close()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20000")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the lock that readers must not need is SQLite's")
def test_no_page_that_is_only_read_writes_or_opens_a_transaction_and_no_copy_of_it_is_kept(pages: dict[str, str], olga: Person) -> None:
    staff, kiosk, stranger = Client(), Client(), Client()
    staff.force_login(olga)
    kiosk.cookies[KIOSK_COOKIE] = paired_kiosk("另一台")[1]
    answered, kept = {}, set()
    with nobody_can_write():
        for name, path in pages.items():
            if name in NOTE_THEIR_READERS:
                continue
            client = kiosk if name.startswith("visitors:kiosk") else stranger if name in PUBLIC else staff
            response = read(client, path)
            answered[name] = response.status_code
            if client is staff and "no-store" not in response.headers.get("Cache-Control", ""):
                kept.add(name)

    assert {name: status for name, status in answered.items() if status not in (200, 204, 302, 303, 405, 503)} == {}
    assert kept == set()
    assert answered["visitors:visit_detail"] == answered["rule_detail"] == answered["visitors:kiosk_welcome"] == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the lock that readers must not need is SQLite's")
def test_control_a_page_that_writes_is_caught(pages: dict[str, str], olga: Person) -> None:
    staff = Client(raise_request_exception=False)
    staff.force_login(olga)

    with nobody_can_write():
        status = staff.post("/inbox/read/").status_code

    assert status == 500


@pytest.mark.django_db
def test_a_stranger_is_asked_to_log_in_on_every_page_that_is_not_public(pages: dict[str, str]) -> None:
    client = Client()
    closed = [name for name in pages if name not in PUBLIC and name != "account_signup"]

    assert {name for name in closed if not client.get(pages[name])["Location"].startswith("/accounts/login/")} == set()


def test_no_page_puts_a_colon_of_its_own_between_translated_words() -> None:
    """Chinese has a colon of its own: {% translate ": " context "colon" %}."""
    texts = {path: path.read_text() for path in Path(settings.BASE_DIR, "templates").rglob("*.html")}
    plain = re.compile(r"""\{% translate ['"][^'"]*['"] %\}: |\}\}: \{\{""")
    assert plain.search("{% translate 'Tick off' %}: {{ row }}")  # control
    assert plain.search("{{ field.label }}: {{ error }}")
    assert [str(path) for path, text in texts.items() if plain.search(text)] == []
