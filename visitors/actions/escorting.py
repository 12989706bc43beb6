"""Taking a visitor up: to the room, or to the host."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions import visits
from visitors.actions.steps import locked, must_be_here, step
from visitors.models import Visit
from visitors.models.visit_event import Verb


def escort(visit: Visit, *, by: Person, now: datetime, who: Person | None = None) -> Visit:
    """Somebody takes the visitor up; who was waiting is let in by it, badge and all. Refused: escorted, out."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.escorted_at is None, _("This visitor has been taken up already."), "escorted")
        refuse_unless(visit.out_at is None, _("This visitor has stepped out."), "out")
        more = {} if visit.met_at else visits.taking_in(visit, by=by, now=now)
        words = str(who) if who and who != by else ""
        facts: dict[str, Any] = {
            "escorted_at": now,
            "escorted_by": who or by,
            "met_at": visit.met_at or now,
            "met_by": visit.met_by if visit.met_at else by,
        }
        step(visit, Verb.ESCORT, by=by, now=now, more=more, words=words, device=None, **facts)
    return visit
