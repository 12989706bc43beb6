"""What a visitor said and what was agreed, noted by host or desk; a business intention is handed to the right department."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions.steps import locked, step
from visitors.models import Visit, VisitOutcome
from visitors.models.visit_event import Verb
from visitors.notices import about
from visitors.notices.intention_handed_on import IntentionHandedOn
from visitors.notices.outcome_noted import OutcomeNoted
from visitors.promises.intention_followed_up import IntentionFollowedUp
from visitors.promises.what_was_agreed import WhatWasAgreed


def owe(visit: Visit, *, now: datetime, by: Person | None = None) -> None:
    """Whoever was received and is thanked has said something: the host notes it."""
    if visit.owes_thanks and visit.met_at:
        todos.open(WhatWasAgreed, subject=visit, since=now, holder=visit.host, by=by, now=now)


def note(
    visit: Visit, *, by: Person, now: datetime, said: str = "", agreed: str = "", intention: str = "", department: Department | None = None
) -> VisitOutcome:
    """Write it down; a later note stands beside an earlier one. Refused: empty, department, not-left."""
    refuse_unless(bool(said or agreed or intention), _("Write down what was said or agreed, or say that there was nothing."), "empty")
    refuse_unless(not intention or department is not None, _("Choose the department that takes it up."), "department")
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless(visit.met_at is not None, _("Nobody has received this visitor yet."), "not-met")
        made = VisitOutcome.objects.create(
            visit=visit,
            said=said,
            agreed=agreed,
            intention=intention,
            department=department if intention else None,
            noted_at=now,
            noted_by=by,
        )
        step(visit, Verb.NOTE, by=by, now=now)
        todos.settle(WhatWasAgreed, subject=visit, by=by, now=now)
        _tell(made, visit, by=by, now=now)
        if made.department:
            _hand_on(made, visit, by=by, now=now)
    return made


def nothing(visit: Visit, *, by: Person, now: datetime) -> int:
    """One tap: there was nothing to note."""
    return todos.settle(WhatWasAgreed, subject=visit, by=by, now=now, words="nothing to note")


def _tell(made: VisitOutcome, visit: Visit, *, by: Person, now: datetime) -> None:
    """Host and host's department read it, but nobody their own note."""
    head = visit.host.head
    for reader in {person.pk: person for person in (visit.host, head) if person and person.pk != by.pk}.values():
        with override(reader.language):
            none = _("nothing")
            data = about(visit, said=made.said or none, agreed=made.agreed or none, path=made.get_absolute_url())
        post(OutcomeNoted, cause=f"outcome:{made.pk}", to=reader, subject=made, data=data, now=now)


def _hand_on(made: VisitOutcome, visit: Visit, *, by: Person, now: datetime) -> None:
    """The head of the department takes it up; a department without a head leaves it to the admin manager."""
    head = made.department.head if made.department else None
    held = {"holder": head} if head else {"role": Role.ADMIN_MANAGER}
    todos.open(IntentionFollowedUp, subject=made, since=now, by=by, now=now, **held)
    for reader in [head] if head else Person.objects.holding(Role.ADMIN_MANAGER):
        with override(reader.language):
            none = _("none")
            contact = {"phone": visit.shown_phone or none, "email": visit.email or none}
            data = about(visit, intention=made.intention, path=made.get_absolute_url(), **contact)
        post(IntentionHandedOn, cause=f"outcome:{made.pk}:intention", to=reader, subject=made, data=data, now=now)
