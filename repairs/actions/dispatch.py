"""Who repairs a ticket: the first of those who may accept it has it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions.steps import locked, must_run, step
from repairs.models import EventKind, Offer, Ticket
from repairs.scope import works_on


def accept(ticket: Ticket, *, by: Person, now: datetime) -> Ticket:
    """Mine: by whom it was offered to or assigned, or by somebody of its team. Open offers to others are taken back.

    Accepting what one has already is nothing. Refused: not-yours, taken, and what does not run any more.
    """
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        if mine.accepted_by_id == by.pk:
            return mine
        offers = Offer.objects.open().filter(ticket=mine)
        may = works_on(by, mine) or offers.filter(person=by).exists()
        refuse_unless(may, _("This ticket was not offered to you."), "not-yours")
        refuse_unless(mine.accepted_at is None, _("%(person)s has accepted it already.") % {"person": mine.accepted_by}, "taken")
        offers.filter(person=by).update(accepted_at=now)
        offers.exclude(person=by).update(withdrawn_at=now)
        columns: dict[str, Any] = {"assigned_to": by, "accepted_at": now, "accepted_by": by}
        if mine.assigned_to_id != by.pk:
            columns |= {"assigned_at": now, "assigned_by": by}
        step(mine, EventKind.ACCEPTED, by=by, now=now, facts={"person": by.pk}, **columns)
    return mine
