"""What is bought for a month: a pure function of what was asked for, what is there, how it is packed and what it may cost."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from supplies.models import DemandLine

SPARE, COMMON, NECESSARY = DemandLine.Need.SPARE, DemandLine.Need.COMMON, DemandLine.Need.NECESSARY
CUT_FIRST = (SPARE, COMMON)  # what is necessary is never cut
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Asked:
    """What one department asks for of one item, base units; approved by its head."""

    item: int
    quantity: int
    need: str


@dataclass(frozen=True)
class Stock:
    """What there is of an item in all stores, base units."""

    available: int = 0
    on_order: int = 0
    minimum: int = 0


@dataclass(frozen=True)
class Planned:
    """One line: to_buy = demanded − cut + to_minimum − available − on_order, never below zero, rounded up to packs.

    `to_minimum` is what must still be there when everybody has what they asked for.
    """

    item: int
    demanded: int = 0
    cut: int = 0
    to_minimum: int = 0
    available: int = 0
    on_order: int = 0
    holds: int = 1

    @property
    def lacking(self) -> int:
        """Before the rounding."""
        return max(self.demanded - self.cut + self.to_minimum - self.available - self.on_order, 0)

    @property
    def to_buy(self) -> int:
        return -(-self.lacking // self.holds) * self.holds


def plan_of(
    demands: Iterable[Asked],
    stock: Mapping[int, Stock],
    packs: Mapping[int, int],
    budget: Decimal | None = None,
    prices: Mapping[int, Decimal] | None = None,
) -> list[Planned]:
    """A line for each item that was asked for or fell below its minimum, in the order of items.

    `packs`: base units of the pack an item is bought in; none: single. `prices`: yuan a base unit with tax, where one is known. Over
    the budget, spare is cut first, then common, the dearest line first and no more of it than makes the plan fit; a unit whose cutting
    saves nothing, because the pack is bought anyway, is not cut.
    """
    asked: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in demands:
        asked[each.item][each.need] += each.quantity
    lines = {item: _line(item, asked[item], stock.get(item, Stock()), packs.get(item, 1)) for item in sorted({*asked, *stock})}
    if budget is not None:
        _fit(lines, asked, budget, prices or {})
    return [line for line in lines.values() if line.demanded or line.to_buy]


def cost_of(lines: Iterable[Planned], prices: Mapping[int, Decimal]) -> Decimal:
    """Yuan with tax, of what has a known price."""
    return sum((line.to_buy * prices.get(line.item, NOTHING) for line in lines), NOTHING)


def _line(item: int, asked: Mapping[str, int], stock: Stock, holds: int) -> Planned:
    return Planned(
        item=item,
        demanded=sum(asked.values()),
        to_minimum=stock.minimum,
        available=stock.available,
        on_order=stock.on_order,
        holds=max(holds, 1),
    )


def _fit(lines: dict[int, Planned], asked: Mapping[int, Mapping[str, int]], budget: Decimal, prices: Mapping[int, Decimal]) -> None:
    """Cut in place until the plan costs no more than the budget, or nothing that may be cut is left."""
    over = cost_of(lines.values(), prices) - budget
    may_cut: dict[int, int] = defaultdict(int)  # what a pack holds beside a spare is cut together with it, or not at all
    for need in CUT_FIRST:
        wanted = [item for item in lines if asked.get(item, {}).get(need) and prices.get(item)]
        for item in wanted:
            may_cut[item] += asked[item][need]
        for item in sorted(wanted, key=lambda item: (-prices[item] * lines[item].to_buy, item)):
            if over <= 0:
                return
            cut = _least_cut(lines[item], may_cut[item], over / prices[item])
            over -= (lines[item].to_buy - cut.to_buy) * prices[item]
            lines[item] = cut


def _least_cut(line: Planned, most: int, excess: Decimal) -> Planned:
    """The line with as few units (of `most` altogether) cut as save `excess` base units, or else as many as they can."""
    fewest = replace(line, cut=most).to_buy  # with all of them cut
    goal = max(fewest, _packs_down(line.to_buy - excess, line.holds))
    if goal >= line.to_buy:
        return line
    return replace(line, cut=line.cut + line.lacking - goal)


def _packs_down(units: Decimal, holds: int) -> int:
    """Whole packs that are no more than so many units."""
    return int(max(units, NOTHING) // holds) * holds
