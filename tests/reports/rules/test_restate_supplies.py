"""Supplies of a frozen month are provisional until its stocktake is agreed to; then they are restated, once."""

from datetime import date

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from reports.actions import freezing
from reports.invariants import frozen_once, restated_in_turn
from reports.models import FrozenMonth, Restated
from supplies.actions import stock_reports, stocktake_approval, stocktakes
from supplies.models import Item, Kind
from tests.factories.frozen import CHANGES, FROZEN, OCTOBER, SUPPLIES, at, frozen_october, looked
from tests.factories.supplies import an_item
from tests.factories.supplies_reports import booked
from tests.factories.supplies_stocktakes import a_stocktake, counted
from tests.moments import DAY, HOUR
from tests.races import together

pytestmark = pytest.mark.django_db
VALUE = "supplies.stock_value"


@pytest.fixture
def pens(rita: Person, olga: Person) -> Item:
    """A hundred pens at ¥2 since July, none issued."""
    item = an_item()
    booked(item, Kind.OPENING, 100, date(2026, 7, 1), cost="2")
    return item


def agreed(item: Item, by: Person, manager: Person) -> None:
    """October's stocktake finds one fewer, and is agreed to on 6 November."""
    take = a_stocktake(month=OCTOBER, now=at(2026, 10, 26))
    line = counted(take, item, 99, by=by, now=at(2026, 10, 26))
    stocktakes.explain(line, cause="loss", by=by, now=at(2026, 10, 27))
    held = stocktakes.hand_in(take, by=by, now=at(2026, 10, 27))
    stocktake_approval.approve(held, by=manager, now=at(2026, 11, 6))


def restated(hours: int = 0) -> list[str]:
    return looked(SUPPLIES, at(2026, 11, 6, 10) + hours * HOUR, since=FROZEN)


def test_without_supplies_nothing_is_provisional(olga: Person) -> None:
    assert frozen_october().is_provisional is False


def test_provisional_until_the_report_knows_its_stocktake_then_restated_once(pens: Item, rita: Person, olga: Person) -> None:
    frozen = frozen_october()
    assert frozen.is_provisional
    report = stock_reports.make(OCTOBER, now=at(2026, 11, 5))
    assert (report.figures["variance"]["is_final"], restated(-24)) == (False, [])
    with pytest.raises(Refused) as refused:
        freezing.restate_supplies(frozen, now=at(2026, 11, 5))
    assert refused.value.code == "open"

    looked(CHANGES, at(2026, 11, 6, 3, 40), since=FROZEN)
    assert Restated.objects.filter(frozen_figure__figure=VALUE).count() == 0  # provisional: nothing is said of it yet

    agreed(pens, rita, olga)
    stock_reports.restate(report, now=at(2026, 11, 6, 9))
    assert [restated(), restated(1), restated(48)] == [["2026-10"], [], []]
    frozen.refresh_from_db()
    value = Restated.objects.get(frozen_figure__figure=VALUE)
    assert (frozen.is_provisional, frozen.restated_at) == (False, at(2026, 11, 6, 10))
    assert (value.was, value.because, value.came["en"]["value"]) == ({}, "stocktake", "¥198.00")
    assert (list(frozen_once()), list(restated_in_turn())) == ([], [])

    looked(CHANGES, at(2026, 11, 7, 3, 40), since=FROZEN)
    assert Restated.objects.filter(frozen_figure__figure=VALUE).count() == 1


def test_a_stocktake_that_was_agreed_to_before_leaves_nothing_provisional(pens: Item, rita: Person, olga: Person) -> None:
    take = a_stocktake(month=OCTOBER, now=at(2026, 10, 26))
    counted(take, pens, 100, by=rita, now=at(2026, 10, 26))
    stocktakes.hand_in(take, by=rita, now=at(2026, 10, 27))
    stock_reports.make(OCTOBER, now=at(2026, 11, 1))
    frozen = frozen_october()
    assert (frozen.is_provisional, frozen.figures.get(figure=VALUE).came["en"]["value"]) == (False, "¥200.00")


@pytest.mark.django_db(transaction=True)
def test_two_workers_restate_once(pens: Item, rita: Person, olga: Person) -> None:
    frozen_october()
    report = stock_reports.make(OCTOBER, now=at(2026, 11, 5))
    agreed(pens, rita, olga)
    stock_reports.restate(report, now=at(2026, 11, 6, 9))
    looked(SUPPLIES, FROZEN, since=FROZEN)
    answers = together(2, lambda _number: run(RULES[SUPPLIES], now=at(2026, 11, 7)))
    assert [answer.errors for answer in answers] == [{}, {}]
    assert Restated.objects.filter(frozen_figure__figure=VALUE).count() == 1


def test_control_who_does_not_look_whether_it_waits_says_it_again(
    pens: Item, rita: Person, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = frozen_october()
    report = stock_reports.make(OCTOBER, now=at(2026, 11, 5))
    agreed(pens, rita, olga)
    stock_reports.restate(report, now=at(2026, 11, 6, 9))
    blind = {"month": OCTOBER, "frozen_at": FROZEN, "is_provisional": True}
    monkeypatch.setattr(freezing, "_locked", lambda given: FrozenMonth(pk=given.pk, **blind))
    monkeypatch.setattr(freezing, "is_same", lambda came, then: False)
    for days in range(2):
        freezing.restate_supplies(frozen, now=at(2026, 11, 6) + days * DAY)
    assert Restated.objects.filter(frozen_figure__figure=VALUE).count() == 2
