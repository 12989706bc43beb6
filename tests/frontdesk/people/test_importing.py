"""Taking a file about people over: once, whole or not at all, whatever happens to the worker; and five thousand rows quickly."""

import signal
import subprocess
import sys
import time
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import translation

from frontdesk.excel.read import Problem, read
from frontdesk.excel.write import write
from frontdesk.journal.models import Detail, Entry
from frontdesk.people import importing as worker
from frontdesk.people import sheet
from frontdesk.people.actions import importing, many
from frontdesk.people.actions.people import edit, join
from frontdesk.people.models import Department, PeopleImport, Person, Post
from frontdesk.people.models.people_import import WAITS, Outcome
from frontdesk.people.paths import Paths
from frontdesk.people.permissions import Role
from frontdesk.people.plan import Plan
from frontdesk.refusal import Refused
from frontdesk.search.rows import stale
from frontdesk.search.sources import source_of
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.counts import count
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.figures import Figure
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.processes import ROOT, world
from tests.queries import queries
from tests.races import together

HEADS = [str(name) for name in sheet.HEADS]
ROWS = count(5000, 200)


def workbook(*rows: dict[str, object], language: str = "en", columns: tuple[str, ...] = tuple(sheet.HEADS)) -> BytesIO:
    out = BytesIO()
    with translation.override(language):
        heads = [str(sheet.HEADS[name].label) for name in columns]
    write(out, title="People", heads=heads, rows=[[row.get(name) for name in columns] for row in rows])
    out.seek(0)
    return out


def planned(*rows: dict[str, object], **more: object) -> tuple[Plan, list[Problem]]:
    people = Person.objects.select_related("stand_in").prefetch_related("posts")
    return sheet.parsed(read(workbook(*rows, **more), rows=sheet.MOST_ROWS, columns=sheet.MOST_COLUMNS), people, Paths())


def somebody(number: int, **more: object) -> dict[str, object]:
    return {"staff_number": f"N{number:05}", "username": f"n{number}", "name": f"新人{number}", "roles": "employee", **more}


def shown(by: Person, *rows: dict[str, object], now: datetime = MONDAY_9AM) -> PeopleImport:
    plan, problems = planned(*rows)
    assert problems == []
    return importing.show(plan, by=by, now=now)


def confirmed(by: Person, *rows: dict[str, object], now: datetime = MONDAY_9AM) -> PeopleImport:
    job = shown(by, *rows, now=now)
    importing.confirm(job, by=by, now=now)
    job.refresh_from_db()
    return job


def work(job: PeopleImport, now: datetime = MONDAY_9AM) -> bool:
    done = worker.work(job.pk, clock=lambda: now)
    job.refresh_from_db()
    return done


