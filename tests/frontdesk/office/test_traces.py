"""`traces` finds a person wherever something of them may lie, and says the place, not the words."""

import gzip
import json
from base64 import b64encode
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import connection

from frontdesk.excel.write import write
from frontdesk.journal import trail
from frontdesk.office.traces import Trace, holds, traces
from frontdesk.outbox.channels.mail_files import MailFiles
from frontdesk.people.models import Person
from tests.factories.visitors import expected_visit
from tests.moments import MONDAY_9AM

NAME = "诸葛知秋"


@pytest.fixture
def var(settings: Any, tmp_path: Path) -> Path:
    settings.VAR, settings.EMAIL_FILE_PATH = tmp_path, str(tmp_path / "mail")
    return tmp_path


def places(*wanted: Any) -> set[str]:
    return {trace.place for trace in traces(*wanted)}


@pytest.mark.django_db
def test_in_tables_columns_and_json_are_named(var: Path, ann: Person) -> None:
    visit = expected_visit(ann, name=NAME, note="带了样品")
    trail.record("cancel", subject=visit, at=MONDAY_9AM, details={"words": f"{NAME} is ill"})
    assert {"visitors.visit.name", "visitors.visit.name_key", "outbox.notice.data", "journal.detail.data"} <= places(NAME)
    assert [trace for trace in traces("带了样品") if not trace.place.startswith("search")] == [Trace("visitors.visit.note", str(visit.pk))]


@pytest.mark.django_db
def test_numbers_and_names_are_found_however_they_are_written(var: Path, ann: Person) -> None:
    expected_visit(ann, name="Ottoline Quill", phone="13812349876")
    for text in ("138 1234 9876", "１３８１２３４９８７６", "ottoline  QUILL"):
        assert "visitors.visit.name" in places(text) or "visitors.visit.phone" in places(text), text


@pytest.mark.django_db
def test_a_colleague_is_found_by_every_name_and_address(var: Path) -> None:
    person = Person.objects.create(
        username="qiu", staff_number="Q1", name=NAME, name_en="Autumn Zhuge", name_key=NAME, email="qiu@example.com", joined_at=MONDAY_9AM
    )
    assert {"people.person.name", "people.person.name_en", "people.person.email"} <= places(person)


@pytest.mark.django_db
def test_a_session_is_opened_and_tables_without_a_model_are_read(var: Path) -> None:
    session = SessionStore()
    session["typed"] = NAME
    session.save()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE loose_index (id integer, words text)")
        cursor.execute("INSERT INTO loose_index VALUES (7, %s)", [" ".join(NAME[at : at + 2] for at in range(3))])
    try:
        assert places(NAME) == {"sessions.session.session_data", "loose_index"}
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE loose_index")


def test_an_index_of_pairs_of_letters_counts_as_the_name_and_other_text_does_not() -> None:
    assert (holds("诸葛 葛知 知秋", [NAME], is_index=True), holds("诸葛 葛知", [NAME], is_index=True), holds("诸葛、知秋", [NAME])) == (
        True,
        False,
        False,
    )


@pytest.mark.django_db
def test_in_files_mails_logs_archives_and_the_queue_are_decoded(var: Path) -> None:
    mail = EmailMessage(subject=f"{NAME} 来访", body=f"{NAME} 在前台", to=["a@example.com"], headers={"Message-ID": "<notice-7@x>"})
    mail.attach("visit.ics", f"SUMMARY:{NAME}", "text/calendar")
    MailFiles().send_messages([mail])
    (var / "log").mkdir()
    (var / "log" / "web.log").write_text(f"GET /?q={NAME}")
    (var / "log" / "web.log.1.gz").write_bytes(gzip.compress(NAME.encode()))
    (var / "queue").mkdir()
    body = b64encode(json.dumps([[NAME], {}, {}]).encode()).decode()
    (var / "queue" / "1.msg").write_text(json.dumps({"body": body, "headers": {}}))
    out = BytesIO()
    write(out, title="x", heads=["name"], rows=[[NAME]], widths=[20])
    (var / f"{NAME}.txt").write_text("nothing")
    (var / "list.xlsx").write_bytes(out.getvalue())
    (var / "broken.xlsx").write_bytes(b"PK\x03\x04 not a book")
    (var / "broken.gz").write_bytes(b"no gzip")

    found = places(NAME)

    mails = {f"var/mail/{path.name}" for path in (var / "mail").iterdir()}
    assert found == {*mails, "var/log/web.log", "var/log/web.log.1.gz", "var/queue/1.msg", f"var/{NAME}.txt", "var/list.xlsx"}
    assert len(mails) == 1


@pytest.mark.django_db
def test_the_command_prints_places_without_words_and_fails_when_it_finds_something(var: Path, ann: Person) -> None:
    out = StringIO()
    call_command("traces", NAME, stdout=out)
    assert out.getvalue() == "no trace\n"

    visit, out = expected_visit(ann, name=NAME), StringIO()
    with pytest.raises(CommandError) as error:
        call_command("traces", NAME, stdout=out)

    assert error.value.returncode == 1
    assert (f"visitors.visit.name {visit.pk}" in out.getvalue(), NAME in out.getvalue()) == (True, False)


@pytest.mark.django_db
def test_nothing_is_looked_for_when_nothing_is_said(var: Path, ann: Person) -> None:
    assert traces("", "  ") == []
