"""Whatever is booked, for whatever day: after each look what was counted is what counting anew comes to, and sums are exact to the cent."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from frontdesk.append_only import GUARDS
from frontdesk.daily import counting
from frontdesk.daily.daily import DAILIES as ALL
from frontdesk.daily.models import Counted, DayFacts
from frontdesk.daily.reading import Facts
from frontdesk.journal.models import Entry
from frontdesk.people.models import Department, Person
from frontdesk.workdays.periods import MONTH, QUARTER, YEAR, Period
from supplies import daily
from supplies.actions import closing
from supplies.actions.ledger import Line, move, reverse
from supplies.daily import Bought, Charged
from supplies.models import Item, Kind, Movement
from tests.counts import count
from tests.factories.people import DepartmentFactory
from tests.factories.supplies import a_store, an_item, put_in
from tests.facts import Deed, Place, counted, wrong
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
DAILIES = (Charged.name, Bought.name)
CENT = Decimal("0.01")
TODAY = MONDAY_9AM.date()
NOVEMBER = Period(date(2026, 11, 1))


class Cupboard(Place):
    """Things come, go and are taken back, for today and for days that are over, at prices with six places."""

    dailies = DAILIES

    def __init__(self, seed: int, olga: Person) -> None:
        super().__init__(seed)
        self.olga, self.items = olga, [an_item(name=f"物品{n}") for n in range(3)]
        self.departments = [DepartmentFactory(name=f"部门{n}") for n in range(3)]
        for item in self.items:
            put_in(item, 10_000, "0.333333")

    @property
    def deeds(self) -> list[Deed]:
        one, dice = self.any_of, self.dice
        return [
            *[lambda: self.books(Kind.ISSUE, dice.choice(self.departments))] * 5,
            *[lambda: self.books(Kind.TAKE_BACK, dice.choice(self.departments))] * 2,
            lambda: self.books(dice.choice([Kind.ISSUE, Kind.SCRAP, Kind.FOUND]), None),
            *[lambda: self.books(Kind.RECEIPT, None, Decimal(dice.randint(0, 9_999_999)).scaleb(-6))] * 3,
            *[lambda: reverse(one(Movement), on=self.day(), by=self.olga, now=self.now)] * 4,
            lambda: closing.close(self.day().replace(day=1), by=self.olga, now=self.now),
        ]

    def day(self) -> date:
        return timezone.localdate(self.now) - timedelta(days=self.dice.choice([0, 0, 1, 20, 60, 300, 400]))

    def books(self, kind: Kind, department: Department | None, cost: Decimal | None = None) -> None:
        line = Line(
            self.dice.choice(self.items),
            *(kind, self.dice.randint(1, 500)),
            document=an_item(name="单据"),
            unit_cost=cost,
            department=department,
        )
        move([line], store=a_store(), on=self.day(), by=self.olga, now=self.now)


def yuan(rows: Iterable[Movement]) -> Decimal:
    """Added up with all their places, then rounded once."""
    return sum((row.quantity * row.unit_cost for row in rows), Decimal(0)).quantize(CENT)


def by_hand(period: Period) -> tuple[dict[int, Decimal], Decimal]:
    """What each department was charged with, and what was bought, movement by movement."""
    theirs, receipts = defaultdict[int, list[Movement]](list), list[Movement]()
    for row in Movement.objects.select_related("reverses"):
        if not period.first <= row.on < period.after:
            continue
        if row.department_id and row.kind in (Kind.ISSUE, Kind.TAKE_BACK, Kind.REVERSAL):
            theirs[row.department_id].append(row)
        if Kind.RECEIPT in (row.kind, row.reverses.kind if row.reverses else None):
            receipts.append(row)
    return {pk: -yuan(rows) for pk, rows in theirs.items()}, yuan(receipts)


def from_facts(period: Period) -> tuple[dict[int, Decimal], Decimal]:
    facts = Facts()
    return daily.charged(facts.of(Charged.name, period)), daily.bought(facts.of(Bought.name, period))


@pytest.mark.parametrize("seed", range(count(20, 3)))
def test_after_each_look_facts_are_what_counting_anew_comes_to(seed: int, olga: Person) -> None:
    place = Cupboard(seed, olga)
    assert place.lived() == []
    assert set(DayFacts.objects.filter(daily__in=DAILIES).values_list("daily", flat=True)) == set(DAILIES)
    today = timezone.localdate(place.now)
    for months in (MONTH, QUARTER, YEAR):
        here = Period.holding(today, months)
        for period in (here, here.before, here.year_before):
            charged, bought = by_hand(period)
            assert from_facts(period) == (charged, bought)
            assert Movement.objects.charged(period.first, period.after).spent("department") == charged


def test_without_following_the_ids_a_difference_is_found(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "added", lambda daily, settled: [])
    assert Cupboard(0, olga).lived()


def test_months_are_rounded_when_they_are_added_up_and_not_before(product: Department) -> None:
    """Three months of ¥0.004 are one cent; rounded one by one they would be nothing."""
    pen = an_item()
    put_in(pen, 100, "0.004")
    for month in (10, 11, 12):
        line = Line(pen, Kind.ISSUE, 1, document=an_item(name="单据"), department=product)
        move([line], store=a_store(), on=date(2025, month, 3), by=None, now=MONDAY_9AM)
    counted(MONDAY_9AM + HOUR)
    autumn = Period(date(2025, 10, 1), QUARTER)
    assert from_facts(autumn)[0] == {product.pk: Decimal("0.01")}
    assert sum(from_facts(month)[0][product.pk] for month in autumn.each_month) == 0


def test_a_movement_that_no_entry_speaks_of_is_counted(product: Department) -> None:
    """Its id says that it is new: nobody has to write an entry beside it."""
    pen = an_item()
    put_in(pen, 100, "2")
    counted(MONDAY_9AM)
    Entry.objects.all().delete()
    move([Line(pen, Kind.ISSUE, 5, document=an_item(), department=product)], store=a_store(), on=TODAY, by=None, now=MONDAY_9AM)
    assert (Entry.objects.count(), from_facts(NOVEMBER)[0]) == (0, {})
    counted(MONDAY_9AM + 5 * MINUTE)
    assert from_facts(NOVEMBER)[0] == {product.pk: Decimal(10)}


@pytest.mark.parametrize(("later", "found"), [(10 * MINUTE, {"charged": 10}), (16 * MINUTE, {})])
def test_a_movement_that_is_committed_late_is_seen_for_fifteen_minutes(
    product: Department, later: timedelta, found: dict[str, int]
) -> None:
    """Its id was drawn before another's that was there earlier."""
    pen: Item = an_item()
    put_in(pen, 100, "2")
    counted(MONDAY_9AM - HOUR)
    counted(MONDAY_9AM)
    line = Line(pen, Kind.ISSUE, 5, document=an_item(), department=product)
    late = move([line], store=a_store(), on=TODAY, by=None, now=MONDAY_9AM)[0]
    Movement.objects.filter(pk=late.pk).delete()  # not committed yet
    assert put_in(pen, 1, "2").pk > late.pk
    counted(MONDAY_9AM)
    counted(MONDAY_9AM + later)
    late.save(force_insert=True)
    counted(MONDAY_9AM + later + 5 * MINUTE)
    expected = {f"{word}:{product.pk}": many * 1_000_000 for word, many in found.items()}
    assert Facts().of(Charged.name, NOVEMBER) == expected


