"""What leaving sets going: the badge comes back or is looked for, the visitor is thanked, the waiting area is tidied."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Company, Person
from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from visitors.actions import badges, telling
from visitors.models import BadgeLoan, Visit
from visitors.promises.badge_back import BadgeBack
from visitors.promises.thanks_within_a_day import ThanksWithinADay
from visitors.promises.waiting_area_tidied import WaitingAreaTidied


def hand_in(visit: Visit, *, is_back: bool, at: datetime, now: datetime, by: Person | None = None) -> dict[str, Any]:
    """Take the badge back; one that was lent and is not there stays out, and the desk looks for it. What an undo must know of it."""
    loan = BadgeLoan.objects.out_with(visit)
    if loan is None or is_back or loan.lent_at is None:
        return {"badge": badges.give_back(visit, now=now, by=by)}
    todos.open(BadgeBack, subject=visit, since=BadgeBack.begins(at), role=Role.RECEPTIONIST, by=by, now=now)
    return {"badge": ""}


def owe_thanks(visit: Visit, *, since: datetime, now: datetime, by: Person | None = None) -> None:
    """The desk thanks whom it can write to, the host the others."""
    if visit.owes_thanks:
        held = {"role": Role.RECEPTIONIST} if telling.way_to(visit) else {"holder": visit.host}
        todos.open(ThanksWithinADay, subject=visit, since=since, now=now, by=by, **held)


def tidy_up(*, now: datetime, by: Person | None = None) -> bool:
    """The waiting area is tidied once, however many leave meanwhile; whether this leaving opened the to-do."""
    company = Company.objects.here()
    if company.pk is None or Todo.objects.open().about(company).filter(promise=WaitingAreaTidied.name).exists():
        return False
    todos.open(WaitingAreaTidied, subject=company, since=now, role=Role.RECEPTIONIST, by=by, now=now)
    return True
