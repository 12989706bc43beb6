"""Holds: an incident needs the names of a visit, so nobody forgets them until the hold is ended."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.forgetting.whose import same_person
from visitors.actions.steps import locked, step
from visitors.models import Visit
from visitors.models.visit_event import Verb


def hold(visit: Visit, *, reason: str, by: Person, now: datetime) -> Visit:
    """Keep a visit, and all others of the same person, from being forgotten. Refused: reason, held, forgotten."""
    reason = " ".join(reason.split())[:200]
    refuse_unless(bool(reason), _("Say in a few words which incident needs this visit."), "reason")
    with transaction.atomic():
        # Whoever forgets holds the rows it takes: one of the two waits, and a hold that came first is seen.
        list(same_person(visit).select_for_update(of=("self",)).order_by("pk"))
        visit = locked(visit)
        refuse_unless(visit.held_at is None, _("This visit is held already."), "held")
        step(visit, Verb.HOLD, by=by, now=now, words=reason, held_at=now, held_by=by, hold_reason=reason)
    return visit


def release(visit: Visit, *, by: Person, now: datetime) -> Visit:
    """End the hold: the visit is forgotten when its time is over. Refused: not-held, forgotten."""
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless(visit.held_at is not None, _("This visit is not held."), "not-held")
        step(visit, Verb.RELEASE, by=by, now=now, held_at=None, held_by=None, hold_reason="")
    return visit
