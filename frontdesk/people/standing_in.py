"""Who acts for whom on a day: absences form chains, of three links at most and never a ring."""

from datetime import date

from django.db.models import Q

from frontdesk.people.models import Absence, Person

LONGEST = 3  # stand-ins of stand-ins; whoever is further away knows nothing of the matter


def acting_for(person: Person, on: date) -> Person | None:
    """Who acts for a person on a day: themselves, the stand-in, the stand-in's stand-in; None when all of them are away."""
    acting, links = person, 0
    while away := Absence.objects.on(on).filter(person=acting).select_related("stand_in").first():
        links += 1
        if links > LONGEST:
            return None
        acting = away.stand_in
    return acting if acting.is_active else None


def covered_by(person: Person, on: date) -> set[int]:
    """Ids of those for whom this person acts on a day; nobody while the person is away too. Mostly one question, at most three."""
    absences = Absence.objects.on(on)
    nearest = set(absences.filter(Q(person=person) | Q(stand_in=person)).values_list("person", flat=True))
    if person.pk in nearest:
        return set()
    covered: set[int] = set()
    for _link in range(LONGEST - 1):
        covered |= nearest
        if not nearest:
            break
        nearest = set(absences.filter(stand_in__in=nearest).values_list("person", flat=True)) - covered - {person.pk}
    return covered | nearest


def linked(person: Person, step: tuple[str, str], first: date, last: date) -> tuple[set[int], int]:
    """Everybody linked to a person by absences that share a day with a period, and over how many links at most.

    `step` is ("person", "stand_in") towards those who act, ("stand_in", "person") towards those who are away.
    """
    here, there = step
    reached: set[int] = set()
    nearest, links = {person.pk}, 0
    while links <= LONGEST:
        nearest = set(Absence.objects.within(first, last).filter(**{f"{here}__in": nearest}).values_list(there, flat=True)) - reached
        if not nearest:
            break
        reached |= nearest
        links += 1
    return reached, links
