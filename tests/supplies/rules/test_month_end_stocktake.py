"""The last Friday, moved off free days; one a store and month, after an outage the newest only."""

from datetime import date, datetime

import pytest

from frontdesk.limits.actions import change
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from supplies.actions import stocktake_approval
from supplies.models import Balance, Stocktake, Store
from tests.factories.supplies import a_store, stocked
from tests.factories.supplies_stocktakes import a_stocktake
from tests.moments import DAY, MINUTE, MONDAY_9AM, SHANGHAI
from tests.races import together

pytestmark = pytest.mark.django_db
RULE = "supplies.month_end_stocktake"


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def store(rita: Person) -> Store:
    """A store with something in it; the rule is alive since August."""
    stocked(5)
    RuleState.objects.create(rule=RULE, live_from=at(8, 1))
    return a_store()


def opened() -> list[date]:
    return list(Stocktake.objects.order_by("pk").values_list("month", flat=True))


def test_september_opens_on_the_day_before_mid_autumn(store: Store) -> None:
    """The last Friday of September 2026, the 25th, is Mid-Autumn."""
    RuleState.objects.update(live_from=at(9, 1))
    found = []
    for now in (at(9, 24) - MINUTE, at(9, 24), at(9, 24, 9, 10), at(9, 25), at(9, 30, 23)):
        run(RULES[RULE], now=now)
        found.append(len(opened()))
    assert (found, opened()) == ([0, 1, 1, 1, 1], [date(2026, 9, 1)])
    made = Stocktake.objects.get()
    told = Notice.objects.filter(kind="supplies.stocktake_opened", channel=Channel.INBOX)
    assert (made.opened_by, made.opened_at, [notice.reader.username for notice in told]) == (None, at(9, 24), ["rita"])


@pytest.mark.parametrize(
    ("month", "day"),
    [(1, 30), (2, 27), (5, 29), (9, 24), (10, 30), (12, 25)],  # the 28th of February is a Saturday worked, and no last Friday
)
def test_the_day_of_each_month(store: Store, month: int, day: int) -> None:
    RuleState.objects.update(live_from=at(month, 1))
    run(RULES[RULE], now=at(month, day) - MINUTE)
    before = opened()
    run(RULES[RULE], now=at(month, day))
    assert (before, opened()) == ([], [date(2026, month, 1)])


def test_the_setting_moves_it_to_the_working_day_after_or_not_at_all(store: Store, olga: Person) -> None:
    RuleState.objects.update(live_from=at(9, 1))
    change(type(RULES[RULE]), values={"at": "10:30", "shift": "next"}, by=olga, now=at(9, 1))
    run(RULES[RULE], now=at(9, 28, 10, 29))
    before = opened()
    run(RULES[RULE], now=at(9, 28, 10, 30))
    assert (before, opened()) == ([], [date(2026, 9, 1)])


def test_after_an_outage_only_the_newest_month_is_counted(store: Store) -> None:
    run(RULES[RULE], now=at(11, 10))
    run(RULES[RULE], now=at(11, 10) + DAY)
    assert opened() == [date(2026, 10, 1)]


def test_what_was_opened_by_hand_or_dropped_is_not_opened_again(store: Store, olga: Person) -> None:
    RuleState.objects.update(live_from=at(9, 1))
    made = a_stocktake(month=date(2026, 9, 1), by=olga, now=at(9, 23))
    run(RULES[RULE], now=at(9, 24))
    stocktake_approval.drop(made, words="搬迁", by=olga, now=at(9, 24, 10))
    run(RULES[RULE], now=at(9, 24, 11))
    assert opened() == [date(2026, 9, 1)]


def test_every_open_store_with_something_in_it_has_its_own(store: Store) -> None:
    RuleState.objects.update(live_from=at(9, 1))
    second, closed, empty = (a_store(name) for name in ("仓库", "旧仓库", "新仓库"))
    item = stocked(1, name="纸")
    for other in (second, closed):
        Balance.objects.create(item=item, store=other, on_hand=0)
    Store.objects.filter(pk=closed.pk).update(closed_at=MONDAY_9AM)
    run(RULES[RULE], now=at(9, 24))
    assert set(Stocktake.objects.values_list("store", flat=True)) == {store.pk, second.pk}
    assert empty.pk not in set(Stocktake.objects.values_list("store", flat=True))


def test_the_next_five_times(store: Store) -> None:
    coming = RULES[RULE].moments(at(9, 1))
    assert [f"{next(coming):%m-%d %H:%M}" for _number in range(4)] == ["09-24 09:00", "10-30 09:00", "11-27 09:00", "12-25 09:00"]


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_open_one(store: Store) -> None:
    RuleState.objects.update(live_from=at(9, 1))
    together(2, lambda _number: run(RULES[RULE], now=at(9, 24)))
    assert opened() == [date(2026, 9, 1)]
