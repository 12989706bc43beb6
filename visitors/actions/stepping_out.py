"""Stepping out for a while, and coming back. The badge goes along; who is out is not in the house."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.steps import locked, must_be_here, step
from visitors.models import KioskDevice, Visit
from visitors.models.visit_event import Verb


def step_out(
    visit: Visit,
    *,
    now: datetime,
    to: str = "",
    back_at: datetime | None = None,
    by: Person | None = None,
    device: KioskDevice | None = None,
) -> Visit:
    """The visitor goes out for a while, where to and until when if they say so. Refused: waiting, out, back."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.met_at is not None, _("This visitor is still waiting. Let them in first, or check them out."), "waiting")
        refuse_unless(visit.out_at is None, _("This visitor has stepped out already."), "out")
        refuse_unless(back_at is None or back_at > now, _("This moment has passed. Choose a later time."), "back")
        more = {"expected_back": back_at.isoformat()} if back_at else {}
        step(visit, Verb.STEP_OUT, now=now, by=by, device=device, more=more, words=" ".join(to.split()), out_at=now, out_by=by)
    return visit


def come_back(visit: Visit, *, now: datetime, by: Person | None = None, device: KioskDevice | None = None) -> Visit:
    """The visitor is back. Refused: not-out."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.out_at is not None, _("This visitor is in the house."), "not-out")
        step(visit, Verb.COME_BACK, now=now, by=by, device=device, out_at=None, out_by=None)
    return visit
