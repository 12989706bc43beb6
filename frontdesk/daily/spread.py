"""How long things took, so that days can be added up: how many there were of each length, as fine as it is ever shown."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import Decimal
from math import ceil

HOUR = 600  # tenths
DAY = 24 * 60  # minutes


def tenths(seconds: float) -> int:
    """Tenths of a minute, rounded; whole minutes from an hour on."""
    found = round(seconds / 6)
    return found if found < HOUR else round(found / 10) * 10


def floored(seconds: float) -> int:
    """Whole minutes that have passed; whole hours from two days on."""
    minutes = max(int(seconds // 60), 0)
    return minutes if minutes < 2 * DAY else minutes // 60 * 60


def cents(amount: Decimal | int) -> int:
    """Whole cents of yuan."""
    return int((Decimal(amount) * 100).to_integral_value())


def amount_of(cents: int) -> Decimal:
    """Yuan with their two places."""
    return Decimal(cents).scaleb(-2)


def millionths(amount: Decimal) -> int:
    """Of what is added up before it is rounded: whole millionths of yuan."""
    return int(amount.scaleb(6).to_integral_exact())


def amount_of_millionths(found: int) -> Decimal:
    """Yuan with their two places, rounded once."""
    return Decimal(found).scaleb(-6).quantize(Decimal("0.01"))


def lengths(counts: Mapping[str, int], name: str) -> Counter[int]:
    """Of all keys 'wait:…:35', whoever's they are: how many of each length."""
    found: Counter[int] = Counter()
    for key, many in counts.items():
        if key.startswith(f"{name}:"):
            found[int(key.rpartition(":")[2])] += many
    return found


def lengths_by(counts: Mapping[str, int], name: str) -> dict[str, Counter[int]]:
    """The same by what stands between: {'12': …} of 'wait:12:35'."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for key, many in counts.items():
        if key.startswith(f"{name}:"):
            of, length = key.removeprefix(f"{name}:").rsplit(":", 1)
            found[of][int(length)] += many
    return dict(found)


def by(counts: Mapping[str, int], name: str) -> Counter[str]:
    """{'12': 3} of 'dept:12' = 3."""
    return Counter({key.removeprefix(f"{name}:"): many for key, many in counts.items() if key.startswith(f"{name}:")})


def nth(found: Mapping[int, int], number: int) -> int:
    """The length of the one that stands at this place when all are ordered, the shortest at 1."""
    seen = 0
    for length in sorted(found):
        seen += found[length]
        if seen >= number:
            return length
    raise LookupError(number)


def middle(found: Mapping[int, int]) -> float:
    """The median: half took no longer."""
    many = sum(found.values())
    return (nth(found, (many + 1) // 2) + nth(found, many // 2 + 1)) / 2


def at_percentile(found: Mapping[int, int], share: float) -> int:
    """The nearest-rank percentile (NIST handbook 1.3.5.6): the smallest length that `share` of all do not exceed."""
    return nth(found, max(ceil(sum(found.values()) * share), 1))
