"""Numbers are drawn with the save of what they number: 1 … n in every period, whoever saves at once and whoever fails."""

from datetime import timedelta
from random import Random
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from frontdesk.invariants import INVARIANTS
from frontdesk.journal.models import Entry
from frontdesk.numbers import actions
from frontdesk.numbers.actions import draw, void
from frontdesk.numbers.models import Counter, Number
from frontdesk.numbers.series import SERIES, Period, Series
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.people import DepartmentFactory
from tests.figures import Figure
from tests.frontdesk.numbers.test_series import NEW_YEAR, OUTGOING, PLAIN, TICKETS
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries
from tests.races import together

DRAWERS, FEW = 50, 10
BEFORE, AFTER = NEW_YEAR - timedelta(milliseconds=1), NEW_YEAR + timedelta(milliseconds=1)


class TornUpError(Exception):
    """Something after the number went wrong, and the save with it."""


def save(name: str, series: Series, at: object, *, torn_up: bool = False) -> Number:
    """What an action does: save the record, and draw its number last."""
    with transaction.atomic():
        number = draw(series, subject=Department.objects.create(name=name), at=at)
        if torn_up:
            raise TornUpError
    return number


def drawn(series: Series, period: str) -> list[int]:
    return sorted(Number.objects.filter(series=series.name, period=period).values_list("n", flat=True))


def holes() -> list[str]:
    return list(INVARIANTS["numbers.no_holes"][1]())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("series", [TICKETS, OUTGOING], ids=["by day", "by year"])
