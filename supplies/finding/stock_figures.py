"""The month's stock analysis as figures that are frozen: plain values, money as text, names in both languages. No query is asked here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from types import SimpleNamespace
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from frontdesk.workdays.months import month_bounds
from supplies.finding.stock_proposals import proposals
from supplies.finding.stock_reading import NOTHING, Pair, Read
from supplies.models import Kind, StocktakeLine
from supplies.models.movement import CENT, CHARGED

Figures = dict[str, Any]
CAME = (Kind.OPENING, Kind.RECEIPT, Kind.FOUND)
ISSUED = (Kind.ISSUE, Kind.TAKE_BACK)
SUMS = ("opening", "came", "went", "closing")
HUNDRED = Decimal(100)


def figures(read: Read, values: SimpleNamespace) -> Figures:
    """Everything the report says of the month, under these settings."""
    items = _items(read)
    known = {item["id"]: item for item in items}
    costs = _departments(read)
    found: Figures = {
        "month": read.month.isoformat(),
        "until": read.until,
        "settings": vars(values),
        "items": [item for item in items if _has_anything(item)],
        "categories": _categories(items, read),
        "totals": _sum(items),
        "turnover": _turnover(items, days=(read.end - read.month).days),
        "dead": _dead(read, known, values.dead),
        "shortages": _shortages(read, known),
        "variance": _variance(read, known),
        "prices": _prices(read, known),
        "departments": costs,
        "cost": _cost(costs),
    }
    return found | {"proposals": proposals(found, values)}


def text(amount: Decimal) -> str:
    """Yuan with two places; never '-0.00'."""
    return str(amount.quantize(CENT, ROUND_HALF_UP) + 0)


def percent(part: Decimal, whole: Decimal) -> str | None:
    """With one place; None where there is nothing to compare with."""
    return str((HUNDRED * part / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)) if whole else None


def _items(read: Read) -> list[Figures]:
    """Opening, in, out and closing of every item, so that the first three always make the fourth."""
    came, went, issued = (defaultdict[int, Pair](lambda: NOTHING) for _each in range(3))
    for row in read.moved:
        into, sign = (came, 1) if row.kind in CAME else (went, -1)
        into[row.item] = _plus(into[row.item], (sign * row.quantity, sign * row.cost))
        if row.kind in ISSUED:
            issued[row.item] = _plus(issued[row.item], (-row.quantity, -row.cost))
    found = []
    for item in read.items:
        pk, later = item["pk"], read.later.get(item["pk"], NOTHING)
        closing = ((item["there"] or 0) - later[0], _cents((item["worth"] or 0) - later[1]))
        inn, out = ((many, _cents(worth)) for many, worth in (came[pk], went[pk]))
        opening = (closing[0] - inn[0] + out[0], closing[1] - inn[1] + out[1])
        sums = {name: [many, text(worth)] for name, (many, worth) in zip(SUMS, (opening, inn, out, closing), strict=True)}
        found.append(_named(item) | sums | {"issued": [issued[pk][0], text(issued[pk][1])], "category": item["category"]})
    return found


def _plus(one: Pair, other: Pair) -> Pair:
    return one[0] + other[0], one[1] + other[1]


def _cents(amount: Decimal) -> Decimal:
    return Decimal(amount).quantize(CENT, ROUND_HALF_UP)


def _named(item: Mapping[str, Any]) -> Figures:
    """What an item was called when the report was made."""
    return {"id": item["pk"]} | {name: item[name] for name in ("number", "name", "name_en", "unit", "unit_en", "minimum")}


def called(item: Figures) -> Figures:
    """Only that, without its sums."""
    return {name: item[name] for name in ("id", "number", "name", "name_en", "unit", "unit_en", "minimum")}


def _has_anything(item: Figures) -> bool:
    return any(item[name][0] or Decimal(item[name][1]) for name in SUMS)


def _sum(items: Iterable[Figures]) -> dict[str, str]:
    """Yuan only: pens and paper have no common unit."""
    rows = list(items)
    return {name: text(sum((Decimal(row[name][1]) for row in rows), Decimal(0))) for name in (*SUMS, "issued")}


def _categories(items: Sequence[Figures], read: Read) -> list[Figures]:
    names = {row["category"]: (row["category__position"], row["category__name"], row["category__name_en"]) for row in read.items}
    groups: dict[int, list[Figures]] = defaultdict(list)
    for item in items:
        groups[item["category"]].append(item)
    found = []
    for pk in sorted(groups, key=lambda pk: (names[pk][0], pk)):
        turned = _turnover(groups[pk], days=(read.end - read.month).days)
        found.append({"id": pk, "name": names[pk][1], "name_en": names[pk][2], **_sum(groups[pk]), "rate": turned["rate"]})
    return [row for row in found if any(Decimal(row[name]) for name in SUMS)]


def _turnover(items: Iterable[Figures], *, days: int) -> Figures:
    """Cost of what was issued by the average of opening and closing value, and how many days the stock lasts at that pace."""
    sums = _sum(items)
    issued, average = Decimal(sums["issued"]), (Decimal(sums["opening"]) + Decimal(sums["closing"])) / 2
    rate = (issued / average).quantize(CENT, ROUND_HALF_UP) if average > 0 else None
    lasts = int((average * days / issued).to_integral_value(ROUND_HALF_UP)) if issued > 0 and average > 0 else None
    return {"issued": sums["issued"], "average": text(average), "rate": None if rate is None else str(rate), "days": lasts}


def _dead(read: Read, known: Mapping[int, Figures], months: int) -> list[Figures]:
    """There for so many months and not issued once in them; the most valuable first."""
    cutoff = read.end - relativedelta(months=months)
    found = []
    for item in read.items:
        many, worth = known[item["pk"]]["closing"]
        was_there = item["first_on"] is not None and item["first_on"] < cutoff
        if many > 0 and was_there and (item["issued_on"] is None or item["issued_on"] < cutoff):
            last = item["issued_on"].isoformat() if item["issued_on"] else None
            found.append({**called(known[item["pk"]]), "quantity": many, "value": worth, "last_issue": last})
    return sorted(found, key=lambda row: (-Decimal(row["value"]), row["id"]))


def _shortages(read: Read, known: Mapping[int, Figures]) -> list[Figures]:
    """Items that fell below their minimum, for how many days of the month, and lines of requisitions that had to wait."""
    begin, end = month_bounds(read.month)
    episodes: dict[int, int] = defaultdict(int)
    days: dict[int, set[date]] = defaultdict(set)
    for item, began, ended in read.episodes:
        episodes[item] += 1
        first, last = timezone.localdate(max(began, begin)), timezone.localdate(min(ended or end, end) - timedelta(microseconds=1))
        days[item] |= {first + timedelta(days=ahead) for ahead in range((last - first).days + 1)}
    found = [
        {**called(known[pk]), "episodes": episodes[pk], "days": len(days[pk]), "lines": read.short.get(pk, 0)}
        for pk in {*episodes, *read.short}
    ]
    return sorted(found, key=lambda row: (-row["episodes"] - row["lines"], -row["days"], row["id"]))


def _variance(read: Read, known: Mapping[int, Figures]) -> Figures:
    """Differences of the month's stocktakes by cause. Final when all are agreed to; until then they may change."""
    takes = {line.stocktake_id: line.stocktake for line in read.lines}
    counted = [line for line in read.lines if line.stocktake.handed_in_at]
    different = [line for line in counted if line.difference]
    by_cause: dict[str, list[StocktakeLine]] = defaultdict(list)
    for line in different:
        by_cause[line.cause].append(line)
    off = sum((abs(line.worth) for line in different), Decimal(0))
    worth = sum((line.expected * line.average for line in counted), Decimal(0))
    return {
        "stocktakes": [{"id": pk, "number": take.number} for pk, take in sorted(takes.items())],
        "is_final": bool(takes) and all(take.approved_at for take in takes.values()),
        "counted": len(counted),
        "different": len(different),
        "rate": percent(off, worth),
        "causes": [_cause(cause, lines) for cause, lines in sorted(by_cause.items(), key=lambda row: (-len(row[1]), row[0]))],
        "lines": [_different(line, known) for line in sorted(different, key=lambda line: (-abs(line.worth), line.item_id))],
    }


