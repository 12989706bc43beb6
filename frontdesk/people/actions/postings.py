"""Who changes to another department belongs to it from the next morning on: what is counted by departments is counted as it was."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from frontdesk.people.models import Person, Posting


def moved(people: Iterable[tuple[Person, int | None]], *, now: datetime) -> None:
    """These people, each with the department they come from, have another one now. Inside the caller's transaction."""
    moves = list(people)
    if not moves:
        return
    today = timezone.localdate(now)
    known = set(Posting.objects.filter(person__in=[person.pk for person, _before in moves]).values_list("person", flat=True))
    first = [
        Posting(person=person, department_id=before, since=min(timezone.localdate(person.joined_at), today))
        for person, before in moves
        if person.pk not in known
    ]
    then = [Posting(person=person, department_id=person.department_id, since=today + timedelta(days=1)) for person, _before in moves]
    Posting.objects.bulk_create(first, ignore_conflicts=True, batch_size=500)
    Posting.objects.bulk_create(
        then, update_conflicts=True, unique_fields=["person", "since"], update_fields=["department"], batch_size=500
    )
