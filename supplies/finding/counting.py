"""How far a stocktake has come: what is not counted, what somebody else must count again, which differences have no cause."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from frontdesk.people.models import Person
from frontdesk.places.tokens import typed
from supplies.models import Stocktake, StocktakeLine


def is_beyond(line: StocktakeLine, values: SimpleNamespace) -> bool:
    """Whether the difference is large enough for a second count: beyond the item's tolerance and one of the three limits."""
    off = abs(line.difference or 0)
    if off <= line.item.tolerance:
        return False
    return off * 100 > values.percent * line.expected or off > values.units or off * line.average > values.amount


def lacks_second(line: StocktakeLine, values: SimpleNamespace) -> bool:
    """Counted once, and somebody else must count it again."""
    return line.recounted is None and is_beyond(line, values)


@dataclass(frozen=True)
class Progress:
    """The lines of one stocktake by what is still owed of them."""

    lines: Sequence[StocktakeLine]
    uncounted: Sequence[StocktakeLine]
    second: Sequence[StocktakeLine]
    different: Sequence[StocktakeLine]
    causeless: Sequence[StocktakeLine]

    @property
    def counted(self) -> int:
        return len(self.lines) - len(self.uncounted)

    @property
    def percent(self) -> int:
        return 100 * self.counted // len(self.lines) if self.lines else 0


def progress(lines: Sequence[StocktakeLine], values: SimpleNamespace) -> Progress:
    """Of lines read with their items."""
    return Progress(
        lines=lines,
        uncounted=[line for line in lines if line.counted is None],
        second=[line for line in lines if lacks_second(line, values)],
        different=[line for line in lines if line.difference],
        causeless=[line for line in lines if line.lacks_cause],
    )


@dataclass(frozen=True)
class Stop:
    """One item on the walk through the store."""

    line: int
    token: str
    is_owed: bool


@dataclass(frozen=True)
class Walk:
    """The walk through a stocktake in the catalogue's order, as one person goes it: where they are, what lies before and behind."""

    stops: Sequence[Stop]
    at: int

    @property
    def number(self) -> int:
        return self.at + 1

    @property
    def before(self) -> Stop | None:
        return self.stops[self.at - 1] if self.at else None

    @property
    def after(self) -> Stop | None:
        return self.stops[self.at + 1] if self.at + 1 < len(self.stops) else None

    @property
    def next_owed(self) -> Stop | None:
        """The next that this person still counts, from here on and then from the beginning."""
        return next((stop for stop in (*self.stops[self.at + 1 :], *self.stops[: self.at]) if stop.is_owed), None)

    @property
    def left(self) -> int:
        return sum(stop.is_owed for stop in self.stops)

    @property
    def percent(self) -> int:
        return 100 * (len(self.stops) - self.left) // len(self.stops) if self.stops else 0


def lines_of(stocktake: Stocktake) -> list[StocktakeLine]:
    """Its lines in the catalogue's order, with all that pages show of them."""
    order = ("item__category__position", "item__category", "item__position", "item__number")
    return list(stocktake.lines.select_related("item__category", "item__place", "counted_by", "recounted_by").order_by(*order))


def is_owed_by(line: StocktakeLine, person: Person, values: SimpleNamespace) -> bool:
    """Whether this person still has to count it: nobody has, or somebody else has and it is counted again."""
    return line.counted is None or (line.counted_by_id != person.pk and lacks_second(line, values))


def walk(lines: Sequence[StocktakeLine], at: int, person: Person, values: SimpleNamespace) -> Walk:
    """From the line with this id; from before the first where there is none."""
    stops = [Stop(line.pk, line.item.token, is_owed_by(line, person, values)) for line in lines]
    return Walk(stops, next((number for number, stop in enumerate(stops) if stop.line == at), -1))


def token_in(text: str) -> str:
    """The item's token in what was scanned or typed: a label's address, or the code below it; '' when it is none."""
    last = text.strip().rstrip("/").rpartition("/")[2]
    return typed(last)
