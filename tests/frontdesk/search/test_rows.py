"""The rows say what the records say: put inside the action, dropped with forgetting, compared by `verify`, mended by `rebuild`."""

from io import StringIO
from threading import Barrier
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from frontdesk.people.actions.people import join
from frontdesk.people.models import Person
from frontdesk.search import rows
from frontdesk.search.finding import find, holding
from frontdesk.search.index import TABLE
from frontdesk.search.invariants import rows_are_true
from frontdesk.search.models import SearchIndex, SearchRow
from frontdesk.search.rows import SECOND, place, put, rebuild
from tests.counts import count
from tests.factories.visitors import badges, expected_visit
from tests.frontdesk.search.papers import TEXTS, paper, papers
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.processes import until
from tests.queries import queries
from tests.races import together
from visitors.actions import undo, visits
from visitors.actions.forgetting import forget_visits
from visitors.models import Visit

VISITS = SearchRow.objects.filter(kind="visitors.visit")


def titles(typed: str, reader: Person) -> list[str]:
    return [hit.title for hit in find(typed, reader, limit=9).hits]


def test_a_record_is_found_in_the_transaction_that_made_it_and_not_when_that_is_undone(ann: Person, rita: Person) -> None:
    with transaction.atomic():
        expected_visit(ann)
        assert titles("王小明", rita) == ["王小明"]
        transaction.set_rollback(True)

    assert (titles("王小明", rita), VISITS.count()) == ([], 0)


def test_a_new_colleague_is_found_at_once(rita: Person) -> None:
    join(username="new", staff_number="YS9000", name="唐宁", now=MONDAY_9AM)

    assert titles("tangning", rita) == ["唐宁"]


def test_a_badge_is_a_number_while_it_is_out(ann: Person, rita: Person) -> None:
    badges(1)
    visit = expected_visit(ann)
    assert titles("A001", rita) == []

    visit = visits.check_in(visit, now=MONDAY_9AM)
    assert titles("A001", rita) == ["王小明"]
    visits.check_out(visit, by=rita, now=MONDAY_9AM)
    assert titles("A001", rita) == []
    undo.undo(visit, by=rita, now=MONDAY_9AM)
    assert titles("A001", rita) == ["王小明"]
    assert list(rows_are_true()) == []


def test_an_edit_that_changes_no_word_writes_nothing(ann: Person) -> None:
    visit = expected_visit(ann)
    before = list(VISITS.values())
    written = queries(lambda: put(visit))

    assert (list(VISITS.values()), written) == (before, 3)


def test_a_forgotten_visit_leaves_no_row_and_no_word(ann: Person, rita: Person) -> None:
    visit = expected_visit(ann, note="带了样品")
    secrets = ["王小明", "wangxiaoming", "13800001234", "启明咨询", "带了样品", visit.number]
    assert [bool(holding(secret)) for secret in secrets] == [True] * len(secrets)

    forget_visits(Visit.objects.all(), now=MONDAY_9AM + 200 * DAY)

    assert {secret: holding(secret) for secret in secrets} == {secret: [] for secret in secrets}
    assert (VISITS.count(), titles("王", rita), list(rows_are_true())) == (0, [], [])
    assert forget_visits(Visit.objects.all(), now=MONDAY_9AM + 201 * DAY) == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's vacuum clears what was deleted")