def test_fifty_at_once_across_new_year_draw_one_to_n_and_what_was_torn_up_leaves_no_hole(series: Series, figure: Figure) -> None:
    rng = Random(20261231)
    old, new = (series.period_at(at) for at in (BEFORE, AFTER))
    expected = {old: 0, new: 0}
    for turn in range(count(20, 2)):
        torn = [rng.random() < 0.3 for _drawer in range(DRAWERS)]
        ats = [BEFORE] * (DRAWERS // 2) + [AFTER] * (DRAWERS // 2)
        rng.shuffle(ats)

        answers = together(DRAWERS, lambda n, turn=turn, ats=ats, torn=torn: save(f"{turn}-{n}", series, ats[n], torn_up=torn[n]))

        assert [type(answer).__name__ for answer in answers] == ["TornUpError" if each else "Number" for each in torn]
        for at, each in zip(ats, torn, strict=True):
            expected[series.period_at(at)] += not each
        assert {period: drawn(series, period) for period in expected} == {
            period: list(range(1, many + 1)) for period, many in expected.items()
        }
    figure(f"{count(20, 2)} × {DRAWERS} at once: {expected} drawn, {len(holes())} holes")
    assert (holes(), Number.objects.count(), Department.objects.count()) == ([], sum(expected.values()), sum(expected.values()))


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_two_get_the_same_number_and_only_the_unique_index_stops_them(
    monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    Counter.objects.create(series=OUTGOING.name, period="2026")
    people, all_have_read = DepartmentFactory.create_batch(FEW), Barrier(FEW)

    def unlocked(series: Series, period: str) -> Counter:
        found = Counter.objects.get(series=series.name, period=period)
        all_have_read.wait()
        return found

    monkeypatch.setattr(actions, "locked", unlocked)
    monkeypatch.setattr(actions, "within_a_transaction", lambda: None)

    answers = together(FEW, lambda n: draw(OUTGOING, subject=people[n], at=BEFORE))

    figure(f"{FEW} at once: {sum(isinstance(answer, Exception) for answer in answers)} refused by the index")
    assert sorted(type(answer).__name__ for answer in answers) == ["IntegrityError"] * (FEW - 1) + ["Number"]


@pytest.mark.django_db(transaction=True)
def test_control_a_number_that_commits_before_its_record_is_a_hole() -> None:
    department = DepartmentFactory()
    with transaction.atomic():
        draw(OUTGOING, subject=department, at=BEFORE)
    department.delete()

    assert save("下一个", OUTGOING, BEFORE).n == 2  # so `draw` insists on the record's own transaction
    with pytest.raises(transaction.TransactionManagementError):
        draw(OUTGOING, subject=department, at=BEFORE)


@pytest.mark.django_db(transaction=True)
def test_fifty_clicks_on_one_record_draw_one_number() -> None:
    department = DepartmentFactory()

    def click(_number: int) -> str:
        with transaction.atomic():
            return draw(OUTGOING, subject=department, at=AFTER).text

    assert set(together(DRAWERS, click)) == {"远山发〔2027〕1号"}
    assert (Number.objects.count(), Counter.objects.get().last) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_series_that_is_being_drawn_from_holds_up_no_other() -> None:
    """On SQLite there is one writer at a time anyway."""
    if connection.vendor != "postgresql":
        pytest.skip("rows are locked on PostgreSQL only")
    save("先", OUTGOING, AFTER)
    save("先2", PLAIN, AFTER)
    with transaction.atomic():
        draw(OUTGOING, subject=DepartmentFactory(), at=AFTER)
        answers = together(1, lambda _n: save("后", PLAIN, AFTER).n)
    assert answers == [2]


@pytest.mark.django_db
def test_every_period_counts_from_one() -> None:
    days = [MONDAY_9AM, MONDAY_9AM + HOUR, MONDAY_9AM + DAY, MONDAY_9AM + DAY, MONDAY_9AM]
    assert [save(f"部门{n}", TICKETS, at).text for n, at in enumerate(days)] == [
        "BX-20261123-001",
        "BX-20261123-002",
        "BX-20261124-001",
        "BX-20261124-002",
        "BX-20261123-003",
    ]
    assert [save(f"收文{n}", PLAIN, at).text for n, at in enumerate([BEFORE, AFTER])] == ["No. 1", "No. 2"]
    assert holes() == []


@pytest.mark.django_db
def test_two_series_count_apart_and_a_record_may_have_one_of_each() -> None:
    department = DepartmentFactory()
    assert [draw(series, subject=department, at=AFTER).n for series in (TICKETS, OUTGOING, TICKETS)] == [1, 1, 1]
    assert {number.text for number in Number.objects.of(department)} == {"BX-20270101-001", "远山发〔2027〕1号"}


@pytest.mark.django_db
def test_a_record_drawn_for_again_next_year_keeps_its_number() -> None:
    department = DepartmentFactory()
    assert draw(OUTGOING, subject=department, at=BEFORE) == draw(OUTGOING, subject=department, at=AFTER)


@pytest.mark.django_db
def test_drawing_asks_the_database_four_times_and_six_for_the_first_of_a_period() -> None:
    first, second, _third = DepartmentFactory.create_batch(3)
    assert [queries(lambda each=each: draw(OUTGOING, subject=each, at=AFTER)) for each in (first, second, second)] == [6, 4, 2]


@pytest.mark.django_db
def test_the_numbers_of_many_records_are_one_question() -> None:
    numbers = [save(f"部门{n}", OUTGOING, AFTER) for n in range(3)]
    ids = [number.subject_id for number in numbers]
    assert Number.objects.texts(OUTGOING.name, Department, ids) == {number.subject_id: number.text for number in numbers}
    assert queries(lambda: Number.objects.texts(OUTGOING.name, Department, ids)) == 1


@pytest.mark.django_db
def test_a_void_number_keeps_its_row_and_reason_and_is_never_given_again(olga: Person) -> None:
    number = save("作废", OUTGOING, AFTER)

    void(number, reason=" 发文取消 ", by=olga, now=AFTER + HOUR)

    kept = Number.objects.get()
    assert (kept.n, kept.voided_at, kept.voided_by, kept.void_reason) == (1, AFTER + HOUR, olga, "发文取消")
    assert save("下一个", OUTGOING, AFTER).n == 2
    entry = Entry.objects.about(number).get()
    assert (entry.verb, entry.actor_id, entry.detail.data) == (
        "void_number",
        olga.pk,
        {"number": "远山发〔2027〕1号", "reason": "发文取消"},
    )
    assert holes() == []


@pytest.mark.django_db
def test_a_record_whose_number_is_void_gets_a_new_one(olga: Person) -> None:
    department = DepartmentFactory()
    void(draw(OUTGOING, subject=department, at=AFTER), reason="用错字号", by=olga, now=AFTER)
    assert draw(OUTGOING, subject=department, at=AFTER).n == 2
    assert Number.objects.texts(OUTGOING.name, Department, [department.pk]) == {str(department.pk): "远山发〔2027〕2号"}


@pytest.mark.django_db
def test_a_number_is_void_once_and_for_a_reason(olga: Person) -> None:
    number = save("作废", OUTGOING, AFTER)
    codes = []
    for reason in ("  ", "发文取消", "再次"):
        try:
            void(number, reason=reason, by=olga, now=AFTER)
        except Refused as refused:
            codes.append(refused.code)
    assert (codes, Number.objects.void().get().void_reason) == (["reason", "void"], "发文取消")


@pytest.mark.django_db(transaction=True)
def test_of_many_who_declare_it_void_one_reason_stands(olga: Person) -> None:
    number = save("作废", OUTGOING, AFTER)
    answers = together(FEW, lambda n: void(Number.objects.get(pk=number.pk), reason=f"理由{n}", by=olga, now=AFTER))
    assert sorted(type(answer).__name__ for answer in answers) == ["Number"] + ["Refused"] * (FEW - 1)
    assert Entry.objects.about(number).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"n": 0}, {"void_reason": "没有时间"}, {"voided_at": AFTER}],
    ids=["nought", "a reason and not void", "void for no reason"],
)
def test_the_database_refuses_what_makes_no_sense(change: dict[str, object]) -> None:
    number = save("某", OUTGOING, AFTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Number.objects.filter(pk=number.pk).update(**change)


@pytest.mark.django_db
def test_verify_names_a_hole_a_lost_counter_and_a_series_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(3):
        save(f"部门{n}", OUTGOING, AFTER)
    assert list(INVARIANTS["numbers.known_series"][1]()) == ["test.outgoing is declared nowhere"]
    monkeypatch.setitem(SERIES._things, OUTGOING.name, OUTGOING)
    assert (holes(), list(INVARIANTS["numbers.known_series"][1]())) == ([], [])

    Number.objects.filter(n=2).delete()
    assert holes() == ["test.outgoing 2027: 2 numbers, the highest 3, counted 3"]
    Number.objects.filter(n=3).delete()
    assert holes() == ["test.outgoing 2027: 1 numbers, the highest 1, counted 3"]
    Counter.objects.all().delete()
    assert holes() == ["test.outgoing 2027: 1 numbers, the highest 1, counted 0"]


def test_periods_have_a_name_each() -> None:
    assert [period.value for period in Period] == ["day", "month", "year", "never"]
