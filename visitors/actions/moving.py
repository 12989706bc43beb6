"""A visit at another time or in another room: the pass is good for the new day, what was approved for a day off is not."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from visitors.actions import approving, telling
from visitors.actions.announcing import save_with_code
from visitors.actions.steps import locked, must_be_open, step
from visitors.models import Visit
from visitors.models.visit_event import Verb

PLACE = 80  # characters of the field


def move(visit: Visit, *, to: datetime, by: Person | None, now: datetime, place: str | None = None, off_day_reason: str = "") -> Visit:
    """The visitor is expected then; on another day with another code, on a day off once that is approved. The same again is nothing.

    Refused: past, off-day (nobody says why), pass, and what has ended or has begun moves no more.
    """
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        refuse_unless(visit.arrived_at is None, _("This visitor is here already."), "already")
        refuse_unless(visit.recurring_id is None, _("This visit belongs to a recurring pass and its day."), "pass")
        where = visit.place if place is None else place[:PLACE]
        if (to, where) == (visit.expected_at, visit.place):
            return visit
        refuse_unless(to > now, _("This moment has passed. Choose a later time."), "past")
        was = visit.expected_at
        if to == was:
            visit.place = where
            visit.save(update_fields=["place"])
            put(visit)
            return visit
        reason = off_day_reason.strip() or visit.off_day_reason
        approving.must_have_reason(to, reason)
        changed: dict[str, Any] = {"expected_at": to, "place": where, "off_day_reason": reason}
        other_day = visit.code_on != timezone.localdate(to)
        if other_day:
            approving.withdraw(visit, by=by, now=now)
            changed |= {"clearance_asked_at": None, "cleared_at": None, "cleared_by": None}
            visit.code_on = timezone.localdate(to)
            save_with_code(visit, update_fields=["code", "code_on"])
        step(
            visit,
            Verb.MOVE,
            by=by,
            now=now,
            words=f"{timezone.localtime(to):%m-%d %H:%M}",
            more={"was": was and was.isoformat()},
            **changed,
        )
        if other_day and approving.is_day_off(to):
            approving.ask(visit, by=by, now=now)
        elif not visit.awaits_approval:
            telling.moved(visit, now=now)
    return visit
