"""Rounds that nobody did: marked as missed, recorded after an outage, and given up when the next one has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from repairs.models import Checklist, Round
from repairs.notices.about_rounds import listed
from repairs.notices.rounds_not_opened import RoundsNotOpened
from repairs.promises.do_round import DoRound


class Owed(NamedTuple):
    """A round that is due, and not opened yet."""

    checklist: Checklist
    due_at: datetime

    def __str__(self) -> str:
        return f"{self.checklist.pk}:{self.due_at.isoformat()}"


@dataclass(frozen=True)
class Missed:
    """Rounds that came due and were over while nothing ran."""

    owed: tuple[Owed, ...]

    def __str__(self) -> str:
        return f"missed:{self.owed[0]}"


def miss(round_: Round, *, now: datetime) -> bool:
    """Nobody did it in time; False when somebody did meanwhile, or it was marked before. Its to-do tells who is responsible."""
    with transaction.atomic():
        found = Round.objects.open().filter(pk=round_.pk).update(missed_at=now)
        if found:
            trail.record("miss_round", subject=round_, at=now)
    return bool(found)


@transaction.atomic
def record(owed: Sequence[Owed], *, now: datetime) -> list[Round]:
    """Rounds that came due and were over while nothing ran: a record of each, and one notice a reader."""
    made = []
    for checklist, due_at in sorted(owed, key=lambda each: (each.due_at, each.checklist.pk)):
        missed = {"opened_at": now, "missed_at": now}
        round_, is_new = Round.objects.get_or_create(checklist=checklist, due_at=due_at, place=None, defaults=missed)
        if is_new:
            round_.checklist = checklist
            trail.record("miss_round", subject=round_, at=now)
            made.append(round_)
    _tell(made, now=now)
    return made


def _tell(made: Sequence[Round], *, now: datetime) -> None:
    """Whoever is responsible of their own, the admin managers of all."""
    by_reader: dict[Person, list[Round]] = {}
    for round_ in made:
        by_reader.setdefault(round_.checklist.responsible, []).append(round_)
    by_reader |= {manager: list(made) for manager in Person.objects.holding(Role.ADMIN_MANAGER).distinct()} if made else {}
    for person, rounds in by_reader.items():
        if not person.is_active:
            continue
        with override(person.language):
            data = {"many": str(len(rounds)), "rounds": listed(rounds), "path": reverse("repairs:round_list")}
        post(RoundsNotOpened, cause=f"rounds:{rounds[0].pk}-{rounds[-1].pk}:missed", to=person, subject=rounds[-1], data=data, now=now)


def given_up() -> list[Round]:
    """Missed rounds that nobody can do any more and whose ladder is climbed to its end."""
    steps = len(DoRound().ladder(DoRound.under(None)))
    told = todos.Todo.objects.open().filter(promise=DoRound.name, rung__gte=steps).values("subject_id")
    return list(Round.objects.replaced().filter(pk__in=told).order_by("pk"))


def give_up(round_: Round, *, now: datetime) -> int:
    """Everybody was told, and the next one is there: its to-do goes; that it was missed stays. How many to-dos there were."""
    return todos.withdraw(DoRound, subject=round_, now=now)
