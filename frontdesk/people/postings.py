"""In which department somebody was on a day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import TruncDate

from frontdesk.people.models import Posting

Rows = TypeVar("Rows", bound="QuerySet[Any]")
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


def of_those_in(rows: Rows, person: str, moment: str, department: int) -> Rows:
    """Rows whose person was in the department on the morning of that moment, as daily facts count them; without a moment, is in it now."""
    there = Posting.objects.filter(department=department).values("person")
    postings = Posting.objects.filter(person=OuterRef(person))
    until_then = postings.filter(since__lte=OuterRef("posted_on")).order_by("-since")
    then = Case(
        When(**{f"{moment}__isnull": True}, then=F(f"{person}__department")),
        When(Exists(until_then), then=Subquery(until_then.values("department")[:1])),
        When(Exists(postings), then=Subquery(postings.order_by("since").values("department")[:1])),
        default=F(f"{person}__department"),
        output_field=BigIntegerField(),
    )
    near = rows.filter(Q(**{f"{person}__department": department}) | Q(**{f"{person}__in": there}))
    return near.alias(posted_on=TruncDate(moment)).alias(posted_in=then).filter(posted_in=department)
