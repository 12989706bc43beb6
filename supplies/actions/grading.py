"""The grade of a supplier: a sum of what was counted in a quarter and what was marked. Pure functions.

on time      30 × share of deliveries that came by the day expected
accepted     20 × (1 − rejected share ÷ 5 %), not below 0
price        20 × (1 − what was paid above the lowest quotes ÷ 20 %), between 0 and 20
three marks  10 × (mark − 1) ÷ 4 each: quality, service, cooperation

What there was nothing to count of is left out, and the rest together is worth 100. A from 85, B from 70, C from 55, else D.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Self

from django.utils.translation import gettext as _

from supplies.models import SupplierReview
from supplies.models.price import HUNDRED, yuan
from supplies.models.supplier_review import MARKS

ON_TIME, ACCEPTED, PRICE, MARK = 30, 20, 20, 10
WORST_REJECTED, WORST_PRICE = Decimal("0.05"), Decimal("0.20")
FROM = (("A", 85), ("B", 70), ("C", 55), ("D", 0))
BEST_MARK = 5
TENTH, ZERO, ONE = Decimal("0.1"), Decimal(0), Decimal(1)
SUGGESTED = {
    "A": SupplierReview.Decision.KEEP,
    "B": SupplierReview.Decision.KEEP,
    "C": SupplierReview.Decision.NEGOTIATE,
    "D": SupplierReview.Decision.REPLACE,
}


@dataclass(frozen=True)
class Figures:
    """What was counted of one supplier in one quarter. Yuan without tax but for `total`; `paid` and `best` are of lines with quotes."""

    orders: int = 0
    total: Decimal = ZERO  # with tax
    deliveries: int = 0
    on_time: int = 0
    checked: Decimal = ZERO  # worth of what was inspected
    rejected: Decimal = ZERO  # of it
    paid: Decimal = ZERO
    best: Decimal = ZERO  # the same at the lowest quotes

    @classmethod
    def stored(cls, kept: Mapping[str, Any]) -> Self:
        """As they were frozen in a review."""
        known: dict[str, Any] = {field.name: kept[field.name] for field in fields(cls) if field.name in kept}
        worth: dict[str, Any] = {name: Decimal(value) for name, value in known.items() if isinstance(value, str)}
        return cls(**{**known, **worth})

    def frozen(self) -> dict[str, Any]:
        return {name: str(value) if isinstance(value, Decimal) else value for name, value in asdict(self).items()}

    @property
    def on_time_share(self) -> Decimal | None:
        return Decimal(self.on_time) / self.deliveries if self.deliveries else None

    @property
    def rejected_share(self) -> Decimal | None:
        return self.rejected / self.checked if self.checked else None

    @property
    def price_index(self) -> Decimal | None:
        """1 is the lowest quotes, 1.10 ten per cent above them."""
        return self.paid / self.best if self.best else None


@dataclass(frozen=True)
class Part:
    """One summand: `got` points `of` so many; without `got` there was nothing to count or it is not marked yet."""

    name: str
    of: int
    got: Decimal | None
    words: str


@dataclass(frozen=True)
class Grade:
    """The letter, the points it stands on (of 100), and the sum."""

    letter: str
    points: Decimal
    parts: tuple[Part, ...]

    @property
    def counted(self) -> int:
        """How many points could be had."""
        return sum(part.of for part in self.parts if part.got is not None)

    @property
    def got(self) -> Decimal:
        return sum((part.got for part in self.parts if part.got is not None), ZERO)

    @property
    def suggested(self) -> SupplierReview.Decision | None:
        return SUGGESTED.get(self.letter)


def graded(figures: Figures, marks: Mapping[str, int | None]) -> Grade:
    """The grade; no letter while nothing at all was counted or marked."""
    parts = (_on_time(figures), _accepted(figures), _price(figures), *(_marked(name, marks.get(name)) for name in MARKS))
    grade = Grade("", ZERO, parts)
    if not grade.counted:
        return grade
    points = (grade.got * HUNDRED / grade.counted).quantize(TENTH, ROUND_HALF_UP)
    return Grade(next(letter for letter, least in FROM if points >= least), points, parts)


def _points(of: int, share: Decimal) -> Decimal:
    return (of * min(max(share, ZERO), ONE)).quantize(TENTH, ROUND_HALF_UP)


def _on_time(figures: Figures) -> Part:
    share = figures.on_time_share
    if share is None:
        return Part("on_time", ON_TIME, None, _("nothing was due"))
    words = _("%(n)d of %(many)d deliveries on time") % {"n": figures.on_time, "many": figures.deliveries}
    return Part("on_time", ON_TIME, _points(ON_TIME, share), words)


def _accepted(figures: Figures) -> Part:
    share = figures.rejected_share
    if share is None:
        return Part("accepted", ACCEPTED, None, _("nothing was inspected"))
    words = _("%(share)s %% of the worth rejected") % {"share": f"{share * HUNDRED:.1f}"}
    return Part("accepted", ACCEPTED, _points(ACCEPTED, ONE - share / WORST_REJECTED), words)


def _price(figures: Figures) -> Part:
    index = figures.price_index
    if index is None:
        return Part("price", PRICE, None, _("no quotes to compare with"))
    said = {"paid": yuan(figures.paid), "best": yuan(figures.best), "more": f"{(index - ONE) * HUNDRED:+.1f}"}
    words = _("%(paid)s paid, %(best)s at the lowest quotes: %(more)s %%") % said
    return Part("price", PRICE, _points(PRICE, ONE - (index - ONE) / WORST_PRICE), words)


def _marked(name: str, mark: int | None) -> Part:
    if mark is None:
        return Part(name, MARK, None, _("not marked yet"))
    words = _("%(mark)d of %(best)d") % {"mark": mark, "best": BEST_MARK}
    return Part(name, MARK, _points(MARK, Decimal(mark - 1) / (BEST_MARK - 1)), words)
