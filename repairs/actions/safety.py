"""安全步骤: the sign was put out, the chair taken away, though nobody said so while reporting."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions.steps import locked, must_run, step
from repairs.models import EventKind, SafetyStep, SafetyTick, Ticket
from repairs.scope import makes_safe


def tick(ticket: Ticket, made_safe: SafetyStep, *, by: Person, now: datetime) -> bool:
    """Done, by whoever asked, the team or the desk. False when it was ticked before.

    Refused: not-yours, safety (a step of another category, or not asked any more), and what does not run any more.
    """
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(makes_safe(by, mine), _("Only who asked, the team or the front desk says this."), "not-yours")
        is_asked = made_safe.category_id == mine.category_id and made_safe.closed_at is None
        refuse_unless(is_asked, _("These safety steps belong to another category. Look at them again."), "safety")
        _row, is_new = SafetyTick.objects.get_or_create(ticket=mine, step=made_safe, defaults={"ticked_at": now, "ticked_by": by})
        if is_new:
            step(mine, EventKind.SAFETY_DONE, by=by, now=now, facts={"safety": made_safe.pk})
    return is_new
