"""The plan as a pure function: the formula, the packs, the cap; over data that nobody thought of."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as some

from supplies.actions.planning import COMMON, NECESSARY, SPARE, Asked, Planned, Stock, cost_of, plan_of
from tests.counts import count

ITEMS = range(1, 8)
UNITS = some.integers(0, 200)
DEMANDS = some.lists(
    some.builds(Asked, item=some.sampled_from(ITEMS), quantity=some.integers(1, 120), need=some.sampled_from([NECESSARY, COMMON, SPARE])),
    max_size=25,
)
STOCKS = some.dictionaries(some.sampled_from(ITEMS), some.builds(Stock, available=UNITS, on_order=UNITS, minimum=UNITS))
PACKS = some.dictionaries(some.sampled_from(ITEMS), some.integers(1, 48))
PRICES = some.dictionaries(some.sampled_from(ITEMS), some.decimals("0.01", "90", places=2))
BUDGETS = some.none() | some.decimals(0, 20_000, places=2)
MANY = settings(max_examples=count(full=5_000, small=150))


def asked_of(demands: list[Asked], item: int, *needs: str) -> int:
    return sum(each.quantity for each in demands if each.item == item and each.need in (needs or (NECESSARY, COMMON, SPARE)))


@MANY
@given(DEMANDS, STOCKS, PACKS, BUDGETS, PRICES)
def test_no_line_is_negative_packs_are_whole_and_what_was_asked_adds_up(demands, stock, packs, budget, prices) -> None:
    lines = plan_of(demands, stock, packs, budget, prices)

    assert [line.item for line in lines] == sorted({line.item for line in lines})
    for line in lines:
        held = stock.get(line.item, Stock())
        lacking = line.demanded - line.cut + held.minimum - held.available - held.on_order
        assert line.demanded == asked_of(demands, line.item)
        assert 0 <= line.cut <= line.demanded
        assert line.to_buy % line.holds == 0
        assert max(lacking, 0) <= line.to_buy < max(lacking, 0) + line.holds
        assert (line.to_minimum, line.available, line.on_order) == (held.minimum, held.available, held.on_order)
    assert {line.item for line in lines} >= {each.item for each in demands}
    short = {item for item, held in stock.items() if held.available + held.on_order < held.minimum}
    assert {line.item for line in lines} >= short


@MANY
@given(DEMANDS, STOCKS, PACKS, BUDGETS, PRICES)
def test_the_cap_cuts_spare_before_common_and_never_what_is_necessary(demands, stock, packs, budget, prices) -> None:
    lines = {line.item: line for line in plan_of(demands, stock, packs, budget, prices)}
    uncapped = {line.item: line for line in plan_of(demands, stock, packs)}

    for item, line in lines.items():
        assert line.cut <= asked_of(demands, item, SPARE, COMMON)
        assert not line.cut or prices.get(item)
    if budget is None or cost_of(uncapped.values(), prices) <= budget:
        assert lines == uncapped
        return
    beyond_spare = [line for item, line in lines.items() if line.cut > asked_of(demands, item, SPARE)]
    if beyond_spare:  # then no spare is left whose cutting would save anything
        for item, line in lines.items():
            assert bought(line, asked_of(demands, item, SPARE)) >= line.to_buy or not prices.get(item)
    if cost_of(lines.values(), prices) > budget:  # then neither is any common
        for item, line in lines.items():
            assert bought(line, asked_of(demands, item, SPARE, COMMON)) >= line.to_buy or not prices.get(item)


@MANY
@given(DEMANDS, STOCKS, PACKS, some.decimals(0, 20_000, places=2), PRICES)
def test_no_unit_is_cut_that_saves_nothing_and_no_more_than_covers(demands, stock, packs, budget, prices) -> None:
    lines = plan_of(demands, stock, packs, budget, prices)
    total = cost_of(lines, prices)
    for line in lines:
        if line.cut:
            assert bought(line, line.cut - 1) > line.to_buy
    if total <= budget:  # the last line that was cut is needed as it is: a pack more would not fit, for one line at least
        cut = [line for line in lines if line.cut]
        assert not cut or any(total + line.holds * prices[line.item] > budget for line in cut)


def bought(line: Planned, cut: int) -> int:
    """What would be bought of it with another cut."""
    return Planned(line.item, line.demanded, cut, line.to_minimum, line.available, line.on_order, line.holds).to_buy


def test_an_example_a_person_can_follow() -> None:
    """30 are asked for, 20 must stay, 15 are there, 5 are coming: 30 are missing, which is three boxes of twelve."""
    [line] = plan_of([Asked(1, 18, COMMON), Asked(1, 12, NECESSARY)], {1: Stock(15, 5, 20)}, {1: 12})
    assert (line.demanded, line.lacking, line.to_buy) == (30, 30, 36)


def test_spare_is_cut_just_until_it_fits() -> None:
    demands = [Asked(1, 10, NECESSARY), Asked(1, 10, SPARE), Asked(2, 10, COMMON), Asked(2, 4, SPARE)]
    prices = {1: Decimal(5), 2: Decimal(10)}  # 100 and 140
    for budget, cuts in (
        (240, (0, 0)),
        (239, (0, 1)),
        (200, (0, 4)),
        (199, (1, 4)),
        (150, (10, 4)),
        (149, (10, 5)),
        (50, (10, 14)),
        (1, (10, 14)),
    ):
        lines = plan_of(demands, {}, {}, Decimal(budget), prices)
        assert tuple(line.cut for line in lines) == cuts, budget


def test_nothing_is_asked_for_and_nothing_is_missing() -> None:
    assert plan_of([], {1: Stock(available=9, minimum=9)}, {}) == []
    [line] = plan_of([], {1: Stock(available=8, minimum=9)}, {1: 10})
    assert line.to_buy == 10
