"""Every night the register of the finished day: a truth table of nights, who stands in it, who is taken out, and how long it is kept."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from frontdesk.files import store
from frontdesk.journal.models import Entry
from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit, badges
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.sample_files import empty_the_store, stored_bytes
from visitors import invariants
from visitors.actions import register, visits
from visitors.actions.forgetting import forget_person
from visitors.models import Belonging, RegisterExport, Visit

pytestmark = pytest.mark.django_db
RULE = RULES["visitors.register_export"]
MONDAY = MONDAY_9AM.date()
NIGHT = (MONDAY_9AM + DAY).replace(hour=0, minute=30)


@pytest.fixture(autouse=True)
def live(db: None) -> None:
    empty_the_store()
    RuleState.objects.create(rule=RULE.name, live_from=MONDAY_9AM)


def look(now: datetime) -> list[str]:
    """What one look does."""
    outcome = run(RULE, now=now)
    assert outcome.errors == {}
    return [str(about) for about in outcome.acted]


def days() -> list[tuple[str, int]]:
    return [(f"{each.day:%m-%d}", each.visits) for each in RegisterExport.objects.order_by("pk")]


def lines(day: date = MONDAY) -> list[list[Any]]:
    """What stands in the register of a day, heads first."""
    file = register.file_of(RegisterExport.objects.get(day=day))
    return [list(row) for row in load_workbook(BytesIO(stored_bytes(file))).active.iter_rows(values_only=True)]


def test_before_at_and_after_the_hour_again_and_three_missed_nights(ann: Person) -> None:
    arrived_visit(ann)
    look(NIGHT - MINUTE)
    assert days() == []
    look(NIGHT)
    assert (days(), look(NIGHT + HOUR), days()) == ([("11-23", 1)], [], [("11-23", 1)])
    arrived_visit(ann, name="周三", now=MONDAY_9AM + 2 * DAY)
    look(NIGHT + 3 * DAY + HOUR)
    assert days() == [("11-23", 1), ("11-24", 0), ("11-25", 1), ("11-26", 0)]
    assert (len(lines(date(2026, 11, 24))), len(list(store.stored())), look(NIGHT + 3 * DAY + 2 * HOUR)) == (1, 4, [])
    assert list(invariants.registers()) == []


def test_each_visit_is_a_line_a_vip_is_reserved_and_what_is_not_known_stays_empty(ann: Person, rita: Person) -> None:
    badges(1)
    visit = arrived_visit(ann, name="=1+1")
    Visit.objects.filter(pk=visit.pk).update(plate="沪A12345", companions=2, companion_names="王一 王二", identity_proof="id_card")
    Visit.objects.filter(pk=visit.pk).update(identity_at=MONDAY_9AM, identity_by=rita, id_number_sealed="sealed-token")
    Belonging.objects.create(visit=visit, what="笔记本", many=2, in_at=MONDAY_9AM)
    visits.let_in(visit, by=rita, now=MONDAY_9AM + 5 * MINUTE)
    visits.check_out(visit, by=rita, now=MONDAY_9AM + HOUR, despite=True)
    swept = arrived_visit(ann, name="钱二", now=MONDAY_9AM + HOUR)
    Visit.objects.filter(pk=swept.pk).update(left_at=MONDAY_9AM + 9 * HOUR, is_time_unknown=True)
    vip = arrived_visit(ann, name="贵宾", phone="13911112222", company="贵司", now=MONDAY_9AM + 2 * HOUR)
    Visit.objects.filter(pk=vip.pk).update(is_vip=True, companion_names="秘书", plate="沪B1")
    look(NIGHT)

    heads, first, second, third = lines()
    told = dict(zip(heads, first, strict=True))
    at = MONDAY_9AM.replace(tzinfo=None)
    assert first[:9] == [visit.number, "=1+1", "北辰设备", "13900005678", 2, "王一 王二", "沪A12345", str(ann), str(ann.department)]
    assert (first[12], first[14:19]) == ("A001", [2, at, at + 5 * MINUTE, at + HOUR, 60])
    assert ("sealed-token" in str(told), second[1], second[17:19]) == (False, "钱二", [None, None])
    assert [third[0], third[2], third[3], third[5], third[6]] == [vip.number, None, None, None, None]
    assert [word in str(third) for word in ("贵宾", "贵司", "13911112222", "秘书", "沪B1")] == [False] * 5


def test_the_same_visits_make_the_same_bytes(ann: Person) -> None:
    arrived_visit(ann)
    first, many = register.workbook(MONDAY, register.of_day(MONDAY))
    again, _many = register.workbook(MONDAY, register.of_day(MONDAY))
    assert (first == again, many) == (True, 1)


@pytest.mark.django_db(transaction=True)
def test_whoever_is_forgotten_is_taken_out_at_once_and_the_register_is_written_anew_without_them(ann: Person, olga: Person) -> None:
    gone = visits.check_out(arrived_visit(ann, name="诸葛知秋", phone="13812349876"), now=MONDAY_9AM + HOUR)
    arrived_visit(ann, name="李思远")
    look(NIGHT)
    before = RegisterExport.objects.get()
    [old] = store.stored()
    assert [trace.place for trace in traces("诸葛知秋") if trace.place.startswith("var/media")] == [f"var/media/{old}"]

    forget_person(gone, reason="asked by phone", by=olga, now=NIGHT + HOUR)

    owed = RegisterExport.objects.get()
    assert (owed.sha256, register.file_of(owed), list(store.stored()), traces("诸葛知秋", "13812349876")) == ("", None, [], [])
    assert list(invariants.registers()) == []
    look(NIGHT + HOUR + 5 * MINUTE)
    anew = RegisterExport.objects.get()
    assert (before.visits, anew.visits, anew.rewritten_at, [line[1] for line in lines()[1:]]) == (
        2,
        1,
        NIGHT + HOUR + 5 * MINUTE,
        ["李思远"],
    )
    assert (look(NIGHT + 2 * HOUR), traces("诸葛知秋"), list(invariants.registers())) == ([], [], [])


MONTH_ENDS = [  # today, months of the setting, the oldest day that is kept
    (date(2026, 11, 30), 3, date(2026, 8, 30)),
    (date(2026, 12, 1), 3, date(2026, 9, 1)),
    (date(2027, 2, 28), 3, date(2026, 11, 28)),
    (date(2027, 5, 31), 3, date(2027, 2, 28)),
    (date(2028, 5, 31), 3, date(2028, 2, 29)),
    (date(2027, 5, 31), 1, date(2027, 2, 28)),  # a setting below the floor counts as the floor
    (date(2026, 11, 30), 6, date(2026, 5, 30)),
    (date(2026, 8, 31), 6, date(2026, 2, 28)),
]


@pytest.mark.parametrize(("today", "months", "oldest"), MONTH_ENDS)
def test_registers_are_kept_so_many_calendar_months_and_never_less_than_three(today: date, months: int, oldest: date) -> None:
    for day in (oldest, oldest.replace(day=oldest.day - 1) if oldest.day > 1 else date(oldest.year, oldest.month - 1, 31)):
        RegisterExport.objects.create(day=day, made_at=MONDAY_9AM, visits=0, sha256="x")
    old = [each.day for each in register.too_old(today, months)]
    assert (register.kept_until(today, months), [day < oldest for day in old]) == (oldest, [True])


@pytest.mark.django_db(transaction=True)
def test_a_register_that_was_kept_long_enough_goes_with_its_file_and_its_line_stays(ann: Person) -> None:
    arrived_visit(ann)
    look(NIGHT)
    RuleState.objects.filter(rule=RULE.name).update(live_from=NIGHT + 365 * DAY)  # no new registers meanwhile
    look(NIGHT.replace(year=2027, month=5, day=23))
    assert RegisterExport.objects.get().removed_at is None
    look(NIGHT.replace(year=2027, month=5, day=24))
    gone = RegisterExport.objects.get()
    assert (gone.removed_at is None, gone.visits, list(store.stored()), list(invariants.registers())) == (False, 1, [], [])
    assert list(Entry.objects.filter(verb__endswith="_register").order_by("pk").values_list("verb", flat=True)) == [
        "export_register",
        "remove_register",
    ]


def test_verify_names_a_register_whose_file_is_missing_or_was_changed(ann: Person) -> None:
    look(NIGHT)
    export = RegisterExport.objects.get()
    RegisterExport.objects.update(sha256="0" * 64)
    assert list(invariants.registers()) == [f"the register of {export} was changed"]
    store.delete(register.file_of(export).stored_as)
    assert list(invariants.registers()) == [f"the register of {export} has no file"]
