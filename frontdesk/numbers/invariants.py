"""What must hold of the numbers: in each series and period they are 1 … n, and every one belongs to a series that exists."""

from collections.abc import Iterable

from django.db.models import Count, Max

from frontdesk.invariants import invariant
from frontdesk.numbers.models import Counter, Number
from frontdesk.numbers.series import SERIES


@invariant("numbers.no_holes")
def no_holes() -> Iterable[str]:
    """As many numbers as the counter says, the highest is the counter's last; two alike the unique index refuses."""
    rows = Number.objects.order_by().values_list("series", "period")
    given = {(series, period): (many, highest) for series, period, many, highest in rows.annotate(many=Count("pk"), highest=Max("n"))}
    counted = {(series, period): last for series, period, last in Counter.objects.values_list("series", "period", "last")}
    for series, period in sorted({*given, *counted}):
        many, highest = given.get((series, period), (0, 0))
        last = counted.get((series, period), 0)
        if not many == highest == last:
            yield f"{series} {period}: {many} numbers, the highest {highest}, counted {last}"


@invariant("numbers.known_series")
def known_series() -> Iterable[str]:
    """Every counter belongs to a series that is declared."""
    return (f"{name} is declared nowhere" for name in sorted(set(Counter.objects.values_list("series", flat=True)) - set(SERIES.names())))
