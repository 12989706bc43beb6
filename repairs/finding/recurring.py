"""The same fault again and again: where so many tickets of one kind were repaired within so many days."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Q

from repairs.finding.costs import costs_of
from repairs.models import Recurrence, Ticket

Key = tuple[int | None, int | None, str]  # place where no thing is known, thing, kind


@dataclass(frozen=True)
class Found:
    """An episode: of which thing or place and kind, its tickets from the first to the last, what they cost together in yuan."""

    key: Key
    tickets: list[int]
    first_at: datetime
    last_at: datetime
    cost: Decimal


def episodes(now: datetime, *, least: int, within: timedelta) -> list[Found]:
    """All that run at `now`, and that the kept rows do not tell yet. What was settled counts from then on only. Seven queries."""
    begin = now - within
    repaired = Ticket.objects.filter(resolved_at__gt=begin, resolved_at__lte=now, cancelled_at__isnull=True, merged_at__isnull=True)
    of_things = _often(repaired.filter(thing__isnull=False), "thing", least)
    of_places = _often(repaired.filter(thing__isnull=True), "place", least)
    settled, told = _settled(), _told()
    times: dict[Key, list[tuple[datetime, int]]] = defaultdict(list)
    wanted = Q(thing__in={pk for pk, _kind in of_things}) | Q(thing__isnull=True, place__in={pk for pk, _kind in of_places})
    for pk, place, thing, kind, at in repaired.filter(wanted).values_list("pk", "place", "thing", "category__kind", "resolved_at"):
        key: Key = (None, thing, kind) if thing else (place, None, kind)
        if at is not None and at > settled.get(key, begin):
            times[key].append((at, pk))
    owed = {key: sorted(rows) for key, rows in times.items() if len(rows) >= least and told.get(key) != max(rows)[0]}
    costs = costs_of([pk for rows in owed.values() for _at, pk in rows])
    return [
        Found(key, [pk for _at, pk in rows], rows[0][0], rows[-1][0], sum((costs[pk].total for _at, pk in rows), Decimal(0)))
        for key, rows in owed.items()
    ]


def _often(rows: "object", what: str, least: int) -> set[tuple[int, str]]:
    grouped = rows.order_by().values(what, "category__kind").annotate(many=Count("pk"))  # type: ignore[attr-defined]
    return set(grouped.filter(many__gte=least).values_list(what, "category__kind"))


def _settled() -> dict[Key, datetime]:
    """When each was settled the last time."""
    rows = Recurrence.objects.filter(settled_at__isnull=False).order_by("settled_at")
    return {(place, thing, kind): at for place, thing, kind, at in rows.values_list("place", "thing", "kind", "settled_at") if at}


def _told() -> dict[Key, datetime]:
    """The newest repair that an open episode knows of."""
    rows = Recurrence.objects.open().values_list("place", "thing", "kind", "last_at")
    return {(place, thing, kind): at for place, thing, kind, at in rows}