def test_more_movements_than_can_be_followed_are_counted_anew(product: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    pen = an_item()
    put_in(pen, 100, "2")
    counted(MONDAY_9AM)
    monkeypatch.setattr(counting, "AT_ONCE", 3)
    monkeypatch.setattr(counting, "BEFORE", 0)
    for _number in range(5):
        line = Line(pen, Kind.ISSUE, 1, document=an_item(), department=product)
        move([line], store=a_store(), on=TODAY, by=None, now=MONDAY_9AM)
    counted(MONDAY_9AM + HOUR)
    assert (wrong(*DAILIES), Counted.objects.get(daily=Charged.name).left) == ([], [])
    assert from_facts(NOVEMBER)[0] == {product.pk: Decimal(10)}


def test_a_look_long_after_the_last_movement_owes_nothing(olga: Person) -> None:
    put_in(an_item(), 100, "2")
    for ahead in (0, 1, 2):
        counted(MONDAY_9AM + ahead * DAY)
    assert [step.daily for step in counting.owed() if step.daily in DAILIES] == []


def test_only_what_the_database_itself_keeps_as_it_is_is_followed_by_its_ids() -> None:
    kept = {table for guard in GUARDS for table, verbs in guard.refused.items() if {"UPDATE", "DELETE"} <= set(verbs)}
    followed = {each.name: each.model._meta.db_table for each in ALL if each.is_appended}
    assert set(followed) == set(DAILIES)
    assert set(followed.values()) <= kept
