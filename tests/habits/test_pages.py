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
from django.utils import timezone

from frontdesk.files.actions import attach
from frontdesk.outbox.models import Notice
from frontdesk.people.actions import importing, invitations
from frontdesk.people.models import Absence, DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.plan import Plan
from frontdesk.todos.models import Todo
from frontdesk.web.gate import KIOSK_COOKIE
from frontdesk.web.public import PUBLIC
from tests.factories.places import a_place
from tests.factories.visitors import (
    a_group,
    a_message,
    a_pass,
    a_refusal,
    a_sampled_record,
    a_watch_entry,
    an_outcome,
    arrived_visit,
    asked_to_come,
    badges,
    expected_visit,
    paired_kiosk,
)
from tests.moments import HOUR, MONDAY_9AM
from tests.pages import addresses, patterns
from tests.sample_files import TEXT, taken
from visitors import passes
from visitors.actions import register, roll_call, visits
from visitors.models import VisitorType


def test_every_page_has_a_gate_or_is_public_for_a_listed_reason() -> None:
    open_doors = {name for name, pattern in patterns() if not hasattr(pattern.callback, "gate")}

    # The log-in page also answers to the name that allauth links for sign-up.
    assert open_doors - {"account_signup"} == set(PUBLIC)


@pytest.fixture
def pages(ann: Person, rita: Person, olga: Person) -> dict[str, str]:
    """Every page with a visit that waits, one that is over, a to-do, a notice and a kiosk behind it."""
    drawer = badges(3)
    visit = visits.check_in(expected_visit(ann, by=olga), now=MONDAY_9AM)
    visits.check_out(arrived_visit(ann, name="唐宁"), now=MONDAY_9AM + HOUR)
    device, _token = paired_kiosk()
    notice = Notice.objects.filter(channel="inbox").first()
    monday = MONDAY_9AM.date()
    [paper] = attach(visit, [taken(TEXT, "note.txt")], by=ann, now=MONDAY_9AM)
    absence = Absence.objects.create(person=ann, stand_in=rita, from_on=monday, until_on=monday, announced_at=MONDAY_9AM, announced_by=ann)
    place = a_place(ann)
    return addresses(
        {
            "visitors:pass_": {"token": passes.token_of(visit)},
            "visitors:kiosk_": {"seen": "0"},
            "visitors:watch_": {"pk": a_watch_entry(olga).pk},
            "visitors:refusal_": {"pk": a_refusal(rita).pk},
            "visitors:type_": {"pk": VisitorType.objects.first().pk},
            "visitors:badge_": {"pk": drawer[0].pk},
            "visitors:device_": {"pk": device.pk},
            "visitors:roll_call_": {"pk": roll_call.begin(by=rita, now=timezone.now())[0].pk},
            "visitors:visit_": {"pk": visit.pk},
            "visitors:register_": {"pk": register.export_day(monday, now=MONDAY_9AM).pk},
            "visitors:outcome_detail": {"pk": an_outcome(ann).pk},
            "visitors:outcome_": {"pk": visit.pk},
            "visitors:message_": {"pk": a_message(ann).pk},
            "visitors:accuracy_": {"pk": a_sampled_record().pk},
            "visitors:request_": {"pk": asked_to_come().pk},
            "visitors:group_": {"pk": a_group(ann)[0].pk},
            "visitors:recurring_": {"pk": a_pass(ann).pk},
            "visitors:welcome_": {"day": "2026-11-23"},
            "todo_": {"pk": Todo.objects.first().pk},
            "absence_": {"pk": absence.pk},
            "file_add": {"kind": "visitors.visit", "pk": visit.pk},
            "file_": {"pk": paper.pk},
            "inbox_": {"pk": notice.pk},
            "notice_text_": {"kind": "visitors.visit_thanks", "language": "en"},
            "rule_": {"name": "visitors.visit_thanks"},
            "person_import_": {"pk": importing.show(Plan("People"), by=olga, now=timezone.now()).pk},
            "person_": {"pk": ann.pk},
            "department_": {"pk": ann.department_id},
            "duty_": {"pk": DutyContact.objects.create(duty=Duty.SECURITY, outside_number="021 5555 8110").pk},
            "invitation_": {"token": invitations.invite(ann, by=rita, now=timezone.now())},
            "workday_day": {"day": "2026-10-01"},
            "place_": {"kind": "site", "pk": place.floor.site_id, "token": place.token},
        }
    )


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
def test_no_page_that_is_only_read_writes_or_opens_a_transaction(pages: dict[str, str], olga: Person) -> None:
    staff, kiosk, stranger = Client(), Client(), Client()
    staff.force_login(olga)
    kiosk.cookies[KIOSK_COOKIE] = paired_kiosk("另一台")[1]
    answered = {}
    with nobody_can_write():
        for name, path in pages.items():
            client = kiosk if name.startswith("visitors:kiosk") else stranger if name in PUBLIC else staff
            answered[name] = read(client, path).status_code

    assert {name: status for name, status in answered.items() if status not in (200, 204, 302, 303, 405, 503)} == {}
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


@pytest.mark.django_db
def test_no_copy_of_a_page_is_kept(pages: dict[str, str], olga: Person) -> None:
    client = Client()
    client.force_login(olga)

    assert {name for name, path in pages.items() if "no-store" not in read(client, path).headers.get("Cache-Control", "")} == set()


def test_no_page_puts_a_colon_of_its_own_between_translated_words() -> None:
    """Chinese has a colon of its own: {% translate ": " context "colon" %}."""
    texts = {path: path.read_text() for path in Path(settings.BASE_DIR, "templates").rglob("*.html")}
    plain = re.compile(r"""\{% translate ['"][^'"]*['"] %\}: |\}\}: \{\{""")
    assert plain.search("{% translate 'Tick off' %}: {{ row }}")  # control
    assert plain.search("{{ field.label }}: {{ error }}")
    assert [str(path) for path, text in texts.items() if plain.search(text)] == []