def _cause(cause: str, lines: Sequence[StocktakeLine]) -> Figures:
    missing, more = ([line.worth for line in lines if (line.difference or 0) * sign > 0] for sign in (-1, 1))
    return {"cause": cause, "lines": len(lines), "missing": text(-sum(missing, Decimal(0))), "found": text(sum(more, Decimal(0)))}


def _different(line: StocktakeLine, known: Mapping[int, Figures]) -> Figures:
    more = {
        "stocktake": line.stocktake_id,
        "difference": line.difference,
        "worth": text(line.worth),
        "cause": line.cause,
        "words": line.words,
    }
    return {**called(known[line.item_id]), **more}


def _prices(read: Read, known: Mapping[int, Figures]) -> list[Figures]:
    """What the last receipt of the month cost against the last one before it; risen most first."""
    found = []
    for item in read.items:
        before, now = item["paid_before"], item["paid_now"]
        if before and now is not None and before != now:
            change = percent(now - before, before)
            found.append(
                {**called(known[item["pk"]]), "before": f"{before.normalize():f}", "now": f"{now.normalize():f}", "change": change}
            )
    return sorted(found, key=lambda row: (-Decimal(row["change"]), row["id"]))


def _departments(read: Read) -> list[Figures]:
    """Cost of each department with its rank, by head, and against the month before and the same month a year ago."""
    cost: dict[int, Decimal] = defaultdict(Decimal)
    for row in read.moved:
        if row.department and row.kind in CHARGED:
            cost[row.department] -= row.cost
    before, year_ago = read.months
    found: list[Figures] = []
    for pk, name, name_en, people in read.departments:
        sums = [_cents(cost[pk]), read.spent.get((pk, before), Decimal(0)), read.spent.get((pk, year_ago), Decimal(0))]
        if any(sums):
            now, last, year = sums
            per_head = text(now / people) if people else None
            against = {
                "before": text(last),
                "change": percent(now - last, last),
                "year_ago": text(year),
                "year_change": percent(now - year, year),
            }
            one = {"id": pk, "name": name, "name_en": name_en, "cost": text(now), "people": people}
            found.append(one | {"per_head": per_head} | against)
    found.sort(key=lambda row: (-Decimal(row["cost"]), row["id"]))
    return [row | {"rank": number} for number, row in enumerate(found, 1)]


def _cost(departments: Sequence[Figures]) -> Figures:
    """All departments together."""
    now, before, year = (sum((Decimal(row[name]) for row in departments), Decimal(0)) for name in ("cost", "before", "year_ago"))
    return {
        "now": text(now),
        "before": text(before),
        "change": percent(now - before, before),
        "year_ago": text(year),
        "year_change": percent(now - year, year),
    }