def crowd(many: int, department: Department) -> list[dict[str, object]]:
    """Names as they are, a stand-in in the row before, everything filled in."""
    surnames, given = "王李张刘陈杨黄赵吴周", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
    rows = []
    for number in range(many):
        name = surnames[number % 10] + given[number // 10 % 20] + given[number // 200 % 20]
        rows.append(
            somebody(
                number,
                name=name,
                name_en=f"Given{number} Family",
                department=department.name,
                title="工程师",
                extension=f"{number:05}",
                mobile=f"139{number:08}",
                email=f"n{number}@example.com",
                language="English",
                stand_in=f"N{number - 1:05}" if number else "",
            )
        )
    return rows


@pytest.mark.django_db
def test_thousands_join_and_change_with_trail_and_search_in_few_questions(
    olga: Person, product: Department, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = crowd(ROWS, product)
    held, real = [], many.take_over

    def watched(*args: object, **more: object) -> None:
        at = time.perf_counter()
        real(*args, **more)
        held.append(time.perf_counter() - at)

    monkeypatch.setattr(many, "take_over", watched)
    began = time.perf_counter()
    plan, problems = planned(*rows)
    looked = time.perf_counter() - began
    assert (problems, len(plan.joins)) == ([], ROWS)
    job = importing.show(plan, by=olga, now=MONDAY_9AM)
    importing.confirm(job, by=olga, now=MONDAY_9AM)

    began = time.perf_counter()
    asked = queries(lambda: work(job))
    took = time.perf_counter() - began

    people = Person.objects.filter(staff_number__startswith="N")
    assert (job.outcome, job.done, people.count(), Post.objects.filter(person__in=people).count()) == ("imported", ROWS, ROWS, ROWS)
    assert Entry.objects.filter(verb="join").count() == Detail.objects.filter(entry__verb="join").count() == ROWS
    assert stale(source_of(Person), list(people[:300])) == []

    again, problems = planned(*({**row, "title": "总监"} for row in rows))
    assert (problems, len(again.changes), {tuple(change.facts) for change in again.changes}) == ([], ROWS, {("title",)})
    second = importing.show(again, by=olga, now=MONDAY_9AM)
    importing.confirm(second, by=olga, now=MONDAY_9AM)
    began = time.perf_counter()
    asked_again = queries(lambda: work(second))
    changed = time.perf_counter() - began
    figure(
        f"{ROWS} rows: read {looked:.1f} s; joined in {took:.1f} s by {asked} statements, changed in {changed:.1f} s by {asked_again}; "
        f"the transaction held {held[0]:.1f} s and {held[1]:.1f} s"
    )
    assert (Person.objects.filter(title="总监").count(), Entry.objects.filter(verb="edit_person").count()) == (ROWS, ROWS)
    assert (asked < ROWS / 10 + 40, asked_again < ROWS / 10 + 40) == (True, True)


def what_happened(person: Person) -> list[tuple[str, object]]:
    """The trail of one person with its details."""
    about = Entry.objects.about(person).order_by("pk")
    return [(entry.verb, entry.detail.data if hasattr(entry, "detail") else None) for entry in about.select_related("detail")]


def facts_of(person: Person) -> dict[str, object]:
    own = {"id", "username", "staff_number", "password", "joined_at", "last_login"}
    return {field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields if field.attname not in own}


@pytest.mark.django_db
def test_a_row_does_what_the_single_actions_do(olga: Person, tom: Person, product: Department) -> None:
    facts = {"name": "单雅", "name_en": "Ya Shan", "department": product, "title": "工程师", "mobile": "13800000001", "language": "en"}
    one = join(username="one", staff_number="A1", stand_in=tom, roles=(Role.ARCHIVIST,), by=olga, now=MONDAY_9AM, **facts)
    row = {**facts, "department": "产品部", "stand_in": tom.staff_number, "roles": "档案员", "language": "English"}
    work(confirmed(olga, somebody(1, **row)))
    two = Person.objects.get(username="n1")
    assert (facts_of(two), what_happened(two)) == (facts_of(one), what_happened(one))

    edit(one, values={"name": "单文", "department": None, "mobile": ""}, seen={}, by=olga, now=MONDAY_9AM)
    work(confirmed(olga, somebody(1, **{**row, "name": "单文", "department": "", "mobile": ""})))
    one.refresh_from_db()
    two.refresh_from_db()
    assert (facts_of(two), what_happened(two)) == (facts_of(one), what_happened(one))
    assert (two.has_usable_password(), stale(source_of(Person), [one, two])) == (False, [])


@pytest.mark.django_db
def test_roles_are_given_and_taken_each_with_its_entry(olga: Person, ann: Person) -> None:
    row = {"staff_number": ann.staff_number, "username": "ann", "name": "安然", "roles": "receptionist, archivist"}
    columns = ("staff_number", "username", "name", "roles")
    plan, problems = planned(row, columns=columns)
    job = importing.show(plan, by=olga, now=MONDAY_9AM)
    importing.confirm(job, by=olga, now=MONDAY_9AM)
    work(job)

    assert (problems, sorted(ann.posts.values_list("role", flat=True))) == ([], ["archivist", "receptionist"])
    assert sorted((verb, told["role"]) for verb, told in what_happened(ann)) == [
        ("give_role", "archivist"),
        ("give_role", "receptionist"),
        ("take_role", "employee"),
    ]


@pytest.mark.django_db
def test_what_nobody_asked_for_stays_and_the_plan_is_forgotten_with_the_end(olga: Person, ann: Person) -> None:
    before = list(Person.objects.order_by("pk").values())
    job = confirmed(olga, somebody(1), somebody(2, stand_in="N00001"))

    assert (work(job), job.outcome, job.data) == (True, Outcome.IMPORTED, {})
    assert list(Person.objects.filter(pk__lte=before[-1]["id"]).order_by("pk").values()) == before
    assert Person.objects.get(username="n2").stand_in.username == "n1"
    entry = Entry.objects.get(verb="import_people")
    assert (entry.actor_id, entry.detail.data) == (olga.pk, {"new": 2, "changed": 0, "unchanged": 0})


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["changed", "left", "closed", "gone", "number", "name", "manager", "may-not"])
def test_what_happens_between_preview_and_worker_refuses_the_whole_file(
    olga: Person, ann: Person, bo: Person, tom: Person, product: Department, office: Department, way: str
) -> None:
    tech = {"staff_number": tom.staff_number, "username": "tom", "name": "谭工", "stand_in": "", "roles": "admin manager"}
    rows = [
        somebody(1, department="行政部", stand_in=ann.staff_number),
        {"staff_number": bo.staff_number, "username": "bo", "name": "薄岩", "name_en": "Bo", "department": "产品部", "roles": "部门负责人"},
        {**tech, "name_en": "Tom Tan", "department": "行政部", "email": "tom@example.com", "language": "简体中文"},
    ]
    job, before = confirmed(olga, *rows), Person.objects.count()
    if way == "changed":
        edit(bo, values={"name_en": "Robert"}, seen={}, by=olga, now=MONDAY_9AM)
    elif way == "closed":
        Department.objects.filter(pk=office.pk).update(closed_at=MONDAY_9AM, closed_by=olga)
    elif way == "may-not":
        Post.objects.filter(person=olga).delete()
    elif way in ("number", "name"):
        PersonFactory(**({"staff_number": "N00001"} if way == "number" else {"username": "n1"}))
        before += 1
    elif way == "manager":
        job.data["changes"][1]["gives"], job.data["changes"][1]["takes"] = [], []
        job.data["changes"][0]["pk"], job.data["changes"][0]["takes"] = olga.pk, ["admin_manager"]
        job.data["changes"][0]["seen"] = {}
        job.save()
    else:
        Person.objects.filter(pk={"left": bo.pk, "gone": ann.pk}[way]).update(retired_at=MONDAY_9AM, retired_by=olga)
    entries = Entry.objects.count()

    assert (work(job), job.outcome, Person.objects.count(), Entry.objects.count()) == (True, Outcome.REFUSED, before, entries)
    assert (list(job.data), bool(job.refusal), Post.objects.filter(person=tom).count()) == (["refusal"], True, 1)
    row = {"changed": 3, "left": 3, "closed": 2, "gone": 2, "number": 2, "name": 2}.get(way)
    assert row is None or f"第 {row} 行" in job.refusal


# --- once, whatever happens -----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_takes_it_over(olga: Person) -> None:
    job = confirmed(olga, *(somebody(number) for number in range(20)))

    did = together(8, lambda number: worker.work(job.pk, clock=lambda: MONDAY_9AM))

    assert (sorted(did), Person.objects.filter(username__startswith="n").count()) == ([False] * 7 + [True], 20)
    assert Entry.objects.filter(verb="import_people").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_was_thought_dead_and_comes_back_writes_nothing_twice(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    job, real, did = confirmed(olga, *(somebody(number) for number in range(20))), worker.worked_out, []

    def overtaken(job: PeopleImport, **more: object) -> many.Ready:
        ready = real(job, **more)
        if not did:
            did.append("at it")
            did.append(worker.work(job.pk, clock=lambda: MONDAY_9AM + 2 * MINUTE))
        return ready

    monkeypatch.setattr(worker, "worked_out", overtaken)

    assert (work(job), did, Person.objects.filter(username__startswith="n").count()) == (False, ["at it", True], 20)


class Killed(BaseException):
    """What a worker that is killed leaves behind: nothing after this line."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("where", ["worked_out", "_join", "_edit", "put_many", "trail"])
def test_a_worker_that_dies_leaves_nothing_and_the_rule_has_it_done_again(
    olga: Person, ann: Person, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def dies(*args: object, **more: object) -> None:
        raise Killed

    change = {"staff_number": ann.staff_number, "username": "ann", "name": "安宁", "name_en": "Ann An", "department": "产品部"}
    job = confirmed(olga, somebody(1), {**change, "email": ann.email, "language": "zh-hans", "extension": "8021", "roles": "员工"})
    rule, rung = RULES["timed.import_people"], []
    monkeypatch.setattr("frontdesk.timed.rules.import_people.ring", rung.append)
    before = Person.objects.count(), Entry.objects.count()
    with monkeypatch.context() as dying:
        dying.setattr(worker if where in ("worked_out", "trail") else many, where, dies)
        with pytest.raises((Killed, AttributeError)):
            worker.work(job.pk, clock=lambda: MONDAY_9AM)
    assert (Person.objects.count(), Entry.objects.count(), Person.objects.get(pk=ann.pk).name) == (*before, "安然")

    looks = [run(rule, now=MONDAY_9AM + minutes * MINUTE).acted for minutes in (0, 1, 2)]
    assert (looks, rung) == ([[], [], [f"import {job.pk}"]], [job.pk])
    assert (work(job, MONDAY_9AM + 2 * MINUTE), job.outcome, job.tries) == (True, Outcome.IMPORTED, 2)
    assert run(rule, now=MONDAY_9AM + HOUR).due == 0


AT_WORK = """
import sys, time, django
django.setup()
from frontdesk.people import importing
from frontdesk.people.actions import many
from tests.moments import MONDAY_9AM
many.put_many = lambda people: (print("written", flush=True), time.sleep(60))
importing.work(int(sys.argv[1]), clock=lambda: MONDAY_9AM)
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("loopback")
def test_a_worker_killed_with_9_after_its_last_row_leaves_nothing(olga: Person, tmp_path: Path) -> None:
    job, before = confirmed(olga, *(somebody(number) for number in range(50))), Person.objects.count()
    command = [sys.executable, "-W", "ignore", "-c", AT_WORK, str(job.pk)]
    with subprocess.Popen(command, env=world(tmp_path), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "written\n"
        process.send_signal(signal.SIGKILL)

    assert (Person.objects.count(), Entry.objects.filter(verb="join").count(), work(job)) == (before, 0, False)
    assert (work(job, MONDAY_9AM + 2 * MINUTE), job.outcome, Person.objects.count()) == (True, Outcome.IMPORTED, before + 50)


@pytest.mark.django_db
def test_a_file_that_kills_every_worker_is_given_up_and_forgotten(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "take_over", lambda *a, **k: 1 / 0)
    job, moment, tries = confirmed(olga, somebody(1)), MONDAY_9AM, 0
    while PeopleImport.objects.owed(moment).exists():
        try:
            work(job, moment)
        except ZeroDivisionError:
            tries += 1
        moment += 2 * MINUTE
        assert moment < MONDAY_9AM + HOUR
    job.refresh_from_db()

    assert (tries, job.outcome, job.data, Person.objects.filter(username="n1").exists()) == (3, Outcome.FAILED, {}, False)


# --- before a worker has it -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_confirming_rings_once_and_only_within_the_hour_and_only_for_oneself(
    olga: Person, rita: Person, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    rung: list[int] = []
    monkeypatch.setattr(importing, "ring", rung.append)
    job, late = shown(olga, somebody(1)), MONDAY_9AM + HOUR + MINUTE
    with django_capture_on_commit_callbacks(execute=True):
        for who, now in ((olga, late), (rita, MONDAY_9AM)):
            with pytest.raises(Refused) as refused:
                importing.confirm(job, by=who, now=now)
            assert refused.value.code == "late"
        told = [importing.confirm(job, by=olga, now=MONDAY_9AM) for _twice in range(2)]

    assert (told, rung) == ([True, False], [job.pk])


@pytest.mark.django_db
def test_a_second_file_throws_the_first_preview_away(olga: Person, rita: Person) -> None:
    first, hers = shown(olga, somebody(1)), shown(rita, somebody(2))
    second = shown(olga, somebody(3))

    assert [PeopleImport.objects.get(pk=job.pk).outcome for job in (first, hers, second)] == [Outcome.EXPIRED, "", ""]
    assert PeopleImport.objects.get(pk=first.pk).data == {}


@pytest.mark.django_db
def test_at_night_nothing_of_a_file_is_left(olga: Person, rita: Person, tom: Person) -> None:
    preview = shown(olga, somebody(1))
    waiting, fresh = confirmed(rita, somebody(2), now=MONDAY_9AM - WAITS), confirmed(a_manager(), somebody(3))
    refused = confirmed(tom, somebody(4))
    work(refused)
    assert refused.data != {}

    assert importing.tidy(now=MONDAY_9AM + MINUTE) == 3
    assert [PeopleImport.objects.get(pk=job.pk).data == {} for job in (preview, waiting, refused, fresh)] == [True, True, True, False]
    assert (work(fresh), fresh.outcome, work(waiting)) == (True, Outcome.IMPORTED, False)


def a_manager() -> Person:
    return PersonFactory(department=DepartmentFactory(), roles=[Role.ADMIN_MANAGER])


@pytest.mark.django_db
def test_an_import_that_waited_for_a_day_is_not_begun(olga: Person) -> None:
    job = confirmed(olga, somebody(1))

    assert (work(job, MONDAY_9AM + WAITS + MINUTE), job.outcome, job.data) == (False, Outcome.EXPIRED, {})
