"""In which department somebody was on a day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from frontdesk.people.models import Posting

MANY = 500  # people beyond whom all postings are read: few ever change


class Postings:
    """The changes of some people, read in one question."""

    def __init__(self, known: Mapping[int, Sequence[tuple[date, int | None]]]):
        self.known = known

    @classmethod
    def of(cls, people: Iterable[int | None]) -> "Postings":
        wanted = {pk for pk in people if pk}
        rows = Posting.objects.order_by("person", "since")
        rows = rows.filter(person__in=wanted) if len(wanted) <= MANY else rows
        known: dict[int, list[tuple[date, int | None]]] = defaultdict(list)
        for person, since, department in rows.values_list("person", "since", "department"):
            known[person].append((since, department))
        return cls(known)

    def on(self, day: date, person: int | None, present: int | None) -> int | None:
        """The department of that day's morning; the present one of whoever never changed."""
        postings = self.known.get(person or 0)
        if not postings:
            return present
        number = bisect_right([since for since, _department in postings], day)
        return postings[max(number, 1) - 1][1]