def test_the_file_keeps_no_word_of_what_was_forgotten(ann: Person) -> None:
    """Control: without scrubbing, the blocks of FTS5 still hold it. They leave out letters that the word before began with too."""

    def blocks_hold(word: str) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {TABLE}_data WHERE instr(block, CAST(%s AS BLOB)) > 0", [word])
            return bool(cursor.fetchone()[0])

    def set_automerge(segments: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('automerge', %s)", [segments])

    rows.index.scrub()
    set_automerge(0)  # else a merge of its own accord, which depends on what was written before, would clear it
    with patch.object(rows.index, "scrub"):
        visit = expected_visit(ann, name="Zyxwvut Qponm")
        forget_visits(Visit.objects.filter(pk=visit.pk), now=MONDAY_9AM)
    before = blocks_hold("xwvut")
    set_automerge(4)
    visit = expected_visit(ann, name="Somebody Else")
    forget_visits(Visit.objects.filter(pk=visit.pk), now=MONDAY_9AM)

    assert (before, blocks_hold("xwvut")) == (True, False)


def test_verify_finds_a_missing_a_stale_and_a_left_over_row_and_rebuild_mends_them(ann: Person, rita: Person) -> None:
    first, second, third = (expected_visit(ann, name=name, expected_at=MONDAY_9AM + HOUR) for name in ("第一位", "第二位", "第三位"))
    Visit.objects.filter(pk=first.pk).update(company="改了名")
    lost = VISITS.get(record_id=second.pk).pk
    SearchRow.objects.filter(pk=lost).delete()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid = %s", [VISITS.get(record_id=third.pk).pk])
    SearchRow.objects.create(id=7, kind="visitors.visit", record_id=99999)

    assert list(rows_are_true()) == [
        *(f"visitors.visit {visit.pk} is missing or stale" for visit in (first, second, third)),
        "visitors.visit 99999 is gone and still found",
        f"row {lost} belongs to nothing",
    ]

    assert rebuild()["visitors.visit"] == 4
    assert list(rows_are_true()) == []
    assert (titles("改了名", rita), titles("第二位", rita), titles("第三位", rita)) == (["第一位"], ["第二位"], ["第三位"])


def test_rebuild_a_second_time_changes_nothing(ann: Person) -> None:
    expected_visit(ann)
    SearchRow.objects.all().delete()
    out = StringIO()

    call_command("search", "rebuild", stdout=out)
    first = list(SearchRow.objects.order_by("pk").values())
    call_command("search", "rebuild", stdout=out)

    said = out.getvalue().splitlines()
    again = said[len(said) // 2 :]
    assert {"people.person: 0 changed", "visitors.visit: 0 changed"} <= set(again)
    assert [line for line in again if not line.endswith(": 0 changed")] == []
    assert list(SearchRow.objects.order_by("pk").values()) == first
    assert SearchIndex.objects.count() == len(first)


def test_two_records_that_ask_for_one_place_both_have_one(db: None, rita: Person) -> None:
    with papers():
        first = paper("甲")
        spot = place("people.department", first.pk, MONDAY_9AM)
        TEXTS[first.pk + 65_536] = {"title": "乙", "at": MONDAY_9AM}
        second = type(first).objects.create(pk=first.pk + 65_536, name="乙乙")
        put(second)

        assert place("people.department", second.pk, MONDAY_9AM) == spot
        assert dict(SearchRow.objects.filter(kind="people.department").values_list("record_id", "pk")) == {
            first.pk: spot,
            second.pk: spot + SECOND,
        }
        put(second)
        assert rebuild()["people.department"] == 0


@pytest.mark.django_db(transaction=True)
def test_many_edits_of_one_record_at_once_leave_one_true_row(ann: Person) -> None:
    """Each edit touches only what belongs to the visit, so nothing but the search itself keeps them apart."""
    visit = expected_visit(ann)
    crowd = count(50, 12)

    def edit(number: int) -> None:
        with transaction.atomic():
            Visit.objects.filter(pk=visit.pk).update(note=f"第{number}稿", company=f"公司{number}")
            put(visit)

    answers = together(crowd, edit)

    assert [answer for answer in answers if answer is not None] == []
    assert (VISITS.count(), list(rows_are_true())) == (1, [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one transaction writes at a time: nothing to take away")
def test_control_without_the_lock_an_edit_is_lost_or_fails(db: None) -> None:
    """What both say is written beside the record, not in it; both read before either writes."""
    with papers():
        record = paper("甲")
        both_have_read = Barrier(2)
        kept = rows._kept

        def slowly(*given: object) -> rows.Kept:
            found = kept(*given)
            both_have_read.wait(timeout=30)
            return found

        def other_waits() -> bool:
            with connection.cursor() as cursor:
                ours = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                cursor.execute(f"SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND pid IN ({ours}))")
                return bool(cursor.fetchone()[0])

        def edit(number: int) -> None:
            with transaction.atomic():
                TEXTS[record.pk] = {**TEXTS[record.pk], "text": f"第{number}稿"}
                put(record)
                until(other_waits, 30, every=0.01)  # who comes first commits when the other is at the same row

        def unlocked(source: rows.Source, ids: list[int]) -> list[object]:
            return list(source.records().filter(pk__in=ids))

        with patch.object(rows, "held", unlocked), patch.object(rows, "_kept", slowly):
            answers = together(2, edit)

    assert [type(answer).__name__ for answer in answers].count("IntegrityError") == 1
